import { isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, type YAMLMap } from 'yaml'
import type { Entry, Read } from '../document'
import { parseYaml } from './parse'
import { plainValue } from './plain-value'
import { isTemplate, templateOf } from './templates'

/** Reads YAML or JSON (which is YAML) with the place of every scalar and list. Tolerant: what could be read is given. */
export function readYaml(text: string): Read {
	const { documents, counter, problems } = parseYaml(text)
	const entries: Entry[] = []
	for (const [index, { contents }] of documents.entries()) {
		const own: Entry[] = []
		if (isMap(contents)) walk(contents, [], { counter, text, entries: own })
		for (const entry of own) entries.push(index === 0 ? entry : { ...entry, document: index })
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
	for (const { key, value } of map.items as readonly Pair<Node, Node | null>[]) {
		const here = [...path, nameOf(key, text)]
		if (isMap(value) && value.items.length > 0) {
			walk(value as YAMLMap, here, into)
			continue
		}
		if (isSeq(value) && value.items.some(isMap)) {
			for (const [at, item] of value.items.entries()) if (isMap(item)) walk(item as YAMLMap, [...here, String(at)], into)
			continue
		}
		const at = counter.linePos(key.range?.[0] ?? 0)
		const range = value?.range ? ([value.range[0], value.range[1]] as const) : null
		const given = value ? contentOf(value, text) : null
		entries.push({
			path: here,
			value: given,
			text: isScalar(value) ? String(given ?? '') : range ? text.slice(range[0], range[1]) : '',
			line: at.line,
			column: at.col,
			range,
			...(isScalar(value) && (value.type === 'QUOTE_DOUBLE' || value.type === 'QUOTE_SINGLE') ? { quoted: true } : {}),
			...(range && isTemplate(text.slice(range[0], range[1])) ? { computed: true } : {}),
		})
	}
}

function nameOf(key: Node, text: string): string {
	return templateOf(key, text) ?? (isScalar(key) ? String(key.value) : text.slice(key.range?.[0], key.range?.[1]))
}

function contentOf(value: Node, text: string): unknown {
	if (isScalar(value)) return templateOf(value, text) ?? value.value
	if (isSeq(value)) return (value.items as readonly Node[]).map((item) => (isScalar(item) ? (templateOf(item, text) ?? item.value) : plainValue(item, text)))
	return isMap(value) ? plainValue(value, text) : null
}
