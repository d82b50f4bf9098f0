import { causeOf } from '../../facts/causes'
import { type Finding, isAlarm, type Verdict } from './verdict'

/**
 * What became of a fault, seen from a fresh log: `gone`: a pull works and the fault is not in it; `still`: it is in it and
 * ongoing; `other`: another fault stands there now; `old`: only lines that the earlier log had too; `quiet`: neither the
 * fault nor a pull that works.
 */
export interface Comparison {
	readonly outcome: 'gone' | 'still' | 'other' | 'old' | 'quiet'
	/** One or two sentences for the reader. */
	readonly says: string
}

/**
 * Compares a fresh log with the verdict over an earlier one.
 *
 * @returns null when there was no fault before.
 */
export function compareVerdicts(before: Verdict, after: Verdict): Comparison | null {
	if (after.status === 'empty') return null
	if (before.status === 'unknown-fault') return compareUnknown(before, after)
	if (before.cause === null || !isAlarm(before.status)) return null
	const told = causeOf(before.cause).title
	const since = Date.parse(before.pulls.lastTime ?? '')
	const again = after.findings.filter(({ cause, role, aside }) => !aside && cause === before.cause && role !== 'harmless' && role !== 'success')
	const seenSince = again.some((finding) => isNewer(finding, since))
	if (after.status === 'healthy' || (after.pulls.okInARow > 0 && !seenSince && !isAlarm(after.status)))
		return { outcome: 'gone', says: `It went away: a pull works now. Before: “${told}”.` }
	if (isAlarm(after.status) && after.cause !== before.cause && after.cause !== null && !seenSince)
		return {
			outcome: 'other',
			says: `That one is gone: “${told}”. Another fault shows now: “${causeOf(after.cause).title}”. Repair this one next.`,
		}
	if (isAlarm(after.status) && after.cause === before.cause) {
		if (after.findings[0]?.healed) return { outcome: 'gone', says: `It went away: a pull worked after the last of these lines. Before: “${told}”.` }
		if (!seenSince && !Number.isNaN(since) && again.some(({ lastTime }) => lastTime !== null))
			return {
				outcome: 'old',
				says: `“${told}” is in this log only where it was before: nothing new happened since. Restart the bouncer, wait for one pull, and paste the log again.`,
			}
		return { outcome: 'still', says: `“${told}” is still there.${stillHint(before, after)}` }
	}
	return { outcome: 'quiet', says: `“${told}” is not in this log, and no pull that works either. Wait for one pull, and paste the log again.` }
}

/** A line that nobody knows is followed by its text. */
function compareUnknown({ unrecognised: [line] }: Verdict, after: Verdict): Comparison | null {
	if (!line) return null
	const told = line.template
	if (after.unrecognised.some(({ template }) => template === told)) return { outcome: 'still', says: `The line is there again: “${told}”.` }
	if (after.status === 'healthy') return { outcome: 'gone', says: `It went away: a pull works now. Before: “${told}”.` }
	if (after.cause !== null) return { outcome: 'other', says: `The line is gone. Now the log names a fault: “${causeOf(after.cause).title}”.` }
	return { outcome: 'quiet', says: 'The line is not in this log, and no pull that works either. Wait for one pull, and paste the log again.' }
}

function isNewer(finding: Finding, since: number): boolean {
	const last = Date.parse(finding.lastTime ?? '')
	return Number.isNaN(since) || Number.isNaN(last) || last > since
}

/** Where the very same line comes again, the running program may not have read the changed file. */
function stillHint(before: Verdict, after: Verdict): string {
	return before.findings[0]?.error === after.findings[0]?.error
		? ' Was the bouncer restarted after the change, and is it the file that it reads?'
		: ' The message is another one now.'
}
