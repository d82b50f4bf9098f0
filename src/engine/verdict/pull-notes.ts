import { planNotices } from '../config/values/interval'
import type { Pulls } from '../logs/pulls/pulls'
import { thousands } from '../thousands'

/** After this long without a pull the Console raises the alert. */
export const alertAfterHours = 24

/**
 * What the pulls of a log say about the alert, in sentences: the last one, the gap, the interval, and whether it still fails.
 * @param drawn the gap stands in a picture beside them, with the hours.
 */
export function pullNotes(pulls: Pulls, drawn = false): readonly string[] {
	const notes: string[] = []
	if (pulls.ok + pulls.failed === 0) return notes
	notes.push(`${thousands(pulls.ok)} worked, ${thousands(pulls.failed)} failed.`)
	if (pulls.failedInARow > 1) notes.push(`It still fails at the end of the log: ${thousands(pulls.failedInARow)} pulls in a row.`)
	else if (pulls.failedInARow === 1) notes.push('The last pull in the log failed.')
	else if (pulls.failed > 0) notes.push(recovered(pulls))
	if (!drawn && pulls.gapHours !== null) notes.push(...gapNotes(pulls.gapHours, pulls.failedInARow))
	if (pulls.intervalSeconds !== null) notes.push(intervalSentence(pulls.intervalSeconds))
	return notes
}

function recovered(pulls: Pulls): string {
	const row = pulls.longestFailure > 1 ? `, at most ${pulls.longestFailure} in a row` : ''
	return `The failures are over${row}: the last ${pulls.okInARow > 1 ? `${thousands(pulls.okInARow)} pulls` : 'pull'} worked.`
}

function gapNotes(gap: number, failedInARow: number): readonly string[] {
	if (gap >= alertAfterHours) return [`No pull worked for ${hours(gap)} at the end of the log. The Console raises its alert after ${alertAfterHours} hours.`]
	return gap > 0 && failedInARow > 0 ? [`The last pull that worked is ${hours(gap)} older.`] : []
}

function intervalSentence(seconds: number): string {
	const plan = planNotices(seconds, 'integration').map(({ message }) => `For a Console integration: ${message}`)
	return [`Pulls stand about ${duration(seconds)} apart in the log.`, ...plan].join(' ')
}

/** `10 s`, `15 min`, `2 h`. */
function duration(seconds: number): string {
	if (seconds < 120) return `${seconds} s`
	if (seconds < 7200) return `${Math.round(seconds / 60)} min`
	return hours(Math.round(seconds / 360) / 10)
}

function hours(value: number): string {
	return `${value} h`
}
