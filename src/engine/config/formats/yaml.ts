import { Document, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseAllDocuments, Scalar, type YAMLMap } from 'yaml'
import type { Entry, Read, SettingsDocument, SyntaxProblem } from './document'
import { syntaxProblems } from './yaml-syntax'

/** Builds a YAML document: comments are nodes, not glued text. JSON goes the same way, without comments. */
export function writeYaml(document: SettingsDocument): string {
	// Some bouncers read YAML 1.1, in which 12:30:45 is a number: what only one of the versions takes for text is quoted.
	const doc = new Document(document.frame, { compat: 'yaml-1.1' })
	for (const { path, value, comment } of document.settings) {
		doc.setIn([...path], doc.createNode(value))
		if (!comment) continue
		const parent = path.length > 1 ? doc.getIn(path.slice(0, -1), true) : doc.contents
		const key = path.at(-1)
		if (!isMap(parent)) continue
		const pair = parent.items.find((item) => (isScalar(item.key) ? item.key.value : item.key) === key)
		if (!pair) continue
		const node = isScalar(pair.key) ? pair.key : new Scalar(key)
		node.commentBefore = ` ${comment}`
		pair.key = node
	}
	doc.commentBefore = ` ${document.title}`
	return doc.toString({ lineWidth: 0, flowCollectionPadding: false })
}

export function writeJson(document: SettingsDocument): string {
	const doc = new Document(document.frame)
	for (const { path, value } of document.settings) doc.setIn([...path], doc.createNode(value))
	return `${JSON.stringify(doc.toJS(), null, 2)}\n`
}

/** Reads YAML or JSON (which is YAML) with the place of every scalar and list. Tolerant: what could be read is given. */
export function readYaml(text: string): Read {
	const counter = new LineCounter()
	const entries: Entry[] = []
	const problems: SyntaxProblem[] = []
	const parsed = parseAllDocuments(text, { lineCounter: counter, uniqueKeys: false, logLevel: 'silent', prettyErrors: false })
	const documents = Array.isArray(parsed) ? parsed : []
	problems.push(
		...syntaxProblems(
			text,
			documents.flatMap(({ errors }) => errors),
			counter,
		),
	)
	for (const [index, { contents }] of documents.entries()) {
		const own: Entry[] = []
		if (isMap(contents)) walk(contents, [], { counter, text, entries: own })
		entries.push(...(index === 0 ? own : own.map((entry) => ({ ...entry, document: index }))))
	}
	return { entries, problems }
}

interface Walk {
	readonly counter: LineCounter
	readonly text: string
	readonly entries: Entry[]
}

function walk(map: YAMLMap, path: readonly string[], into: Walk): void {
	const { counter, text, entries } = into
	for (const pair of map.items as readonly Pair<Node, Node | null>[]) {
		const key = String(isScalar(pair.key) ? pair.key.value : pair.key)
		const here = [...path, key]
		const at = counter.linePos(pair.key?.range?.[0] ?? 0)
		const value = pair.value
		if (isMap(value) && value.items.length > 0) {
			walk(value as YAMLMap, here, into)
			continue
		}
		if (isSeq(value) && value.items.some(isMap)) {
			for (const [at, item] of value.items.entries()) if (isMap(item)) walk(item as YAMLMap, [...here, String(at)], into)
			continue
		}
		const range = value?.range ? ([value.range[0], value.range[1]] as const) : null
		entries.push({
			path: here,
			value: isScalar(value) ? value.value : isSeq(value) || isMap(value) ? value.toJSON() : null,
			text: isScalar(value) ? String(value.value ?? '') : range ? text.slice(range[0], range[1]) : '',
			line: at.line,
			column: at.col,
			range,
			...(isScalar(value) && (value.type === 'QUOTE_DOUBLE' || value.type === 'QUOTE_SINGLE') ? { quoted: true } : {}),
		})
	}
}
