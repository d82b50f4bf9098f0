import { type Stamp, upstream } from '../src/facts/upstream'
import type { Section } from './check'
import type { HistorySection } from './history/check'

/** The whole result as text, for a terminal or an issue. @param isWhole With what need not be known as well. */
export function asText(sections: readonly Section[], missing: readonly string[], isWhole = false): string {
	const lines: string[] = []
	for (const section of sections) {
		lines.push(`## ${section.title}: ${section.held} of ${section.all} held to a source`, '')
		for (const { name, read, held, all, why } of section.subjects) if (held < all) lines.push(`- ${name}: ${held} of ${all}${notes(read, why)}`)
		lines.push('')
		lines.push(...differencesOf(section))
		if (isWhole) for (const { subject, name, at } of section.unknown ?? []) lines.push(`- ${subject}: no rule, and none needed: \`${name}\` (${at})`)
		lines.push(sumOf(section), '')
	}
	if (missing.length > 0) lines.push('Skipped, because their sources could not be had:', ...missing.map((repository) => `- ${repository}`), '')
	return lines.join('\n')
}

function differencesOf({ findings, unneeded }: Pick<Section, 'findings' | 'unneeded'>): readonly string[] {
	return [
		...findings.map(({ subject, kind, name, says, at }) => `- ${subject}: ${kind} \`${name}\`: ${says}${at ? ` (${at})` : ''}`),
		...unneeded.map(({ subject, kind, name }) => `- ${subject}: an exception is no longer needed: ${kind} \`${name}\``),
	]
}

function sumOf({ findings, excused, unneeded }: Pick<Section, 'findings' | 'excused' | 'unneeded'>): string {
	return `${findings.length} differences, ${excused.length} excused with a reason, ${unneeded.length} exceptions too many`
}

function notes(read: boolean, why: string | undefined): string {
	if (why) return ` (${why})`
	return read ? '' : ' (skipped: its source is missing)'
}

/** The releases of every option and message as text: what differs comes last. */
export function historyText(sections: readonly HistorySection[], missing: readonly string[]): string {
	const lines: string[] = []
	for (const section of sections) {
		lines.push(`## ${section.title}: ${section.dated.length}`, '')
		for (const { subject, name, first, last, since, until } of section.dated)
			lines.push(`- ${subject}: \`${name}\`: ${since === undefined ? first : `since ${since}`}${until === undefined ? '' : `, until ${last}`}`)
		lines.push('', ...differencesOf(section), sumOf(section), '')
	}
	if (missing.length > 0) lines.push('Skipped, because no checkout with tags is there:', ...missing.map((repository) => `- ${repository}`), '')
	return lines.join('\n')
}

/** Whether what we say differs from the sources that were read. */
export function differs(sections: readonly Pick<Section, 'findings' | 'unneeded'>[]): boolean {
	return sections.some(({ findings, unneeded }) => findings.length > 0 || unneeded.length > 0)
}

/** The stamps, those first that were held longest ago: what most needs another look. */
export function stampsByAge(): readonly (Stamp & { readonly repository: string })[] {
	return Object.entries(upstream)
		.map(([repository, stamp]) => ({ repository, ...stamp }))
		.sort((a, b) => (`${a.held} ${a.date}` < `${b.held} ${b.date}` ? -1 : 1))
}
