import type { LineCounter, YAMLParseError } from 'yaml'
import type { SyntaxProblem } from '../document'
import { Places } from '../places'
import { mostErrors } from './compose'
import { indentationFault } from './indentation'

/** `name:value`, which YAML takes for one word; no address, whose colon stands in front of slashes. */
const noBlank = /^(\s*)([A-Za-z_][\w.-]*):(?!\/\/)([^\s:].*)$/
/** `name=value`, as other formats write it. */
const equals = /^(\s*)([A-Za-z_][\w.-]*)\s*=\s*(\S.*)$/
/** A value whose quote is not closed on its line. */
const openQuote = /^(\s*(?:-\s+)*["']?)([A-Za-z_][\w.-]*)["']?\s*:\s+(?:"(?:[^"\\]|\\.)*|'[^']*)$/

/**
 * What a parser of YAML stumbles over, and one place for it: the line that a person would put right. A parser names the line on
 * which it gives up, which is below, and then every line that it can no longer make sense of.
 */
export function syntaxProblems(text: string, errors: readonly YAMLParseError[], counter: LineCounter): readonly SyntaxProblem[] {
	if (errors.length === 0) return []
	const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
	const first = errors.slice(0, mostErrors)
	const found = firstOf(first, (error) => culprit(lines, counter.linePos(error.pos[0]).line))
	const places = new Places(text)
	if (found) return [found, ...alike(lines, found)].map(({ line, problem }) => problem(places.offset(line, 1)))
	const indentation = indentationFault(text, errors, (offset) => counter.linePos(offset).line)
	if (indentation) return [indentation]
	const seen = new Set<number>()
	return first.flatMap((error) => {
		const { line, col } = counter.linePos(error.pos[0])
		if (seen.has(line)) return []
		seen.add(line)
		return [
			{
				code: 'syntax',
				severity: 'error',
				line,
				column: col,
				key: null,
				message: `The file cannot be parsed: ${error.message.replace(/\.$/, '')}. The program does not start with it.`,
				fix: fixOf(lines[line - 1] ?? ''),
			},
		]
	})
}

/**
 * A setting on a line of its own that lacks its sign, which no parser minds: it is the text of the name above it.
 *
 * @param line Of the text.
 * @param above Of the name that it hangs below.
 */
export function settingWithoutSign(text: string, line: number, above: number): SyntaxProblem | null {
	const found = line === above ? null : missingSign(text.split('\n')[line - 1]?.replace(/\r$/, '') ?? '', line)
	return found?.problem(new Places(text).offset(line, 1)) ?? null
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
	for (const item of items) {
		const found = find(item)
		if (found !== null) return found
	}
	return null
}

interface Culprit {
	/** From 1. */
	readonly line: number
	/** Blanks in front, where other lines of the block can have the same fault. */
	readonly indent: number | null
	readonly problem: (lineStart: number) => SyntaxProblem
}

/** The line that explains an error on line `stop`: the nearest one above in which a sign is missing. */
function culprit(lines: readonly string[], stop: number): Culprit | null {
	const quote = lines.findIndex((line, index) => index < stop && openQuote.test(withoutComment(line)))
	if (quote >= 0) return unclosedQuote(lines[quote] ?? '', quote + 1)
	for (let line = stop; line > 0; line--) {
		const content = lines[line - 1] ?? ''
		if (content.trim() === '' || content.trimStart().startsWith('#')) continue
		const found = missingSign(content, line)
		if (found) return found
		// The parser may have read one line more before it gave up.
		if (line < stop) return null
	}
	return null
}

/** Who forgets the sign on one line has often forgotten it on all lines of the block. */
function alike(lines: readonly string[], { line, indent }: Culprit): readonly Culprit[] {
	if (indent === null) return []
	return lines.flatMap((content, index) => {
		const other = index + 1 === line ? null : missingSign(content, index + 1)
		return other?.indent === indent ? [other] : []
	})
}

function missingSign(content: string, line: number): Culprit | null {
	const [, indent = '', name = '', value = ''] = noBlank.exec(content) ?? equals.exec(content) ?? []
	if (name === '') return null
	const from = indent.length + name.length
	const to = content.length - value.length
	const colon = content[from] === ':'
	return {
		line,
		indent: indent.length,
		problem: (start) => ({
			...broken(line, indent.length + 1, name, colon ? 'A blank is missing behind the colon' : 'Between a name and its value stand a colon and a blank'),
			fix: colon ? 'Put a blank after the colon.' : 'Write `: ` in place of the `=`.',
			edit: { from: start + from, to: start + to, text: ': ' },
		}),
	}
}

function unclosedQuote(content: string, line: number): Culprit | null {
	const [, lead = '', name = ''] = openQuote.exec(withoutComment(content)) ?? []
	if (name === '') return null
	const sign = content.slice(lead.length).includes('"') ? '"' : "'"
	const end = content.trimEnd().length
	const certain = !content.includes('#')
	return {
		line,
		indent: null,
		problem: (start) => ({
			...broken(line, lead.length + 1, name, 'A quote is opened here and never closed, so everything below is part of this value'),
			fix: 'Close the quote.',
			...(certain ? { edit: { from: start + end, to: start + end, text: sign } } : {}),
		}),
	}
}

function broken(line: number, column: number, key: string, what: string): Omit<SyntaxProblem, 'fix'> {
	return { code: 'syntax', severity: 'error', line, column, key, message: `The file cannot be parsed: ${what}. The program does not start with it.` }
}

function withoutComment(line: string): string {
	return line.replace(/\s#.*$/, '').trimEnd()
}

function fixOf(line: string): string {
	if (line.includes('\t')) return 'Indent with blanks; YAML does not take tabs.'
	if (((line.match(/"/g)?.length ?? 0) & 1) === 1 || ((line.match(/'/g)?.length ?? 0) & 1) === 1) return 'Close the quote.'
	return 'Compare the indentation and the quotes of this line with the lines above it.'
}
