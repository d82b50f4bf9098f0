import { terminalOrders } from './dress/escapes'
import { isWrittenForHtml, withoutEntities } from './dress/html'
import { beginsRecord, isFrame } from './dress/record'

/** A log as its programs printed it, whatever a window, a phone, a forum or a word processor made of its lines. */
export interface Mended {
	readonly text: string
	/** The line of the reader's own text in which a line of `text`, from 1, begins. */
	lineOf(line: number): number
	/** Lines of `text` whose end is not there: cut off by a window or a status, or in the middle of a quote. */
	readonly cutLines: ReadonlySet<number>
}

/** A record that goes on over more lines than this is none. */
const mostJoined = 40

/**
 * Mends the lines of a pasted log: characters of word processors and pages, and records that are broken over several lines. What a
 * text does not need is not done, so that a sound log stays the same to the last character. Linear in time; never throws.
 */
export function mend(text: string): Mended {
	const readable = withPlainCharacters(text)
	const lines = readable.split('\n')
	const broken = breaksOf(lines)
	const kept: string[] = []
	const numbers: number[] = []
	const cutLines = new Set<number>()
	for (let at = 0; at < lines.length; at++) {
		const first = at
		let whole = bare(lines[at] ?? '')
		const end = endOfObject(lines, at)
		if (end !== null) {
			whole = lines
				.slice(at, end + 1)
				.map((line) => bare(line).trim())
				.join('')
			at = end
		} else if (beginsRecord(whole)) {
			while (at + 1 < lines.length && at - first < mostJoined && goesOn(whole, lines, at, broken)) {
				whole = `${whole}${joint(lines[at] ?? '', lines[at + 1] ?? '', broken)}${continuation(lines[at + 1] ?? '')}`
				at++
			}
			if (isCut(whole, broken)) cutLines.add(kept.length + 1)
		} else whole = lines[at] ?? ''
		kept.push(at === first ? (lines[at] ?? '') : whole)
		numbers.push(first + 1)
	}
	return {
		text: kept.length === lines.length ? readable : kept.join('\n'),
		lineOf: (line) => numbers[line - 1] ?? line,
		cutLines,
	}
}

const blanks = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g
/** A byte order mark stays: a program that prints one found it in its file, and that is the fault. */
const unseen = /[\u200b-\u200d\u2060\u00ad]/g
const doubleQuotes = /[\u201c-\u201f\u00ab\u00bb\u2033]/g
const singleQuotes = /[\u2018-\u201b\u2032]/g
const odd = /[\u00a0\u00ab\u00ad\u00bb\u2000-\u200d\u2018-\u201f\u202f\u2032\u2033\u205f\u2060\u3000]/

