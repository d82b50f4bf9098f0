import { Composer, type Document, Lexer, LineCounter, Parser } from 'yaml'
import type { SyntaxProblem } from '../document'
import { deepest, longest, tooDeep, tooLong } from '../limits'
import { withoutStacks } from '../without-stacks'
import { mostErrors, syntaxProblems } from './syntax'
import { maskTemplates } from './templates'

export interface ParsedYaml {
	readonly documents: readonly Document.Parsed[]
	readonly counter: LineCounter
	readonly problems: readonly SyntaxProblem[]
}

/** The text that was parsed last: all readers of YAML look at one text before the next one comes. */
let last: { readonly text: string; readonly parsed: ParsedYaml } | null = null

/** Parses all documents of a text. Tolerant: what could be read is given; templates in it are words (`templates.ts`). */
export function parseYaml(text: string): ParsedYaml {
	if (last?.text !== text) last = { text, parsed: withoutStacks(() => parse(text)) }
	return last.parsed
}

function parse(text: string): ParsedYaml {
	const counter = new LineCounter()
	if (text.length > longest) return { documents: [], counter, problems: tooLong().problems }
	const parser = new Parser(counter.addNewLine)
	const composer = new Composer({ lineCounter: counter, uniqueKeys: false, logLevel: 'silent', prettyErrors: false })
	const documents: Document.Parsed[] = []
	counter.addNewLine(0)
	let offset = 0
	let faults = 0
	for (const lexeme of new Lexer().lex(maskTemplates(text, (length) => 'T'.repeat(length)))) {
		for (const token of parser.next(lexeme)) {
			if (token.type === 'error') faults++
			documents.push(...composer.next(token))
		}
		if (faults > mostErrors) break
		offset += lexeme.length
		// The parser keeps what is open on a list; the composer, which comes behind it, calls itself for every level.
		if (parser.stack.length > deepest) return { documents: [], counter, problems: tooDeep(place(counter, offset)).problems }
	}
	for (const token of parser.end()) documents.push(...composer.next(token))
	documents.push(...composer.end())
	const errors = documents.flatMap((document) => document.errors)
	return { documents, counter, problems: syntaxProblems(text, errors, counter) }
}

function place(counter: LineCounter, offset: number): { readonly line: number; readonly column: number } {
	const { line, col } = counter.linePos(offset)
	return { line, column: col }
}
