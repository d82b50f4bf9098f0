import type { Unrecognised } from '../verdict'
import { templateOf } from './template'

/** Enough to admit what is not known; more would only fill memory. */
const templatesKept = 400
const templatesShown = 100
const sampleCharacters = 500
/** A traceback ends within so many lines of its last line that we looked at. */
const longestTraceback = 100
/** So many lines at the start of a part are kept until the part before it is known. */
const leadingKept = 200

const traceback = /^Traceback \(most recent call last\)/
/** What a stack trace goes on with: an indented line, or the exception at its end. */
const exception = /^(?:[\w$]{1,80}\.){0,8}\w{0,80}(?:Error|Exception|Timeout|Interrupt|Exit|Warning)(?::|$)/

/** A line that a rule knows, or that looks like an error. */
export interface EntryLine {
	readonly number: number
	/** As printed, without wrapper. */
	readonly text: string
	readonly known: boolean
}

/** Lines that belong together, such as a traceback: its first line, and the exception where it was seen. */
interface Entry {
	readonly firstLine: number
	lastLine: number
	readonly head: string
	exception: string | null
	known: boolean
	inTraceback: boolean
}

interface Group {
	count: number
	readonly firstLine: number
	readonly sample: string
}

/**
 * Groups the entries that look like errors and that no rule knows, by their template. A traceback is one entry with the line
 * before it, and it is known as soon as one of its lines is. Two parts of a log can be gathered apart and merged.
 */
export class UnknownEntries {
	private readonly groups = new Map<string, Group>()
	private open: Entry | null = null
	/** Lines at the start that may continue an entry of the part before. */
	private leading: EntryLine[] = []
	private started = false

	take(line: EntryLine): void {
		if (!this.started && this.leading.length < leadingKept && mayContinue(line.text)) {
			this.leading.push(line)
			return
		}
		this.started = true
		if (this.open && continues(this.open, line)) {
			this.open.lastLine = line.number
			this.open.known ||= line.known
			if (traceback.test(line.text)) this.open.inTraceback = true
			else if (exception.test(line.text)) this.open.exception ??= line.text
			return
		}
		this.close()
		this.open = {
			firstLine: line.number,
			lastLine: line.number,
			head: line.text,
			exception: null,
			known: line.known,
			inTraceback: traceback.test(line.text),
		}
	}

	/**
	 * @param next What was gathered in the part of the log right after this one. It must not be used any more.
	 * @param lines Number of lines before that part.
	 */
	merge(next: UnknownEntries, lines: number): void {
		for (const line of next.leading) this.take({ ...line, number: line.number + lines })
		if (!next.started) return
		this.started = true
		this.close()
		for (const [template, group] of next.groups) this.count(template, { ...group, firstLine: group.firstLine + lines })
		if (next.open) this.open = { ...next.open, firstLine: next.open.firstLine + lines, lastLine: next.open.lastLine + lines }
	}

	/** Most frequent first. Call it once, after the last line. */
	result(): readonly Unrecognised[] {
		const all = new UnknownEntries()
		all.started = true
		for (const line of this.leading) all.take(line)
		all.close()
		this.close()
		for (const [template, group] of this.groups) all.count(template, group)
		return [...all.groups]
			.map(([template, group]) => ({ template, ...group }))
			.sort((a, b) => b.count - a.count || a.firstLine - b.firstLine)
			.slice(0, templatesShown)
	}

	private close(): void {
		const entry = this.open
		this.open = null
		if (!entry || entry.known) return
		const telling = entry.exception === null || entry.head.includes(entry.exception) ? entry.head : `${entry.head} … ${entry.exception}`
		this.count(templateOf(entry.exception ?? entry.head), { count: 1, firstLine: entry.firstLine, sample: telling.slice(0, sampleCharacters) })
	}

	private count(template: string, group: Group): void {
		const known = this.groups.get(template)
		if (known) known.count += group.count
		else if (this.groups.size < templatesKept) this.groups.set(template, { ...group })
	}
}

function mayContinue(text: string): boolean {
	return /^\s/.test(text) || traceback.test(text) || exception.test(text)
}

function continues(entry: Entry, line: EntryLine): boolean {
	if (entry.inTraceback) return line.number - entry.lastLine <= longestTraceback && mayContinue(line.text)
	return line.number === entry.lastLine + 1 && traceback.test(line.text)
}
