import { parse } from 'yaml'
import { type Entry, type Read, type SettingsDocument, type SyntaxProblem, Unwritable } from './document'
import { readYaml, writeYaml } from './yaml'

/**
 * Settings as Docker labels in a Compose file. `$` is Compose's own variable sign, so a literal one is written twice
 * (docker/compose:docs interpolation).
 *
 * @param under Where the labels stand in the frame: `['services', 'traefik', 'labels']`.
 * @throws Unwritable for a value with line breaks.
 */
export function writeLabels(document: SettingsDocument, under: readonly string[]): string {
	const labels = document.settings.map(({ path, value }) => {
		const text = String(Array.isArray(value) ? value.join(',') : value)
		if (/[\r\n]/.test(text)) throw new Unwritable(path, 'has a line break, which does not belong into a label; name a file instead')
		return `${path.join('.')}=${text.replaceAll('$', '$$$$')}`
	})
	return writeYaml({
		title: document.title,
		frame: document.frame,
		settings: [{ path: under, value: [...(existing(document.frame, under) ?? []), ...labels] }],
	})
}

function existing(frame: Readonly<Record<string, unknown>>, under: readonly string[]): readonly string[] | null {
	let at: unknown = frame
	for (const level of under) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[level] : undefined
	return Array.isArray(at) ? at.map(String) : null
}

/** One `a.b.c=value`, wherever it stands: a list of labels, a map, or bare lines. */
const label = /^\s*(?:-\s*)?["']?([a-z][\w.@/-]*\.[\w.@/-]+)\s*(?:=|:\s)\s*(.*?)["']?\s*$/i

/** A list item in quotes that is no pair: `- "a.b.c: value"`. */
const colonInList = /^\s*-\s*["']([a-z][\w.@/-]*\.[\w.@/-]+):\s[^=]*$/i

/** Reads labels from a Compose file, a list, or bare lines. */
export function readLabels(text: string): Read {
	const entries: Entry[] = []
	const problems: SyntaxProblem[] = []
	let offset = 0
	for (const [index, line] of text.split('\n').entries()) {
		const colon = colonInList.exec(line)
		if (colon?.[1]) {
			problems.push({
				code: 'label-without-equals',
				severity: 'error',
				line: index + 1,
				column: line.indexOf(colon[1]) + 1,
				key: colon[1].split('.').pop() ?? colon[1],
				message: 'A label in a list is `name=value`. With a colon the whole text is the name, and the value is empty.',
				fix: 'Write `=` in place of the colon.',
			})
		}
		const found = label.exec(line)
		if (found?.[1] && found[2] !== undefined && !line.trimStart().startsWith('#')) {
			const value = found[2].replaceAll('$$', '$')
			const from = offset + line.indexOf(found[2], line.indexOf(found[1]) + found[1].length)
			entries.push({
				path: found[1].split('.'),
				value: value === '' ? null : value,
				text: value,
				line: index + 1,
				column: line.indexOf(found[1]) + 1,
				range: [from, from + found[2].length],
			})
		}
		offset += line.length + 1
	}
	return { entries, problems: [...problems, ...(entries.length > 0 && isYaml(text) ? readYaml(text).problems : [])] }
}

function isYaml(text: string): boolean {
	try {
		const parsed: unknown = parse(text, { logLevel: 'silent' })
		return typeof parsed === 'object' && parsed !== null
	} catch {
		return /^\s*(services|labels):/m.test(text)
	}
}
