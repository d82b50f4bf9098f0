import type { Level, Message } from './message'

/** A call whose arguments hold a message. */
export interface Call {
	readonly level: Level
	/** Where the message begins among the arguments; the ones before it are a context, a level, a status. */
	readonly argument: number
	/** What follows the message: values of its verbs (`format`), more text without or with a space between (`glued`, `spaced`), or named fields. */
	readonly rest: 'format' | 'glued' | 'spaced' | 'fields'
}

/** What it takes to read the messages of a language. Every expression is sticky (`y`), but for `callee` and `verb` (`g`). */
export interface Language {
	readonly comment: RegExp
	readonly string: RegExp
	/** The literal's text with null for each value inside of it. */
	readonly decode: (literal: string) => readonly (string | null)[]
	/** Joins texts at the top of an expression. */
	readonly joins: RegExp
	/** Verbs of a format; the values come from the arguments behind. */
	readonly verb: RegExp
	/** Calls that give a text made from a format. */
	readonly format: RegExp
	/** Ends before the opening parenthesis, or before the expression where the language needs none. */
	readonly callee: RegExp
	readonly call: (callee: RegExpExecArray) => Call | null
	/** Named fields of the arguments behind the message. */
	readonly fields: (argumentsBehind: readonly string[]) => Readonly<Record<string, string | null>>
}

/**
 * Reads the messages of one source file: the literals of its log calls, error values and exceptions.
 *
 * It reads calls, not programs: a message that a variable holds is not found.
 *
 * @returns Messages in the file's order; without those that are no text at all.
 */
export function readCalls(language: Language, path: string, text: string): readonly Message[] {
	const source = withoutComments(language, text)
	const isInside = insideOfLiterals(language, source)
	const messages: Message[] = []
	for (const callee of source.matchAll(language.callee)) {
		const call = language.call(callee)
		const at = callee.index + callee[0].length
		if (!call || isInside(callee.index)) continue
		const given = source[at] === '(' ? argumentsAt(language, source, at + 1) : [expressionAt(language, source, at)]
		const behind = given.slice(call.argument + 1)
		const first = evaluate(language, given[call.argument] ?? '')
		const parts = call.rest === 'format' ? verbs(language, first) : [...first, ...behind.flatMap((next) => joined(language, call.rest, next))]
		const fields = call.rest === 'fields' ? language.fields(behind) : {}
		const merged = merge(parts)
		if (merged.some((part) => part !== null) || Object.values(fields).some((value) => value !== null))
			messages.push({ level: call.level, parts: merged, fields, path, line: lineAt(source, callee.index) })
	}
	return messages
}

function joined(language: Language, rest: Call['rest'], argument: string): readonly (string | null)[] {
	switch (rest) {
		case 'glued':
			return evaluate(language, argument)
		case 'spaced':
			return [' ', ...evaluate(language, argument)]
		case 'format':
		case 'fields':
			return []
	}
}

/** The text of an expression: literals joined, a value for all else. */
function evaluate(language: Language, expression: string): readonly (string | null)[] {
	return merge(split(language, expression, language.joins).flatMap((operand) => evaluateOperand(language, operand.trim())))
}

function evaluateOperand(language: Language, operand: string): readonly (string | null)[] {
	if (operand === '') return []
	language.format.lastIndex = 0
	const format = language.format.exec(operand)
	if (format) return verbs(language, evaluate(language, argumentsAt(language, operand, format[0].length)[0] ?? ''))
	const literal = match(language.string, operand, 0)
	if (literal === operand) return language.decode(literal)
	// A format that its own text is asked for: `"…".format(…)`, `"…":format(…)`, `"…" % …`.
	if (literal && /^\s*(?:[.:]format\(|%\s)/.test(operand.slice(literal.length))) return verbs(language, language.decode(literal))
	return [null]
}

function verbs(language: Language, parts: readonly (string | null)[]): readonly (string | null)[] {
	return merge(
		parts.flatMap((part) => {
			if (part === null) return [null]
			const literals = part.split(language.verb)
			return literals.flatMap((literal, index) => (index === 0 ? [literal] : [null, literal]))
		}),
	).map((part) => part?.replaceAll('%%', '%') ?? null)
}

function merge(parts: readonly (string | null)[]): readonly (string | null)[] {
	const merged: (string | null)[] = []
	for (const part of parts) {
		const last = merged.at(-1)
		if (part === '' || (part === null && last === null)) continue
		if (part !== null && typeof last === 'string') merged[merged.length - 1] = last + part
		else merged.push(part)
	}
	return merged
}

/** The arguments of a call, from behind its opening parenthesis. */
function argumentsAt(language: Language, source: string, from: number): readonly string[] {
	return split(language, source.slice(from, endAt(language, source, from)), /,/y).map((argument) => argument.trim())
}

function expressionAt(language: Language, source: string, from: number): string {
	return source.slice(from, endAt(language, source, from, /[;\n]/y))
}

const opening = '([{'
const closing = ')]}'

/** Where the bracket that is open at `from` closes, or where `stop` comes first. */
function endAt(language: Language, source: string, from: number, stop?: RegExp): number {
	let depth = 0
	for (let at = from; at < source.length; at++) {
		const literal = match(language.string, source, at)
		if (literal) {
			at += literal.length - 1
			continue
		}
		const sign = source.charAt(at)
		if (opening.includes(sign)) depth++
		else if (closing.includes(sign)) {
			if (depth === 0) return at
			depth--
		} else if (depth === 0 && stop && match(stop, source, at)) return at
	}
	return source.length
}

function split(language: Language, expression: string, separator: RegExp): readonly string[] {
	const found: string[] = []
	let depth = 0
	let begin = 0
	for (let at = 0; at < expression.length; at++) {
		const literal = match(language.string, expression, at)
		if (literal) {
			at += literal.length - 1
			continue
		}
		const sign = expression.charAt(at)
		if (opening.includes(sign)) depth++
		else if (closing.includes(sign)) depth--
		else if (depth === 0) {
			const between = match(separator, expression, at)
			if (between) {
				found.push(expression.slice(begin, at))
				begin = at + between.length
				at = begin - 1
			}
		}
	}
	return [...found, expression.slice(begin)]
}

/** Blanks comments; lines keep their numbers. */
function withoutComments(language: Language, text: string): string {
	let clean = ''
	for (let at = 0; at < text.length; ) {
		const literal = match(language.string, text, at)
		const comment = literal ? null : match(language.comment, text, at)
		const next = literal ?? comment ?? text.charAt(at)
		clean += comment ? comment.replace(/[^\n]/g, ' ') : next
		at += next.length
	}
	return clean
}

/** The places inside of literals: what stands there is a help text or generated code, no call. */
function insideOfLiterals(language: Language, source: string): (place: number) => boolean {
	const inside = new Set<number>()
	for (let at = 0; at < source.length; at++) {
		const literal = match(language.string, source, at)
		if (!literal) continue
		for (let place = at + 1; place < at + literal.length; place++) inside.add(place)
		at += literal.length - 1
	}
	return (place) => inside.has(place)
}

function match(sticky: RegExp, text: string, at: number): string | null {
	sticky.lastIndex = at
	const found = sticky.exec(text)
	return found && found[0] !== '' ? found[0] : null
}

function lineAt(source: string, place: number): number {
	return source.slice(0, place).split('\n').length
}
