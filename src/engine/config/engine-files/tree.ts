import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, Scalar, type YAMLMap } from 'yaml'
import type { SyntaxProblem } from '../formats/document'
import { yaml } from '../formats/yaml'
import { Aliases } from '../formats/yaml/aliases'
import { parseYaml } from '../formats/yaml/parse'
import { templateOf } from '../formats/yaml/templates'
import type { Edit } from '../types'

/** A name with what stands behind it. */
export interface Setting {
	readonly path: readonly string[]
	readonly name: string
	/** From 1. */
	readonly line: number
	readonly column: number
	readonly keyRange: readonly [number, number]
	/** An alias brings it in: it is written elsewhere, for others too. */
	readonly isBroughtIn: boolean
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
	/** Nothing but this value changes with it: no alias brings it in, and it has neither an anchor, nor a tag, nor lines of its own. */
	readonly isAlone: boolean
	readonly range: readonly [number, number]
	readonly line: number
	readonly column: number
	readonly settings: readonly Setting[]
	readonly items: readonly Value[]
}

export interface Part {
	readonly settings: readonly Setting[]
	/** All that stands in it; null for nothing. */
	readonly whole: Value | null
}

export interface Tree {
	/** One for each document, `---` between them. */
	readonly parts: readonly Part[]
	readonly problems: readonly SyntaxProblem[]
}

/** Reads YAML as a tree in which every name and value has its place. Never throws. */
export function treeOf(text: string): Tree {
	const { documents, counter, problems } = parseYaml(text)
	const parts = documents.map((document): Part => {
		const whole = new Reader(text, counter, new Aliases(document)).valueOf(document.contents, [], false)
		return { settings: whole?.settings ?? [], whole }
	})
	return { parts, problems }
}

type Inner = Pick<Value, 'settings' | 'items'>

const nothing: Inner = { settings: [], items: [] }

/** Reads one document. */
class Reader {
	constructor(
		private readonly text: string,
		private readonly counter: LineCounter,
		private readonly aliases: Aliases,
	) {}

	valueOf(given: Node | null, path: readonly string[], isBroughtIn: boolean): Value | null {
		const node = this.aliases.resolve(given)
		if (!node?.range || (isScalar(node) && node.value === null)) return null
		const [from, to] = node.range
		const { line, col } = this.counter.linePos(from)
		const isElsewhere = isBroughtIn || isAlias(given)
		const type = isScalar(node) ? node.type : undefined
		const isBlock = type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED
		const anchored = 'anchor' in node && node.anchor !== undefined
		const inner = this.innerOf(node, path, isElsewhere)
		return {
			is: isMap(node) ? 'level' : isSeq(node) ? 'list' : 'text',
			text: isMap(node) || isSeq(node) ? '' : this.textOf(node),
			plain: type === Scalar.PLAIN,
			flow: (isMap(node) || isSeq(node)) && node.flow === true,
			literal: type === Scalar.BLOCK_LITERAL,
			anchored,
			isAlone: !isElsewhere && !isBlock && !anchored && !('tag' in node && node.tag !== undefined),
			range: [from, to],
			line,
			column: col,
			...inner,
		}
	}

	/** An alias that stands for nothing, or for more than anybody can hold, is told as it is written. */
	private textOf(node: Node): string {
		if (!isScalar(node)) return isAlias(node) ? `*${node.source}` : ''
		return templateOf(node, this.text) ?? (node.type === Scalar.PLAIN ? (node.source ?? String(node.value)) : String(node.value))
	}

	private innerOf(node: Node, path: readonly string[], isBroughtIn: boolean): Inner {
		let inner: Inner = nothing
		if (isMap(node) || isSeq(node))
			this.aliases.within(node, () => {
				inner = isMap(node)
					? { settings: this.settingsOf(node as YAMLMap, path, isBroughtIn), items: [] }
					: { settings: [], items: (node.items as readonly Node[]).flatMap((item, at) => this.valueOf(item, [...path, String(at)], isBroughtIn) ?? []) }
			})
		return inner
	}

	private settingsOf(map: YAMLMap, path: readonly string[], isElsewhere: boolean): readonly Setting[] {
		return this.aliases.members(map).flatMap(({ key, value, alias }): readonly Setting[] => {
			if (!isScalar(key) || !key.range) return []
			const name = String(key.value)
			const { line, col } = this.counter.linePos(key.range[0])
			const own = [...path, name]
			const isBroughtIn = isElsewhere || alias !== null
			return [
				{
					...{ path: own, name, line, column: col, keyRange: [key.range[0], key.range[1]] as const },
					...{ isBroughtIn, value: this.valueOf(value, own, isBroughtIn) },
				},
			]
		})
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
	return truthOf(textAt(settings, ...path) ?? '')
}

/** What Go's YAML takes a word for where a truth is asked for; null for neither. */
export function truthOf(text: string): boolean | null {
	return yaml.truth?.(text) ?? null
}

/** The edit that gives a setting another name; none where the name is written for others too. */
export function renamed({ keyRange: [from, to], isBroughtIn }: Setting, name: string): readonly Edit[] {
	return isBroughtIn ? [] : [{ from, to, text: name }]
}

/** The edit that writes something in place of a value; none where more than this value would change. */
export function rewritten({ range: [from, to], isAlone }: Value, text: string): readonly Edit[] {
	return isAlone ? [{ from, to, text }] : []
}
