import { causeOf } from '../../facts/causes'
import { type Release, releaseName } from '../../facts/project'
import { pullNotes } from '../verdict/pull-notes'
import { evidenceOf, type Verdict } from '../verdict/verdict'
import { codeBlock, plainWords } from './code-block'
import { Masker } from './mask-addresses'

const findingsTold = 8

/**
 * A verdict as Markdown for a forum or a ticket. Keys, addresses and host names are masked.
 *
 * @param bouncerName As readers know it; null when it is not known.
 * @param release What made the verdict.
 */
export function reportOf(verdict: Verdict, bouncerName: string | null, release: Release): string {
	const masker = new Masker()
	const lines = [
		'## Bouncer diagnosis',
		'',
		`- Verdict: ${verdictLine(verdict)}`,
		`- Confidence: ${verdict.confidence}. ${plainWords(masker.mask(verdict.because.join(' ')))}`,
		`- Bouncer: ${bouncerName ?? 'not known'}`,
		`- Log: ${verdict.lines.total} lines, ${verdict.input.format}${verdict.input.wrapperId === 'none' ? '' : ` in ${verdict.input.wrapper}`}`,
		...verdict.consoleIssues.map(({ title, why }) => `- Console issue: ${title}. ${plainWords(masker.mask(why))}`),
		...(verdict.pulls.ok + verdict.pulls.failed > 0 ? [`- Pulls: ${pullNotes(verdict.pulls).join(' ')}`] : []),
		`- Made by: ${releaseName(release)}`,
	]
	const evidence = evidenceOf(verdict)
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

/** A host's cause is not the bouncer's; an unknown line stands below, masked. */
function verdictLine({ status, cause }: Verdict): string {
	if (cause === null) return status
	const named = `${causeOf(cause).title} (\`${cause}\`)`
	return status === 'host-problem' ? `${named}, of the program in which a bouncer would run` : named
}

function section(lines: string[], title: string, content: readonly string[]): void {
	if (content.length > 0) lines.push('', `### ${title}`, '', ...codeBlock(content))
}
