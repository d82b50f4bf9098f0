import { pullNotes } from '../engine/logs/pull-notes'
import type { Finding, Verdict } from '../engine/verdict'
import { causeOf } from '../facts/causes'

const site = '/u/troubleshooting'

/** The verdict for a person at a terminal: the answer first, then the fix, then the evidence. */
export function printVerdict(verdict: Verdict, nothingRead: boolean): string {
	const out: string[] = []
	const speaker = verdict.bouncer ?? (verdict.bouncerCandidates.length > 0 ? `one of ${verdict.bouncerCandidates.slice(0, 4).join(', ')}` : 'not known')
	const first = verdict.findings.find((finding) => finding.role === 'root' || finding.role === 'consequence')
	switch (verdict.status) {
		case 'problem': {
			out.push(verdict.cause ? `${first?.healed ? 'It seems to be over: ' : ''}${causeOf(verdict.cause).title}.` : 'A problem was found.')
			if (first) out.push(`  ${plain(first.means)}`, '', `Fix: ${plain(first.fix)}`, `More: ${first.page}`)
			break
		}
		case 'healthy':
			out.push('Nothing wrong: the bouncer works as far as these lines show.')
			break
		case 'unrecognised':
			out.push(verdict.foreign ? `This is not a bouncer’s log (${verdict.foreign}).` : 'No known fault is in these lines.')
			break
		case 'empty':
			out.push(nothingRead ? 'Nothing was read: the input is empty.' : 'The input holds no text.')
			break
	}
	out.push('', `Bouncer: ${speaker}. Confidence: ${verdict.confidence}. ${verdict.because.join(' ')}`)
	out.push(`Read: ${verdict.lines.total} lines, ${verdict.input.format}${verdict.input.wrapperId === 'none' ? '' : ` in ${verdict.input.wrapper}`}.`)
	const notes = pullNotes(verdict.pulls)
	if (notes.length > 0) out.push(`Pulls: ${notes.join(' ')}`)
	if (verdict.next.length > 0) out.push('', 'To be surer')
	for (const { what, command } of verdict.next) {
		out.push(`  ${plain(what)}`)
		if (command && command.shell !== 'click') out.push(`    ${command.run}`)
	}
	section(
		out,
		'Evidence',
		verdict.findings.filter((finding) => finding.role === 'root' || finding.role === 'consequence'),
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
	for (const finding of findings.slice(0, 6)) {
		const [sample] = finding.samples
		out.push(
			`  line ${finding.firstLine}${finding.count > 1 ? ` (${finding.count}×, last ${finding.lastLine})` : ''}: ${sample ? sample.text.trim().slice(0, 160) : finding.title}`,
		)
	}
}

/** Code spans need no marks on a terminal. */
function plain(text: string): string {
	return text.replaceAll('`', '')
}
