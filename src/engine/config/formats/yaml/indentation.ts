import { LineCounter, type YAMLParseError } from 'yaml'
import type { SyntaxProblem } from '../document'
import { Places } from '../places'
import { compose } from './compose'

/** Each trial is a parse of the whole text. */
const longest = 20_000
/** A line that YAML can begin with; where most lines are of this kind the text is YAML that somebody indented wrongly. */
const yamlLine = /^\s*(?:#|---|- |-$|["']?[\w./@$<-][\w ./@$<-]*["']?:(?:\s|$))/
const mostYaml = 0.7
/** Lines around the place where a parser gave up, of which one can be the culprit. */
const above = 3

interface Fault {
	readonly line: number
	readonly from: number
	readonly to: number
	readonly text: string
	readonly what: string
	readonly fix: string
}

/**
 * A file whose only fault is its indentation: one line that stands deeper or less deep than those around it, or tabs. Null where there
 * is no way to put it right, or more than one.
 */
export function indentationFault(text: string, errors: readonly YAMLParseError[], lineOf: (offset: number) => number): SyntaxProblem | null {
	const lines = text.split('\n')
	const written = lines.filter((line) => line.trim() !== '')
	if (text.length > longest || written.filter((line) => yamlLine.test(line)).length < written.length * mostYaml) return null
	const stop = lineOf(errors[0]?.pos[0] ?? 0)
	const fault = tabs(text, lines) ?? oneLine(text, lines, stop)
	if (!fault) return null
	const { line, from, to, text: put, what, fix } = fault
	return {
		code: 'syntax',
		severity: 'error',
		line,
		column: 1,
		key: null,
		message: `The file cannot be parsed: ${what}. The program does not start with it.`,
		fix,
		edit: { from, to, text: put },
	}
}

/** Tabs become so many blanks that the lines fit those around them. */
function tabs(text: string, lines: readonly string[]): Fault | null {
	const indented = lines.flatMap((line, at) => (/^ *\t/.test(line) && line.trim() !== '' ? [at] : []))
	const [first] = indented
	const last = indented.at(-1)
	if (first === undefined || last === undefined) return null
	const depths = new Set(lines.flatMap((line) => (/^\s*\S/.test(line) && !/^ *\t/.test(line) ? [indentOf(line).length] : [])))
	const ways = [2, 4, 8].flatMap((width) => {
		const mended = lines.map((line) => line.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', ' '.repeat(width))))
		const meaning = meaningOf(mended.join('\n'))
		const isKnown = indented.every((at) => depths.has(indentOf(mended[at] ?? '').length))
		return meaning === null || !areBelow(mended, indented) ? [] : [{ mended, meaning, isKnown }]
	})
	// Where the widths differ in what they say, the one that lines up with the other lines is meant.
	const known = ways.filter(({ isKnown }) => isKnown)
	const certain = new Set(ways.map(({ meaning }) => meaning)).size === 1 ? (known[0] ?? ways[0]) : known.length === 1 ? known[0] : undefined
	if (!certain) return null
	const places = new Places(text)
	const from = places.offset(first + 1, 1)
	return {
		line: first + 1,
		from,
		to: places.offset(last + 1, 1) + (lines[last]?.length ?? 0),
		text: certain.mended.slice(first, last + 1).join('\n'),
		what: `${indented.length === 1 ? 'A line is' : `${indented.length} lines are`} indented with tabs, which YAML does not take`,
		fix: 'Indent with blanks; YAML does not take tabs.',
	}
}

/** Whether each of these lines stands below the one above it, where that one is a name without a value. */
function areBelow(lines: readonly string[], these: readonly number[]): boolean {
	const asked = new Set(these)
	let above = ''
	return lines.every((line, at) => {
		const isBelow = !/:\s*$/.test(above) || indentOf(line).length > indentOf(above).length || /^\s*- /.test(line)
		if (line.trim() !== '' && !/^\s*#/.test(line)) above = line
		return isBelow || !asked.has(at)
	})
}

/** One line gets the indentation of the line above or below it. */
function oneLine(text: string, lines: readonly string[], stop: number): Fault | null {
	const places = new Places(text)
	const found: (Fault & { readonly isOdd: boolean })[] = []
	const meanings = new Set<string>()
	const near = lines.flatMap((line, at) => (line.trim() !== '' && !/^\s*#/.test(line) ? [at] : []))
	const middle = near.findIndex((at) => at + 1 >= stop)
	for (const at of near.slice(Math.max(0, (middle < 0 ? near.length : middle) - above), (middle < 0 ? near.length : middle) + 2)) {
		const line = lines[at] ?? ''
		const own = indentOf(line)
		const order = near.indexOf(at)
		const others = [near[order - 1], near[order + 1]].map((index) => (index === undefined ? null : indentOf(lines[index] ?? '')))
		for (const indent of new Set(others)) {
			if (indent === null || indent === own || indent.includes('\t')) continue
			const meaning = meaningOf([...lines.slice(0, at), indent + line.slice(own.length), ...lines.slice(at + 1)].join('\n'))
			if (meaning === null || meanings.has(meaning)) continue
			meanings.add(meaning)
			const from = places.offset(at + 1, 1)
			found.push({
				line: at + 1,
				from,
				to: from + own.length,
				text: indent,
				what: `This line is indented by ${own.length} blanks, and the lines beside it by ${indent.length}`,
				fix: `Indent it by ${indent.length} blanks.`,
				isOdd: others[0] === others[1],
			})
		}
	}
	// Of two lines that could be meant it is the one that both lines beside it contradict.
	const likely = found.length === 1 ? found : found.filter(({ isOdd }) => isOdd)
	return likely.length === 1 ? (likely[0] ?? null) : null
}

function indentOf(line: string): string {
	return /^[ \t]*/.exec(line)?.[0] ?? ''
}

/** What a text says, to compare it with another one; null where it cannot be parsed. */
function meaningOf(text: string): string | null {
	const composed = compose(text, new LineCounter())
	if (composed.kind === 'too deep' || composed.documents.some(({ errors }) => errors.length > 0)) return null
	try {
		return JSON.stringify(composed.documents.map((document) => document.toJS({ maxAliasCount: 100 })))
	} catch {
		// An alias without its anchor, or one that stands for too much, shows only here.
		return null
	}
}