/** With the blanks, quotes and signs that programs print. Lines stay lines. */
function withPlainCharacters(text: string): string {
	let plain = text
	if (/\u001b[\]PX^_()=>]/.test(plain)) plain = plain.replace(terminalOrders, '')
	if (odd.test(plain)) plain = plain.replace(blanks, ' ').replace(unseen, '').replace(doubleQuotes, '"').replace(singleQuotes, "'")
	if (/&(?:quot|lt|gt|amp|apos|#)/.test(plain) && isWrittenForHtml(plain)) plain = withoutEntities(plain)
	return plain
}

/** How the records of a text are broken. */
interface Breaks {
	/** Column at which a window breaks in the middle of a word; null where none does. */
	readonly column: number | null
	/** Records are broken at blanks, as phones and mail programs do: more than one breaks within a quote. */
	readonly atBlanks: boolean
	/** Column at which `less` and `systemctl` put a `>` in place of the rest; null where they do not. */
	readonly chopped: number | null
}

/** Narrower or wider windows do not break lines. */
const narrowest = 30
const widest = 400

function breaksOf(lines: readonly string[]): Breaks {
	let longest = 0
	for (const line of lines) longest = Math.max(longest, line.trimEnd().length)
	const full = new Set<string>()
	let inQuote = 0
	let shorter = 0
	for (let at = 0; at + 1 < lines.length; at++) {
		const line = lines[at] ?? ''
		if (!isContinuation(lines[at + 1] ?? '')) continue
		const inside = isOpen(bare(line)) && beginsRecord(bare(line))
		if (inside) inQuote++
		// The same message twice is as long by its nature, not by a window.
		if (line.trimEnd().length === longest) full.add(line.replace(/\d+/g, '0'))
		else if (inside) shorter++
	}
	const column = longest >= narrowest && longest <= widest && full.size >= 2 && full.size > shorter ? longest : null
	return { column, atBlanks: column === null && inQuote >= 2, chopped: choppedAt(lines) }
}

/** Where the JSON object ends that begins here and that tools spread over lines; null where it is no entry of a log. */
function endOfObject(lines: readonly string[], from: number): number | null {
	if (bare(lines[from] ?? '').trim() !== '{') return null
	let isEntry = false
	for (let at = from + 1; at < lines.length && at - from < mostJoined; at++) {
		const line = bare(lines[at] ?? '').trim()
		if (line === '}' || line === '},') return isEntry ? at : null
		if (!/^"[^"]{1,60}" ?: ?[^\s{[]/.test(line)) return null
		isEntry ||= /^"(?:level|severity|msg|message)"/.test(line)
	}
	return null
}

/** Whether the next line belongs to this record. */
function goesOn(whole: string, lines: readonly string[], at: number, { column, atBlanks, chopped }: Breaks): boolean {
	const next = lines[at + 1] ?? ''
	if (!isContinuation(next)) return false
	const line = (lines[at] ?? '').trimEnd()
	if (isEllipsized(whole) || line.length === chopped) return false
	if (isOpen(whole)) return true
	// A place in a file, which nginx puts at the end.
	if (/^\s+in \S+:\d+\s*$/.test(next)) return true
	if (column !== null) return line.length >= column - 1
	return atBlanks && !/["}]\s*$/.test(line) && /^\S/.test(next) && !isCommandMessage(next)
}

function isContinuation(text: string): boolean {
	return (
		text.trim() !== '' &&
		!beginsRecord(bare(text)) &&
		!isFrame(text) &&
		!/^(?:```|~~~|[-=]{2,}(?: |$)|[-=]{3,}|lines \d+-\d+|Hint: |\$ |[\w.-]+@[\w.-]+[:~ ])/.test(text)
	)
}

/** `mkdir: can't create …`: another program's own line. */
function isCommandMessage(text: string): boolean {
	return /^(?:\/?[\w.-]+\/[\w./-]+|[a-z][\w-]{1,30}): /.test(text)
}

/** Whether a record cannot end here: in a quote, in an object, or before what its message is. */
function isOpen(text: string): boolean {
	if (/^\s*\{"/.test(text)) return !/\}\s*`?$/.test(text)
	if (/^\s*(?:\S{1,120}\s+\|\s+)?(?:.{0,120}\s)?time="?\d[^"]{5,60}"?\s+level=\w+\s*$/.test(text)) return true
	return hasOpenQuote(text)
}

function hasOpenQuote(text: string): boolean {
	let open = false
	for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
		let slashes = at
		while (text[slashes - 1] === '\\') slashes--
		if ((at - slashes) % 2 === 0) open = !open
	}
	return open
}

/** What stood between the two before the line was broken. */
function joint(line: string, next: string, { column }: Breaks): string {
	if (/\s$/.test(line) || /^\s/.test(next)) return ''
	return column !== null && line.trimEnd().length >= column ? '' : ' '
}

/** Without the sign of an answer, which stands before each line. */
function bare(line: string): string {
	return line.replace(/^(?:> ?){1,3}/, '').replace(/\r$/, '')
}

function continuation(line: string): string {
	const text = bare(line)
	return /^\s+in \S+:\d+\s*$/.test(text) ? ` ${text.trim()}` : text
}

function choppedAt(lines: readonly string[]): number | null {
	const ends = new Map<number, number>()
	for (const line of lines) if (line.endsWith('>') && line.length >= narrowest && beginsRecord(line)) ends.set(line.length, (ends.get(line.length) ?? 0) + 1)
	const [column, count] = [...ends].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
	return count >= 2 && lines.every((line) => line.length <= column || !beginsRecord(line)) ? column : null
}

/** `systemctl status` shows the beginning of a long line and three dots. */
function isEllipsized(text: string): boolean {
	return /\S…\s*$/.test(text) || (/[^.\s]\.\.\.\s*$/.test(text) && hasOpenQuote(text))
}

function isCut(whole: string, { chopped }: Breaks): boolean {
	return isEllipsized(whole) || (whole.endsWith('>') && whole.length === chopped) || isOpen(whole)
}
