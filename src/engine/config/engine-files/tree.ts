import { isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, Scalar } from 'yaml'
import type { SyntaxProblem } from '../formats/document'
import { parseYaml } from '../formats/yaml/parse'

/** A name with what stands behind it. */
export interface Setting {
	readonly path: readonly string[]
	readonly name: string
	/** From 1. */
	readonly line: number
	readonly column: number
	readonly keyRange: readonly [number, number]
	/** Null where nothing stands behind it. */
	readonly value: Value | null
}

/** A value in the text. */
export interface Value {
	readonly is: 'text' | 'list' | 'level'
	/** Of a text: what it says. */
	readonly text: string
	/** Written without quotes: numbers and truths are told from texts by it. */
	readonly plain: boolean
	/** In lines of its own, or in brackets. */
	readonly flow: boolean
	/** Behind `|`: lines of the text as they are. */
	readonly literal: boolean
	readonly anchored: boolean
	readonly range: readonly [number, number]
	readonly line: number
	readonly column: number
	readonly settings: readonly Setting[]
	readonly items: readonly Value[]
}

export interface Part {
	readonly settings: readonly Setting[]
}

export interface Tree {
	/** One for each document, `---` between them. */
	readonly parts: readonly Part[]
	readonly problems: readonly SyntaxProblem[]
}

/** Reads YAML as a tree in which every name and value has its place. Never throws. */
export function treeOf(text: string): Tree {
	const { documents, counter, problems } = parseYaml(text)
	const parts = documents.map(({ contents }) => ({
		settings: isMap(contents) ? settingsOf(contents.items as readonly Pair<Node, Node | null>[], [], counter) : [],
	}))
	return { parts, problems }
}

function settingsOf(pairs: readonly Pair<Node, Node | null>[], path: readonly string[], counter: LineCounter): readonly Setting[] {
	return pairs.flatMap(({ key, value }): readonly Setting[] => {
		if (!isScalar(key) || !key.range) return []
		const name = String(key.value)
		const { line, col } = counter.linePos(key.range[0])
		const own = [...path, name]
		return [{ path: own, name, line, column: col, keyRange: [key.range[0], key.range[1]], value: givenOf(value, own, counter) }]
	})
}

function givenOf(node: Node | null, path: readonly string[], counter: LineCounter): Value | null {
	if (!node?.range || (isScalar(node) && node.value === null)) return null
	const [from, to] = node.range
	const { line, col } = counter.linePos(from)
	const scalar = isScalar(node) ? node : null
	const type = scalar?.type
	return {
		is: isMap(node) ? 'level' : isSeq(node) ? 'list' : 'text',
		text: scalar ? (type === Scalar.PLAIN ? (scalar.source ?? String(scalar.value)) : String(scalar.value)) : '',
		plain: type === Scalar.PLAIN,
		flow: (isMap(node) || isSeq(node)) && node.flow === true,
		literal: type === Scalar.BLOCK_LITERAL,
		anchored: 'anchor' in node && node.anchor !== undefined,
		range: [from, to],
		line,
		column: col,
		settings: isMap(node) ? settingsOf(node.items as readonly Pair<Node, Node | null>[], path, counter) : [],
		items: isSeq(node) ? (node.items as readonly Node[]).flatMap((item, at) => givenOf(item, [...path, String(at)], counter) ?? []) : [],
	}
}

/** What stands at the end of a path; undefined where the path ends before. */
export function settingAt(settings: readonly Setting[], ...path: readonly string[]): Setting | undefined {
	const [first, ...rest] = path
	const found = settings.findLast(({ name }) => name === first)
	return found && rest.length > 0 ? settingAt(found.value?.settings ?? [], ...rest) : found
}

/** What a path holds, where it is a text. */
export function textAt(settings: readonly Setting[], ...path: readonly string[]): string | null {
	const value = settingAt(settings, ...path)?.value
	return value?.is === 'text' ? value.text : null
}

/** Whether a path is switched on or off; null where nothing is said. */
export function truthAt(settings: readonly Setting[], ...path: readonly string[]): boolean | null {
	const text = textAt(settings, ...path)
	return text === null ? null : /^(?:true|yes|on|y)$/i.test(text) ? true : /^(?:false|no|off|n)$/i.test(text) ? false : null
}
