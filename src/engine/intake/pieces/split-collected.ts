/** What the collecting command prints above each part (`report/collect-command.ts`). */
export const sectionHeader = /^== (?<kind>bouncer|state|config|test|log|endpoint|end)\b ?(?<name>.*)$/

/** One part of what the collecting command printed. */
export interface Section {
	/** `bouncer`, `state`, `config`, `test`, `log`, `endpoint`. */
	readonly kind: string
	/** Path, unit or command that it comes from. */
	readonly name: string
	readonly text: string
	/** Line of the pasted text on which `text` begins, from 1. */
	readonly firstLine: number
}

/**
 * Takes a text apart that the collecting command printed (`collect-command.ts`), by its lines `== kind name`.
 *
 * @returns null when it is no such text.
 */
export function splitCollected(text: string): readonly Section[] | null {
	if (!/^== bouncer \S/m.test(text)) return null
	const sections: { kind: string; name: string; lines: string[]; firstLine: number }[] = []
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		const header = sectionHeader.exec(line)
		if (header?.[1]) sections.push({ kind: header[1], name: header[2] ?? '', lines: [], firstLine: index + 2 })
		else sections.at(-1)?.lines.push(line)
	}
	return sections.filter(({ kind }) => kind !== 'end').map(({ kind, name, lines, firstLine }) => ({ kind, name, text: lines.join('\n'), firstLine }))
}
