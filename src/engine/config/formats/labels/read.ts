import { type Document, isMap, isScalar, isSeq, type LineCounter, type Scalar, visit, type YAMLSeq } from 'yaml'
import type { Entry, Read, SyntaxProblem } from '../document'
import { hasComposeVariable } from '../variables'
import { parseYaml } from '../yaml/parse'
import { isTemplate, templateOf } from '../yaml/templates'

/** `a.b.c`: words with a dot between two of them. */
function isLabel(name: string): boolean {
	const dot = name.indexOf('.', 1)
	return dot > 0 && dot < name.length - 1 && /^[a-z][\w.@/-]*$/i.test(name)
}

/** Reads labels from a Compose file or a Swarm stack, a list, or bare lines. */
export function readLabels(text: string): Read {
	if (/^[ \t]*(?:-[ \t]*)?labels[ \t]*:|^[ \t]*-\s/m.test(text)) {
		const { documents, counter, problems } = parseYaml(text)
		const reader = new LabelReader(text, counter)
		for (const document of documents) reader.read(document)
		if (reader.entries.length > 0) return { entries: reader.entries, problems: [...reader.problems, ...problems] }
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
			if (isScalar(item) && typeof item.value === 'string') this.item(item, templateOf(item, this.text) ?? item.value)
			// `- a.b.c: value` without quotes is a map of one.
			if (isMap(item))
				for (const { key, value } of item.items) if (isScalar(key)) this.colon(key, `${String(key.value)}: ${isScalar(value) ? String(value.value) : ''}`)
		}
	}

	private item(node: Scalar, content: string): void {
		const equals = content.indexOf('=')
		const key = content.slice(0, equals).trim()
		if (equals < 0 || !isLabel(key)) {
			const colon = content.search(/:\s/)
			if (colon > 0 && isLabel(content.slice(0, colon))) this.colon(node, content)
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
		if (isLabel(key))
			this.add(
				key,
				templateOf(node, this.text) ?? (node.value === null || node.value === undefined ? '' : String(node.value)),
				at,
				node.range ? [node.range[0], node.range[1]] : null,
				true,
			)
	}

	private add(key: string, raw: string, at: Scalar, range: Entry['range'], ofMap = false): void {
		const value = raw.replaceAll('$$', '$')
		this.entries.push({
			path: key.split('.'),
			value: value === '' ? null : value,
			text: value,
			...this.place(at),
			range,
			block: this.services,
			...(ofMap ? { ofMap } : {}),
			...(hasComposeVariable(raw) || isTemplate(raw) ? { computed: true } : {}),
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

/** One `a.b.c=value` on a line of its own, with or without a dash and quotes. */
function bareLines(text: string): readonly Entry[] {
	const entries: Entry[] = []
	let offset = 0
	for (const [index, line] of text.split('\n').entries()) {
		const start = offset
		offset += line.length + 1
		const [head = '', quote = ''] = /^\s*(?:-\s*)?(["']?)/.exec(line) ?? []
		const key = /^[\w.@/-]+/.exec(line.slice(head.length))?.[0] ?? ''
		const sign = /^\s*(?:=|:\s)\s*/.exec(line.slice(head.length + key.length))?.[0]
		if (sign === undefined || !isLabel(key)) continue
		const from = head.length + key.length + sign.length
		const rest = line.slice(from).trimEnd()
		const [inner, written] = sign.trim() === ':' ? scalarOf(rest) : [0, quote !== '' && rest.endsWith(quote) ? rest.slice(0, -1) : rest]
		const value = written.replaceAll('$$', '$')
		entries.push({
			path: key.split('.'),
			value: value === '' ? null : value,
			text: value,
			line: index + 1,
			column: head.length + 1,
			range: [start + from + inner, start + from + inner + written.length],
			...(hasComposeVariable(written) || isTemplate(written) ? { computed: true } : {}),
		})
	}
	return entries
}

/** A value of YAML, as in a part of a map of labels, and where it begins: its quotes and what is remarked behind it are no part of it. */
function scalarOf(rest: string): readonly [from: number, value: string] {
	const quote = /^["']/.exec(rest)?.[0]
	const close = quote === undefined ? -1 : rest.indexOf(quote, 1)
	if (close > 0 && /^\s*(?:#|$)/.test(rest.slice(close + 1))) return [1, rest.slice(1, close)]
	const remark = rest.search(/\s#/)
	return [0, remark < 0 ? rest : rest.slice(0, remark).trimEnd()]
}
