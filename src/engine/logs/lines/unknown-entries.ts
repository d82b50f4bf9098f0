import { templateOf } from './template'

/** Enough to admit what is not known; more would only fill memory. */
const templatesKept = 400
const templatesShown = 100
const sampleCharacters = 500
/** A traceback ends within so many lines of its last line that we looked at. */
const longestTraceback = 100

const traceback = /^Traceback \(most recent call last\)/
/** What a stack trace goes on with: an indented line, or the exception at its end. */
const exception = /^(?:[\w$]{1,80}\.){0,8}\w{0,80}(?:Error|Exception|Timeout|Interrupt|Exit|Warning)(?::|$)/

/** How a line goes together with those around it: it opens a traceback, may go on with one, or may end one. */
export type EntryForm = 'plain' | 'indented' | 'traceback' | 'exception'

/** @param text A line as printed, without wrapper. */
export function entryForm(text: string): EntryForm {
	if (traceback.test(text)) return 'traceback'
	if (exception.test(text)) return 'exception'
	return /^\s/.test(text) ? 'indented' : 'plain'
}

/** A line that a rule knows, or that looks like an error. */
export interface EntryLine {
	readonly number: number
	/** As printed, without wrapper; only of lines that may be shown. */
	readonly body: string
	/** Its `templateOf`; empty where a rule knows the line. */
	readonly template: string
}

/** Lines that belong together, such as a traceback: its first line, and the exception where it was seen. */
interface Entry {
	readonly firstLine: number
	lastLine: number
	head: EntryLine
	exception: string | null
	known: boolean
	inTraceback: boolean
}

interface Group {
	count: number
	readonly firstLine: number
	lastLine: number
	readonly sample: string
}

/** Lines that look like one error and that no rule knows. */
export interface UnknownMessage extends Readonly<Group> {
	/** The line with numbers, ids and addresses masked. */
	readonly template: string
}

/**
 * Groups the entries that look like errors and that no rule knows, by their template. A traceback is one entry with the line
 * before it, and it is known as soon as one of its lines is.
 */
export class UnknownEntries {
	private readonly groups = new Map<string, Group>()
	private open: Entry | null = null

	take(line: EntryLine, form: EntryForm, known: boolean): void {
		if (this.open && continues(this.open, line, form)) {
			this.open.lastLine = line.number
			this.open.known ||= known
			if (form === 'traceback') this.open.inTraceback = true
			else if (form === 'exception') this.open.exception ??= line.body
			return
		}
		this.close()
		this.open = { firstLine: line.number, lastLine: line.number, head: line, exception: null, known, inTraceback: form === 'traceback' }
	}

	/** Most frequent first. Call it once, after the last line. */
	result(): readonly UnknownMessage[] {
		this.close()
		return [...this.groups]
			.map(([template, group]) => ({ template, ...group }))
			.sort((a, b) => b.count - a.count || a.firstLine - b.firstLine)
			.slice(0, templatesShown)
	}

	private close(): void {
		const entry = this.open
		this.open = null
		if (!entry || entry.known) return
		const template = entry.exception === null ? entry.head.template : templateOf(entry.exception)
		const group = this.groups.get(template)
		if (group) {
			group.count++
			group.lastLine = entry.firstLine
		} else if (this.groups.size < templatesKept)
			this.groups.set(template, { count: 1, firstLine: entry.firstLine, lastLine: entry.firstLine, sample: sampleOf(entry.head.body, entry.exception) })
	}
}

function sampleOf(head: string, exception: string | null): string {
	const telling = exception === null || head.includes(exception) ? head : `${head} … ${exception}`
	return telling.slice(0, sampleCharacters)
}

function continues(entry: Entry, line: EntryLine, form: EntryForm): boolean {
	if (entry.inTraceback) return line.number - entry.lastLine <= longestTraceback && form !== 'plain'
	return line.number === entry.lastLine + 1 && form === 'traceback'
}
