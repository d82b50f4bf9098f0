import { isScalar, type Node } from 'yaml'

/**
 * Go templates in a file (`{{ env "KEY" }}`, which Traefik fills in before it parses) and those of other tools. To a parser `{{` opens
 * two maps, and the quotes inside end those around; so a word of the same length takes the place of each, and every place in the text
 * stays where it is.
 */

const opener = /\{[{%]/

/** Whether a whole template stands in a text. */
export function isTemplate(text: string): boolean {
	const open = text.search(opener)
	return open >= 0 && text.includes(closerAt(text, open), open + 2)
}

function closerAt(text: string, open: number): string {
	return text[open + 1] === '{' ? '}}' : '%}'
}

/** @param word Stands in for a template outside of quotes, as long as it. A line of nothing but templates becomes a comment. */
export function maskTemplates(text: string, word: (length: number) => string): string {
	if (!opener.test(text)) return text
	return text
		.split('\n')
		.map((line) => (opener.test(line) ? masked(line, word) : line))
		.join('\n')
}

function masked(line: string, word: (length: number) => string): string {
	let out = ''
	let around = ''
	let quote = ''
	let at = 0
	for (;;) {
		const open = at + line.slice(at).search(opener)
		const end = open < at ? -1 : line.indexOf(closerAt(line, open), open + 2) + 2
		if (end < 2) break
		const between = line.slice(at, open)
		const template = line.slice(open, end)
		quote = quoteBehind(between, quote)
		around += between
		out += between
		// In quotes a template is a part of the text, unless it has the same quotes and no backslashes.
		if (quote === '') out += word(template.length)
		else out += template.replaceAll(`\\${quote}`, '').includes(quote) ? 'T'.repeat(template.length) : template
		at = end
	}
	const rest = line.slice(at)
	if (at === 0 || (around + rest).trim() !== '') return out + rest
	return '#'.repeat(line.trimEnd().length) + line.slice(line.trimEnd().length)
}

function quoteBehind(text: string, before: string): string {
	let quote = before
	for (const sign of text.match(/\\.|["']/g) ?? [])
		if (quote === '' && sign.length === 1) quote = sign
		else if (sign === quote) quote = ''
	return quote
}

/** The text of a node that holds a template, without quotes; null where it holds none. */
export function templateOf(node: Node, text: string): string | null {
	const written = node.range ? text.slice(node.range[0], node.range[1]) : ''
	if (!isTemplate(written)) return null
	if (isScalar(node) && typeof node.value === 'string' && isTemplate(node.value)) return node.value
	return /^(["']).*\1$/.test(written) ? written.slice(1, -1) : written
}
