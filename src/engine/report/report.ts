import { causeOf } from '../../facts/causes'
import { pullNotes } from '../logs/pull-notes'
import type { Verdict } from '../verdict'
import { Masker } from './mask-addresses'

const findingsTold = 8

/**
 * A verdict as Markdown for a forum or a ticket. Keys, addresses and host names are masked.
 *
 * @param bouncerName As readers know it; null when it is not known.
 */
export function reportOf(verdict: Verdict, bouncerName: string | null): string {
	const masker = new Masker()
	const lines = [
		'## Bouncer diagnosis',
		'',
		`- Verdict: ${verdict.cause ? `${causeOf(verdict.cause).title} (\`${verdict.cause}\`)` : verdict.status}`,
		`- Confidence: ${verdict.confidence}. ${verdict.because.join(' ')}`,
		`- Bouncer: ${bouncerName ?? 'not known'}`,
		`- Log: ${verdict.lines.total} lines, ${verdict.input.format}${verdict.input.wrapperId === 'none' ? '' : ` in ${verdict.input.wrapper}`}`,
		...(verdict.pulls.ok + verdict.pulls.failed > 0 ? [`- Pulls: ${pullNotes(verdict.pulls).join(' ')}`] : []),
	]
	const evidence = verdict.findings.filter(({ role }) => role === 'root' || role === 'consequence')
	section(
		lines,
		'Evidence',
		evidence.slice(0, findingsTold).flatMap(({ samples }) => samples.slice(0, 1).map((sample) => `${sample.line}: ${masker.mask(sample.text.trim())}`)),
	)
	section(
		lines,
		'Not recognised',
		verdict.unrecognised.slice(0, findingsTold).map((entry) => `${entry.firstLine} (${entry.count}×): ${masker.mask(entry.sample.trim())}`),
	)
	return `${lines.join('\n')}\n`
}

function section(lines: string[], title: string, content: readonly string[]): void {
	if (content.length > 0) lines.push('', `### ${title}`, '', '```', ...content, '```')
}
