import { planNotices } from '../config/interval'
import { thousands } from '../thousands'
import type { Pulls } from '../verdict'

/** After this long without a pull the Console raises the alert. */
export const alertAfterHours = 24

/** What the pulls of a log say about the alert, in sentences: the last one, the gap, the interval, and whether it still fails. */
export function pullNotes(pulls: Pulls): readonly string[] {
	const notes: string[] = []
	if (pulls.ok + pulls.failed === 0) return notes
	notes.push(`${thousands(pulls.ok)} worked, ${thousands(pulls.failed)} failed.`)
	if (pulls.failedInARow > 1) notes.push(`It still fails at the end of the log: ${thousands(pulls.failedInARow)} pulls in a row.`)
	else if (pulls.failedInARow === 1) notes.push('The last pull in the log failed.')
	else if (pulls.failed > 0) notes.push(recovered(pulls))
	if (pulls.gapHours !== null && pulls.gapHours >= alertAfterHours)
		notes.push(`No pull worked for ${hours(pulls.gapHours)} at the end of the log. The Console raises its alert after ${alertAfterHours} hours.`)
	else if (pulls.gapHours !== null && pulls.gapHours > 0 && pulls.failedInARow > 0) notes.push(`The last pull that worked is ${hours(pulls.gapHours)} older.`)
	if (pulls.intervalSeconds !== null) notes.push(intervalSentence(pulls.intervalSeconds))
	return notes
}

function recovered(pulls: Pulls): string {
	const row = pulls.longestFailure > 1 ? `, at most ${pulls.longestFailure} in a row` : ''
	return `The failures are over${row}: the last ${pulls.okInARow > 1 ? `${thousands(pulls.okInARow)} pulls` : 'pull'} worked.`
}

function intervalSentence(seconds: number): string {
	const plan = planNotices(seconds, 'integration').map(({ message }) => message)
	return [`Pulls stand about ${duration(seconds)} apart in the log.`, ...(plan.length > 0 ? ['For a Console integration:', ...plan] : [])].join(' ')
}

/** `10 s`, `15 min`, `2 h`. */
export function duration(seconds: number): string {
	if (seconds < 120) return `${seconds} s`
	if (seconds < 7200) return `${Math.round(seconds / 60)} min`
	return hours(Math.round(seconds / 360) / 10)
}

function hours(value: number): string {
	return `${value} h`
}
