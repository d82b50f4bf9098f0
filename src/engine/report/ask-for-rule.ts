import { issueTracker } from '../../facts/project'
import type { Verdict } from '../verdict'
import { Masker } from './mask-addresses'

const entriesTold = 12
/** GitHub refuses addresses above 8 kB. */
const longestAddress = 7000

/** A request to learn the messages that no rule knows: what is needed for a rule, with keys, addresses and hosts masked. */
export interface RuleRequest {
	readonly title: string
	/** Markdown. */
	readonly body: string
}

/**
 * @param bouncerName As readers know it; null when it is not known.
 * @returns null when every line that looks like an error is known.
 */
export function askForRule(verdict: Verdict, bouncerName: string | null): RuleRequest | null {
	const [first] = verdict.unrecognised
	if (!first) return null
	const masker = new Masker()
	const told = verdict.unrecognised.slice(0, entriesTold)
	const body = [
		'These lines look like errors, and the log analyzer does not know them.',
		'',
		`- Bouncer: ${bouncerName ?? 'not known'}`,
		'- Version: (please fill in)',
		`- Log: ${verdict.input.format}${verdict.input.wrapperId === 'none' ? '' : ` in ${verdict.input.wrapper}`}`,
		`- Verdict without them: ${verdict.cause ?? verdict.status}`,
		'- What was wrong in the end: (please fill in, where you know)',
		'',
		'```',
		...told.map(({ count, sample }) => `${count}× ${masker.mask(sample.trim())}`),
		'```',
	].join('\n')
	return { title: `Unknown message${bouncerName ? ` of ${bouncerName}` : ''}: ${masker.mask(first.template).slice(0, 80)}`, body }
}

/** The address of a prefilled issue. Nothing is sent before the reader opens it and presses the button there. */
export function issueAddress({ title, body }: RuleRequest): string {
	const address = (text: string) => `${issueTracker}?${new URLSearchParams({ title, body: text })}`
	let kept = body.length
	while (kept > 0 && address(shortened(body, kept)).length > longestAddress) kept = Math.floor(kept * 0.9)
	return address(shortened(body, kept))
}

function shortened(body: string, length: number): string {
	return length < body.length ? `${body.slice(0, length)}\n…\n\`\`\`` : body
}
