import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type YAMLMap } from 'yaml'
import type { Entry, Read } from '../document'
import { Aliases } from './aliases'
import { parseYaml } from './parse'
import { plainValue } from './plain-value'
import { isTemplate, templateOf } from './templates'

/** Reads YAML or JSON (which is YAML) with the place of every scalar and list. Tolerant: what could be read is given. */
export function readYaml(text: string): Read {
	const { documents, counter, problems } = parseYaml(text)
	const entries: Entry[] = []
	for (const [index, document] of documents.entries()) {
		const own: Entry[] = []
		const { contents } = document
		if (isMap(contents)) walk(contents, [], { counter, text, entries: own, aliases: new Aliases(document), broughtIn: null })
		for (const entry of own) entries.push(index === 0 ? entry : { ...entry, document: index })
	}
	return { entries, problems }
}

interface Walk {
	readonly counter: LineCounter
	readonly text: string
	readonly entries: Entry[]
	readonly aliases: Aliases
	/** The line of the alias below which all this stands, if any. */
	readonly broughtIn: number | null
}

function walk(map: YAMLMap, path: readonly string[], into: Walk): void {
	into.aliases.within(map, () => {
		for (const { key, value, alias } of into.aliases.members(map)) walkPair(key, value, alias, path, into)
	})
}

function walkPair(key: Node, given: Node | null, alias: Node | null, path: readonly string[], outer: Walk): void {
	const { counter, text, entries, aliases } = outer
	const here = [...path, nameOf(key, text)]
	const value = aliases.resolve(given)
	const source = alias ?? (isAlias(given) ? given : null)
	const broughtIn = outer.broughtIn ?? (source?.range ? counter.linePos(source.range[0]).line : null)
	const into: Walk = { ...outer, broughtIn }
	if (isMap(value) && value.items.length > 0) {
		walk(value as YAMLMap, here, into)
		return
	}
	if (isSeq(value) && value.items.some((item) => isMap(aliases.resolve(item as Node)))) {
		for (const [at, item] of value.items.entries()) {
			const element = aliases.resolve(item as Node)
			if (isMap(element)) walk(element as YAMLMap, [...here, String(at)], into)
		}
		return
	}
	const at = counter.linePos(key.range?.[0] ?? 0)
	const range = value?.range ? ([value.range[0], value.range[1]] as const) : null
	const content = value ? contentOf(value, text) : null
	entries.push({
		path: here,
		value: content,
		text: isScalar(value) ? String(content ?? '') : range ? text.slice(range[0], range[1]) : '',
		line: at.line,
		column: at.col,
		range,
		...(isScalar(value) && (value.type === 'QUOTE_DOUBLE' || value.type === 'QUOTE_SINGLE') ? { quoted: true } : {}),
		...(range && isTemplate(text.slice(range[0], range[1])) ? { computed: true } : {}),
		...(broughtIn === null ? {} : { broughtIn }),
	})
}

/** Stars that somebody wrote over a value, which YAML takes for an alias; null for every other alias. */
export function starsOf({ range }: Node, text: string): string | null {
	const written = range ? text.slice(range[0], range[1]) : ''
	return /^\*{3,}$/.test(written) ? written : null
}

function nameOf(key: Node, text: string): string {
	return templateOf(key, text) ?? (isScalar(key) ? String(key.value) : text.slice(key.range?.[0], key.range?.[1]))
}

function contentOf(value: Node, text: string): unknown {
	if (isScalar(value)) return templateOf(value, text) ?? value.value
	if (isAlias(value)) return starsOf(value, text)
	if (isSeq(value)) return (value.items as readonly Node[]).map((item) => (isScalar(item) ? (templateOf(item, text) ?? item.value) : plainValue(item, text)))
	return isMap(value) ? plainValue(value, text) : null
}
