import type { Tree } from './tree'

/** What a reader looks for is no longer where it was. */
export class MovedError extends Error {}

/** @throws {MovedError} */
export function textOf(tree: Tree, path: string): string {
	const text = tree.read(path)
	if (text === undefined) throw new MovedError(`${path} is gone`)
	return text
}

/** As texts are compared: case and what a language escapes do not matter. */
export function plain(text: string): string {
	return text.toLowerCase().replace(/\\(?=["'])/g, '')
}

/** The line, counted from 1, on which this character stands. */
export function lineAt(text: string, index: number): number {
	let line = 1
	for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++
	return line
}

/**
 * Where the bracket that opens at `open` closes; brackets in quotes do not count.
 *
 * @throws {MovedError} Where it does not close.
 */
export function closing(text: string, open: number): number {
	const pairs: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }
	const [from, to] = [text[open] ?? '', pairs[text[open] ?? '']]
	let depth = 0
	for (let at = open; at < text.length; at++) {
		const char = text[at] ?? ''
		if (char === '"' || char === "'" || char === '`') {
			const end = endOfQuote(text, at)
			if (end > at) at = end
		} else if (char === from) depth++
		else if (char === to && --depth === 0) return at
	}
	throw new MovedError(`a bracket does not close in line ${lineAt(text, open)}`)
}

/** Where the quote that opens at `at` closes, or `at` itself: an apostrophe may stand alone. */
function endOfQuote(text: string, at: number): number {
	const quote = text[at]
	for (let end = at + 1; end < text.length; end++) {
		if (text[end] === '\\' && quote !== '`') end++
		else if (text[end] === quote) return end
		else if (text[end] === '\n' && quote !== '`') return at
	}
	return at
}

/** Blanks out `//` and C comments, so that every character keeps its place. */
export function withoutComments(text: string): string {
	return text.replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
		found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found,
	)
}
