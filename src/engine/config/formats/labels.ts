import { type Document, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Scalar, visit, type YAMLSeq } from 'yaml'
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

/** One `a.b.c=value` on a line of its own, with or without a dash and quotes. */
const label = /^\s*(?:-\s*)?(["']?)([a-z][\w.@/-]*\.[\w.@/-]+)\s*(?:=|:\s)\s*(.*?)\1\s*$/i
const name = /^[a-z][\w.@/-]*\.[\w.@/-]+$/i

/** `${NAME}` of Compose; a sign written twice is a literal one. */
const filledInByCompose = /(^|[^$])\$(\{|[A-Za-z_])/

/** Reads labels from a Compose file or a Swarm stack, a list, or bare lines. */
export function readLabels(text: string): Read {
	const counter = new LineCounter()
	const parsed = /^\s*-?\s*labels\s*:|^\s*-\s/m.test(text)
		? parseAllDocuments(text, { lineCounter: counter, logLevel: 'silent', prettyErrors: false, uniqueKeys: false })
		: []
	const documents = Array.isArray(parsed) ? parsed : []
	if (documents.some(({ contents }) => isMap(contents) || isSeq(contents))) {
		const reader = new LabelReader(text, counter)
		for (const document of documents) reader.read(document)
		if (reader.entries.length > 0) return { entries: reader.entries, problems: [...reader.problems, ...readYaml(text).problems] }
	}
	return { entries: bareLines(text), problems: [] }
}

class LabelReader {
	readonly entries: Entry[] = []
	readonly problems: SyntaxProblem[] = []
	/** Each service has labels of its own. */
	private services = 0

	constructor(
		private readonly text: string,
		private readonly counter: LineCounter,
	) {}

	read(document: Document.Parsed): void {
		const { contents } = document
		if (isSeq(contents)) this.list(contents)
		visit(document, {
			Pair: (_, { key, value }) => {
				if (!isScalar(key) || key.value !== 'labels') return undefined
				this.services++
				if (isSeq(value)) this.list(value)
				if (isMap(value))
					for (const pair of value.items) if (isScalar(pair.key) && isScalar(pair.value)) this.pair(String(pair.key.value), pair.key, pair.value)
				return undefined
			},
		})
	}

	private list(list: YAMLSeq): void {
		for (const item of list.items) {
			if (isScalar(item) && typeof item.value === 'string') this.item(item, item.value)
			// `- a.b.c: value` without quotes is a map of one.
			if (isMap(item))
				for (const { key, value } of item.items) if (isScalar(key)) this.colon(key, `${String(key.value)}: ${isScalar(value) ? String(value.value) : ''}`)
		}
	}

	private item(node: Scalar, content: string): void {
		const equals = content.indexOf('=')
		const key = content.slice(0, equals).trim()
		if (equals < 0 || !name.test(key)) {
			if (/^[a-z][\w.@/-]*\.[\w.@/-]+:\s/i.test(content)) this.colon(node, content)
			return
		}
		const value = content.slice(equals + 1)
		const [from, to] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0]
		const quoted = /^["']/.test(this.text.slice(from, to))
		// The value ends where the item ends; an escape in it makes it longer there than it is.
		const start = this.text.indexOf('=', from) + 1
		this.add(key, value, node, [start, quoted ? to - 1 : to])
	}

	private pair(key: string, at: Scalar, node: Scalar): void {
		if (name.test(key))
			this.add(key, node.value === null || node.value === undefined ? '' : String(node.value), at, node.range ? [node.range[0], node.range[1]] : null)
	}

	private add(key: string, raw: string, at: Scalar, range: Entry['range']): void {
		const value = raw.replaceAll('$$', '$')
		this.entries.push({
			path: key.split('.'),
			value: value === '' ? null : value,
			text: value,
			...this.place(at),
			range,
			block: this.services,
			...(filledInByCompose.test(raw) ? { computed: true } : {}),
		})
	}

	private colon(at: Scalar, content: string): void {
		const [key = ''] = content.split(':')
		this.entries.push({ path: key.split('.'), value: null, text: '', ...this.place(at), range: null })
		this.problems.push({
			code: 'label-without-equals',
			severity: 'error',
			...this.place(at),
			key: key.split('.').pop() ?? key,
			message: 'A label in a list is `name=value`. With a colon the whole text is the name, and the value is empty.',
			fix: 'Write `=` in place of the colon.',
		})
	}

	/** Where the name begins, behind a quote in front of it. */
	private place(node: Scalar): { readonly line: number; readonly column: number } {
		const from = node.range?.[0] ?? 0
		const { line, col } = this.counter.linePos(/^["']/.test(this.text.slice(from)) ? from + 1 : from)
		return { line, column: col }
	}
}

function bareLines(text: string): readonly Entry[] {
	const entries: Entry[] = []
	let offset = 0
	for (const [index, line] of text.split('\n').entries()) {
		const found = label.exec(line)
		const [, , key, written] = found ?? []
		if (key !== undefined && written !== undefined && !line.trimStart().startsWith('#')) {
			const value = written.replaceAll('$$', '$')
			const from = offset + line.indexOf(written, line.indexOf(key) + key.length)
			entries.push({
				path: key.split('.'),
				value: value === '' ? null : value,
				text: value,
				line: index + 1,
				column: line.indexOf(key) + 1,
				range: [from, from + written.length],
			})
		}
		offset += line.length + 1
	}
	return entries
}
