import { type Document, LineCounter } from 'yaml'
import type { SyntaxProblem } from '../document'
import { longest, tooDeep, tooLong } from '../limits'
import { compose } from './compose'
import { syntaxProblems } from './syntax'

export interface ParsedYaml {
	readonly documents: readonly Document.Parsed[]
	readonly counter: LineCounter
	readonly problems: readonly SyntaxProblem[]
}

/** The text that was parsed last: all readers of YAML look at one text before the next one comes. */
let last: { readonly text: string; readonly parsed: ParsedYaml } | null = null

/** Parses all documents of a text. Tolerant: what could be read is given; templates in it are words (`templates.ts`). */
export function parseYaml(text: string): ParsedYaml {
	if (last?.text !== text) last = { text, parsed: parse(text) }
	return last.parsed
}

function parse(text: string): ParsedYaml {
	const counter = new LineCounter()
	if (text.length > longest) return { documents: [], counter, problems: tooLong().problems }
	const composed = compose(text, counter)
	if (composed.kind === 'too deep') return { documents: [], counter, problems: tooDeep(place(counter, composed.offset)).problems }
	const { documents } = composed
	const errors = documents.flatMap((document) => document.errors)
	return { documents, counter, problems: syntaxProblems(text, errors, counter) }
}

function place(counter: LineCounter, offset: number): { readonly line: number; readonly column: number } {
	const { line, col } = counter.linePos(offset)
	return { line, column: col }
}
