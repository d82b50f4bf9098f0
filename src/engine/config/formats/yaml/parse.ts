import { type Document, LineCounter } from 'yaml'
import type { SyntaxProblem } from '../document'
import { longest, mostFaults, tooDeep, tooLong } from '../limits'
import { compose, mostErrors } from './compose'
import { syntaxProblems } from './syntax'

export interface ParsedYaml {
	readonly documents: readonly Document.Parsed[]
	readonly counter: LineCounter
	readonly problems: readonly SyntaxProblem[]
}

/** A broken text, what certainly puts it right, and the one behind that are looked at by turns. */
const mostKept = 3
/** The texts that were parsed last, the newest at the end. */
const kept: { readonly text: string; readonly parsed: ParsedYaml }[] = []

/** Parses all documents of a text. Tolerant: what could be read is given; templates in it are words (`templates.ts`). */
export function parseYaml(text: string): ParsedYaml {
	const at = kept.findIndex((one) => one.text === text)
	const [one = { text, parsed: parse(text) }] = at < 0 ? [] : kept.splice(at, 1)
	kept.push(one)
	if (kept.length > mostKept) kept.shift()
	return one.parsed
}

function parse(text: string): ParsedYaml {
	const counter = new LineCounter()
	if (text.length > longest) return { documents: [], counter, problems: tooLong().problems }
	const composed = compose(text, counter)
	if (composed.kind === 'too deep') return { documents: [], counter, problems: tooDeep(place(counter, composed.offset)).problems }
	const { documents } = composed
	const errors = documents.flatMap((document) => document.errors)
	const problems = syntaxProblems(text, errors, counter)
	// Whatever puts one of so many right leaves the others, and each trial would be as long.
	if (errors.length > mostFaults) return { documents: [], counter, problems: problems.slice(0, mostErrors).map(({ edit: _, ...problem }) => problem) }
	return { documents, counter, problems }
}

function place(counter: LineCounter, offset: number): { readonly line: number; readonly column: number } {
	const { line, col } = counter.linePos(offset)
	return { line, column: col }
}
