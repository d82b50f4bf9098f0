import type { CauseId } from '../../facts/causes'
import type { Confidence, Finding } from '../verdict'
import type { RuleTally } from './tally'

/** A fault that a later success has ended counts less than one that still stands at the end of the log. */
const healedMalus = 25
/** Roots up to this rank are about side jobs (metrics, captcha, ignored settings): a bouncer that pulls is healthy in spite of them. */
export const sideJobRank = 35

export interface Ranked {
	readonly tally: RuleTally
	readonly healed: boolean
	readonly weight: number
}

/**
 * Orders what was found: roots before consequences, the specific before the general, the ongoing before the healed, the first
 * before the last.
 *
 * @param lastSuccessLine The last line that proves a working pull; 0 when there is none.
 */
export function rankTallies(tallies: readonly RuleTally[], lastSuccessLine: number): readonly Ranked[] {
	const ranked = tallies.map((tally) => {
		const healed = tally.rule.pull === 'failed' && lastSuccessLine > tally.lastLine
		return { tally, healed, weight: tally.rule.rank - (healed ? healedMalus : 0) }
	})
	return ranked.sort((a, b) => roleOrder(a) - roleOrder(b) || b.weight - a.weight || a.tally.firstLine - b.tally.firstLine)
}

function roleOrder({ tally }: Ranked): number {
	switch (tally.rule.role) {
		case 'root':
			return 0
		case 'consequence':
			return 1
		case 'harmless':
			return 2
		case 'success':
			return 3
		case 'context':
			return 4
	}
}

export interface Judgement {
	readonly status: 'problem' | 'healthy' | 'unrecognised'
	readonly cause: CauseId | null
	readonly confidence: Confidence
	readonly because: readonly string[]
}

/** The verdict over ranked findings. `findings` are in the order of `ranked`. */
export function judge(ranked: readonly Ranked[], findings: readonly Finding[], unrecognised: number): Judgement {
	const [first] = ranked
	const pulled = ranked.some(({ tally }) => tally.rule.role === 'success' && tally.rule.pull === 'ok')
	const success = ranked.some(({ tally }) => tally.rule.role === 'success')
	const because: string[] = []
	if (first && (first.tally.rule.role === 'root' || first.tally.rule.role === 'consequence')) {
		const { rule } = first.tally
		const side = rule.role === 'root' && rule.rank <= sideJobRank
		if (!(side && rule.severity !== 'error' && pulled)) {
			const rival = ranked.find(({ tally }) => tally.rule.role === 'root' && tally.rule.cause !== rule.cause && tally.rule.rank >= rule.rank - 10)
			let confidence: Confidence = 'high'
			if (rule.role === 'consequence') {
				confidence = 'low'
				because.push('Only a consequence is in these lines. The cause stands further up, or in another log.')
			} else if (first.healed) {
				confidence = 'medium'
				because.push('A pull worked after the last of these lines: the fault may be over.')
			} else if (rule.alsoCauses.length > 0 || rival || rule.rank < 50) {
				confidence = 'medium'
				if (rival) because.push('The log also shows another fault that could be the first one.')
				else if (rule.alsoCauses.length > 0) because.push('The program prints the same line for more than one cause.')
				else because.push('The message does not name the setting.')
			} else because.push('The message names the cause itself.')
			if (rule.cause === 'api-key-invalid' && !first.healed && workedBefore(ranked, first)) {
				because.unshift('Pulls worked with this key before, so it was changed or deleted since.')
				return { status: 'problem', cause: 'credentials-rotated', confidence, because }
			}
			return { status: 'problem', cause: rule.cause, confidence, because }
		}
	}
	if (success) {
		because.push(pulled ? 'The log shows pulls that worked and no fault after them.' : 'The log shows blocking at work and no fault.')
		return { status: 'healthy', cause: null, confidence: pulled && unrecognised === 0 ? 'high' : 'medium', because }
	}
	because.push(
		findings.length > 0
			? 'What is known in these lines tells neither that pulling works nor that it fails.'
			: 'None of these lines is a message that a bouncer is known to print.',
	)
	return { status: 'unrecognised', cause: null, confidence: 'low', because }
}

function workedBefore(ranked: readonly Ranked[], first: Ranked): boolean {
	return ranked.some(({ tally }) => tally.rule.pull === 'ok' && tally.firstLine < first.tally.firstLine)
}
