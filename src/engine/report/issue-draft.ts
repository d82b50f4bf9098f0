import { issueTracker, type Release } from '../../facts/project'
import type { Verdict } from '../verdict/verdict'
import { codeBlock, plainWords } from './code-block'
import { Masker } from './mask-addresses'
import { reportOf } from './report'
import { shownTemplate } from './without-secrets'

const entriesTold = 12
/** GitHub refuses addresses above 8 kB. */
const longestAddress = 7000

/** What a reader tells us, with keys, addresses and hosts masked. */
export interface IssueDraft {
	/** Of `.github/ISSUE_TEMPLATE`; a tracker that does not have it still takes title and body. */
	readonly template: 'unknown-message.md' | 'wrong-verdict.md'
	readonly title: string
	/** Markdown. */
	readonly body: string
}

/**
 * A request to learn the messages that no rule knows: what is needed for a rule.
 *
 * @param bouncerName As readers know it; null when it is not known.
 * @returns null when every line that looks like an error is known.
 */
export function askForRule(verdict: Verdict, bouncerName: string | null): IssueDraft | null {
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
		...codeBlock(told.map(({ count, sample }) => `${count}× ${masker.mask(sample.trim())}`)),
	].join('\n')
	const title = `Unknown message${bouncerName ? ` of ${bouncerName}` : ''}: ${plainWords(masker.mask(shownTemplate(first)).slice(0, 80))}`
	return { template: 'unknown-message.md', title, body }
}

/** A report of a verdict that turned out to be wrong, with room for what it should have been. */
export function tellWrongVerdict(verdict: Verdict, bouncerName: string | null, release: Release): IssueDraft {
	const body = ['- What was wrong in the end: (please fill in)', '- How you found out: (please fill in)', '', reportOf(verdict, bouncerName, release)].join(
		'\n',
	)
	return { template: 'wrong-verdict.md', title: `Wrong verdict${bouncerName ? ` for ${bouncerName}` : ''}: ${verdict.cause ?? verdict.status}`, body }
}

/** The address of a prefilled issue. Nothing is sent before the reader opens it and presses the button there. */
export function issueAddress({ template, title, body }: IssueDraft): string {
	const address = (text: string) => `${issueTracker}?${new URLSearchParams({ template, title, body: text })}`
	let kept = body.length
	while (kept > 0 && address(shortened(body, kept)).length > longestAddress) kept = Math.floor(kept * 0.9)
	return address(shortened(body, kept))
}

function shortened(body: string, length: number): string {
	const fence = /^`{3,}$/m.exec(body)?.[0] ?? ''
	return length < body.length ? `${body.slice(0, length)}\n…\n${fence}` : body
}
