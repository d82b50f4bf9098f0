import { plainText } from '../engine/plain-text'
import { toldApart } from '../engine/verdict/alternatives'
import { headlineOf } from '../engine/verdict/headline'
import { pullNotes } from '../engine/verdict/pull-notes'
import { evidenceOf, type Finding, firstFault, type Verdict } from '../engine/verdict/verdict'
import { bouncerIds } from '../facts/bouncer'
import { causeOf } from '../facts/causes'

const site = '/u/troubleshooting'

function maybe([first, ...others]: readonly string[]): string {
	if (first === undefined) return 'not known'
	return others.length === 0 ? `perhaps ${first}` : `one of ${[first, ...others].slice(0, 4).join(', ')}`
}

/** The verdict for a person at a terminal: the answer first, then the fix, then the evidence. */
export function printVerdict(verdict: Verdict, nothingRead: boolean): string {
	const out: string[] = []
	const speaker = verdict.bouncer ?? maybe(verdict.bouncerCandidates)
	const first = firstFault(verdict)
	out.push(
		verdict.status === 'empty'
			? nothingRead
				? 'Nothing was read: the input is empty.'
				: 'The input holds no text.'
			: headlineOf(verdict, nameOf(verdict.bouncer)),
	)
	if (verdict.cause && first) out.push(`  ${plainText(first.means)}`, '', `Fix: ${plainText(first.fix)}`, `More: ${first.page}`)
	out.push('', `Bouncer: ${speaker}. Confidence: ${verdict.confidence}. ${verdict.because.join(' ')}`)
	out.push(`Read: ${verdict.lines.total} lines, ${verdict.input.format}${verdict.input.wrapperId === 'none' ? '' : ` in ${verdict.input.wrapper}`}.`)
	const notes = pullNotes(verdict.pulls)
	if (notes.length > 0) out.push(`Pulls: ${notes.join(' ')}`)
	if (verdict.consoleIssues.length > 0) out.push('', 'Leads to an alert of the Console')
	for (const { title, page, why } of verdict.consoleIssues) out.push(`  ${title}: ${page}`, `    ${why}`)
	if (verdict.alternatives.length > 0) out.push('', 'The same line can also mean')
	for (const { causes, command } of toldApart(verdict.alternatives, verdict.next)) {
		for (const cause of causes) out.push(`  ${causeOf(cause).title}`)
		if (command) out.push(`    ${command}`)
	}
	if (verdict.next.length > 0) out.push('', 'To be surer')
	for (const { what, command } of verdict.next) {
		out.push(`  ${plainText(what)}`)
		if (command && command.shell !== 'click') {
			out.push(`    ${command.run}`)
			if (command.note) out.push(`    ${plainText(command.note)}`)
		}
	}
	section(out, 'Evidence', evidenceOf(verdict))
	section(
		out,
		'Of other programs, not of the bouncer',
		verdict.findings.filter(
			({ role, aside, firstLine }) =>
				aside && (role === 'root' || role === 'consequence') && !verdict.findings.some((other) => !other.aside && other.firstLine === firstLine),
		),
	)
	section(
		out,
		'Harmless, although it looks bad',
		verdict.findings.filter((finding) => finding.role === 'harmless'),
	)
	if (verdict.unrecognised.length > 0) {
		out.push('', 'Not recognised')
		for (const entry of verdict.unrecognised.slice(0, 5)) out.push(`  line ${entry.firstLine} (${entry.count}×): ${entry.sample.slice(0, 160)}`)
	}
	if (verdict.status === 'unrecognised') out.push('', `Which log to fetch: ${site}`)
	return `${out.join('\n')}\n`
}

function section(out: string[], title: string, findings: readonly Finding[]): void {
	if (findings.length === 0) return
	out.push('', title)
	// Two rules that meet on one line show the same line.
	const shown = findings.filter(({ firstLine }, at) => findings.findIndex((other) => other.firstLine === firstLine) === at)
	for (const finding of shown.slice(0, 6)) {
		const [sample] = finding.samples
		out.push(
			`  line ${finding.firstLine}${finding.count > 1 ? ` (${finding.count}×, last ${finding.lastLine})` : ''}: ${sample ? sample.text.trim().slice(0, 160) : finding.title}`,
		)
	}
}

/** The facts of all bouncers take time that a log does not need; their ids are known. The engine is none of them. */
function nameOf(id: string | null): string | null {
	return bouncerIds.some((one) => one === id) ? `the ${id} bouncer` : null
}
