import { causeOf } from '../../facts/causes'
import type { Verdict } from '../verdict'
import { Masker } from './mask-addresses'

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
		`- Confidence: ${verdict.confidence}`,
		`- Bouncer: ${bouncerName ?? 'not known'}`,
		`- Log: ${verdict.lines.total} lines, ${verdict.input.format}`,
	]
	if (verdict.pulls.ok + verdict.pulls.failed > 0)
		lines.push(`- Pulls: ${verdict.pulls.ok} worked, ${verdict.pulls.failed} failed${verdict.pulls.lastOk ? `, last one ${verdict.pulls.lastOk}` : ''}`)
	const evidence = verdict.findings.filter((finding) => finding.role === 'root' || finding.role === 'consequence')
	if (evidence.length > 0) {
		lines.push('', '### Evidence', '', '```')
		for (const finding of evidence.slice(0, 8))
			for (const sample of finding.samples.slice(0, 1)) lines.push(`${sample.line}: ${masker.mask(sample.text.trim())}`)
		lines.push('```')
	}
	if (verdict.unrecognised.length > 0) {
		lines.push('', '### Not recognised', '', '```')
		for (const entry of verdict.unrecognised.slice(0, 8)) lines.push(`${entry.firstLine} (${entry.count}×): ${masker.mask(entry.sample.trim())}`)
		lines.push('```')
	}
	return `${lines.join('\n')}\n`
}
