import { Composer, type Document, Lexer, type LineCounter, Parser } from 'yaml'
import { deepest } from '../limits'
import { withoutStacks } from '../without-stacks'
import { maskTemplates } from './templates'

/** Behind the first ones a parser only stumbles on. */
export const mostErrors = 20

type Composed =
	| { readonly kind: 'documents'; readonly documents: readonly Document.Parsed[] }
	/** More levels than `deepest` are open at this offset. */
	| { readonly kind: 'too deep'; readonly offset: number }

/** All documents of a text, with the faults of each; templates in it are words (`templates.ts`). */
export function compose(text: string, counter: LineCounter): Composed {
	return withoutStacks(() =>
		composed(
			maskTemplates(text, (length) => 'T'.repeat(length)),
			counter,
		),
	)
}

function composed(text: string, counter: LineCounter): Composed {
	const parser = new Parser(counter.addNewLine)
	const composer = new Composer({ lineCounter: counter, uniqueKeys: false, logLevel: 'silent', prettyErrors: false })
	const documents: Document.Parsed[] = []
	counter.addNewLine(0)
	let offset = 0
	let faults = 0
	for (const lexeme of new Lexer().lex(text)) {
		for (const token of parser.next(lexeme)) {
			if (token.type === 'error') faults++
			documents.push(...composer.next(token))
		}
		if (faults > mostErrors) break
		offset += lexeme.length
		// The parser keeps what is open on a list; the composer, which comes behind it, calls itself for every level.
		if (parser.stack.length > deepest) return { kind: 'too deep', offset }
	}
	for (const token of parser.end()) documents.push(...composer.next(token))
	documents.push(...composer.end())
	return { kind: 'documents', documents }
}
