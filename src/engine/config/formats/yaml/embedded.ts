import { Places } from '../places'

/** A file inside another one: `data: { 'config.yaml': | … }` of a ConfigMap, `content: |` of Compose or Ansible. */
export interface Embedded {
	/** The inner file, without its indentation. */
	readonly text: string
	/** Where an offset of the inner file stands in the outer text. */
	readonly outer: (offset: number) => number
}

/** Each is read as a file of every bouncer. A ConfigMap has a handful of them. */
const mostFiles = 100

/** A key with a block scalar behind it: `name: |`, `- name: |-`, `"name": |2`. Folded ones (`>`) join lines and hold no files. */
const opener = /^([ \t]*(?:- +)*)(?:"[^"\n]*"|'[^'\n]*'|[\w./-]+)[ \t]*:[ \t]+(?:!\S+[ \t]+)?\|[-+0-9]*[ \t]*(?:#.*)?\r?$/

/** A program's own multi-line values, like a certificate, are shorter than this or have no line of a setting. */
const settingLine = /^[ \t]*[\w.$"'<-][^\n]*[:= ]/m

/** The block scalars of a YAML text that could be settings files, the first `mostFiles` of them. */
export function embeddedFiles(text: string): readonly Embedded[] {
	const lines = text.split('\n')
	const starts: number[] = []
	let offset = 0
	for (const line of lines) {
		starts.push(offset)
		offset += line.length + 1
	}
	const files: Embedded[] = []
	for (let at = 0; at < lines.length && files.length < mostFiles; at++) {
		const opened = opener.exec(lines[at] ?? '')
		if (!opened) continue
		const parentIndent = /^[ \t]*/.exec(lines[at] ?? '')?.[0].length ?? 0
		let end = at + 1
		while (end < lines.length && ((lines[end] ?? '').trim() === '' || indentOf(lines[end] ?? '') > parentIndent)) end++
		const block = lines.slice(at + 1, end)
		const first = block.find((line) => line.trim() !== '')
		if (first !== undefined) {
			const indent = indentOf(first)
			const file = inner(block, indent, starts.slice(at + 1, end))
			if (settingLine.test(file.text) && !file.text.includes('-----BEGIN')) files.push(file)
		}
		at = end - 1
	}
	return files
}

function indentOf(line: string): number {
	return /^ */.exec(line)?.[0].length ?? 0
}

function inner(block: readonly string[], indent: number, outerStarts: readonly number[]): Embedded {
	const cuts: number[] = []
	let text = ''
	for (const line of block) {
		const cut = Math.min(indent, indentOf(line))
		cuts.push(cut)
		text += `${line.slice(cut)}\n`
	}
	const places = new Places(text)
	const outer = (offset: number): number => {
		const line = Math.min(places.at(offset).line, cuts.length)
		return (outerStarts[line - 1] ?? 0) + (cuts[line - 1] ?? 0) + offset - places.offset(line, 1)
	}
	return { text, outer }
}
