import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml'

/**
 * What a node of YAML is worth as plain data. A name that is no word (`{a: 1}: b`) is given as it is written: the library writes it as
 * text in a text, whose quotes double with every level, so that 400 characters become 400 million.
 */
export function plainValue(node: unknown, text: string): unknown {
	if (isScalar(node)) return node.value
	if (isSeq(node)) return node.items.map((item) => plainValue(item, text))
	if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [nameOf(key, text), plainValue(value, text)]))
	return isAlias(node) ? { source: node.source } : null
}

function nameOf(key: unknown, text: string): string {
	if (isScalar(key)) return key.value === null ? '' : String(key.value)
	const range = (key as Node | null)?.range
	return range ? text.slice(range[0], range[1]) : ''
}
