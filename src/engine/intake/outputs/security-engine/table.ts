import type { Lines } from '../output'

/** A table of `cscli`, without its lines. Places count from 0, from the line where the reading began. */
export interface Table {
	/** Above the table, or in its first row; null for none. */
	readonly title: string | null
	readonly header: readonly string[]
	readonly rows: readonly Row[]
	/** The line of its header. */
	readonly at: number
	/** The line after its last one. */
	readonly end: number
}

export interface Row {
	readonly cells: readonly string[]
	readonly at: number
}

/** Lines between rows, with and without colours: `+---+`, `-----`, `╭──┬──╮`. */
const rule = /^\s*[-+─━═╭╮╰╯├┤┬┴┼┌┐└┘]{3,}\s*$/
const boxed = /^\s*[|│].*[|│]\s*$/
const gap = / {2,}|\t+/

/** More rows than anybody pastes: what comes after them is left. */
const mostRows = 5000
/** More than any table of it has. */
const mostColumns = 40

/**
 * Reads one table as `cscli` prints it: in boxes (`| a | b |`), or light, where columns are told by spaces only. Linear in time.
 *
 * @param from The line of its title, its upper rule or its header.
 * @param columns Headings that it must have.
 * @returns Null where no such table begins there.
 */
export function readTable(lines: Lines, from: number, columns: readonly string[] = []): Table | null {
	let at = from
	const above = titleLine(lines.at(at) ?? '')
	if (above !== null) at++
	while (isRule(lines.at(at))) at++
	const inside = boxed.test(lines.at(at) ?? '') ? boxedCells(lines.at(at) ?? '') : null
	const isTitle = inside !== null && inside.length === 1
	const title = isTitle ? (inside[0] ?? null) : above
	if (isTitle) at++
	while (isRule(lines.at(at))) at++
	const head = lines.at(at)
	if (head === undefined || head.trim() === '') return null
	const box = boxed.test(head)
	const chunks = columnsOf(head)
	const header = box ? boxedCells(head) : chunks.map(({ name }) => name)
	if (header.length < 2 || header.length > mostColumns || !columns.every((name) => header.includes(name))) return null
	const rows: { cells: string[]; at: number }[] = []
	let end = at + 1
	// The light table has a rule below its header and one below its last row; anything without a rule below the header is no table.
	if (!isRule(lines.at(end))) return null
	for (end++; end < lines.length && rows.length < mostRows; end++) {
		const line = lines.at(end) ?? ''
		if (isRule(line)) {
			if (box && boxed.test(lines.at(end + 1) ?? '')) continue
			end++
			break
		}
		if (line.trim() === '' || boxed.test(line) !== box) break
		const cells = box ? boxedCells(line) : lightCells(line, chunks)
		const before = rows.at(-1)
		// A cell that is too long goes on in the next line, where the first cell is empty.
		if (before && (cells[0] ?? '') === '') before.cells = before.cells.map((cell, column) => joined(cell, cells[column] ?? ''))
		else rows.push({ cells: [...cells], at: end })
	}
	return { title, header, rows, at, end }
}

function isRule(line: string | undefined): boolean {
	return line !== undefined && rule.test(line)
}

/** `Acquisition Metrics:`, `COLLECTIONS`, `Bouncer: edge`. */
function titleLine(line: string): string | null {
	const title = line.trim()
	return title !== '' && !boxed.test(line) && !rule.test(line) && !gap.test(title) && title.length < 200 ? title.replace(/:$/, '') : null
}

function boxedCells(line: string): readonly string[] {
	return line
		.trim()
		.replace(/^[|│]|[|│]$/g, '')
		.split(/[|│]/)
		.map((cell) => cell.trim())
}

interface Column {
	readonly name: string
	readonly start: number
}

function columnsOf(line: string): readonly Column[] {
	return chunksOf(line).map(({ text, start }) => ({ name: text, start }))
}

/** Signs such as ✔️ are wider on a screen than in the text, so that what stands behind them is moved: each part goes to the nearest column. */
function lightCells(line: string, columns: readonly Column[]): readonly string[] {
	const cells = columns.map(() => '')
	for (const { text, start } of chunksOf(line)) {
		let nearest = 0
		for (const [column, one] of columns.entries()) if (Math.abs(one.start - start) <= Math.abs((columns[nearest]?.start ?? 0) - start)) nearest = column
		cells[nearest] = cells[nearest] ? `${cells[nearest]} ${text}` : text
	}
	return cells
}

function chunksOf(line: string): readonly { readonly text: string; readonly start: number }[] {
	const chunks: { text: string; start: number }[] = []
	for (const found of line.matchAll(/\S+(?: \S+)*/g)) chunks.push({ text: found[0], start: found.index })
	return chunks
}

function joined(before: string, more: string): string {
	if (more === '') return before
	return before.endsWith('-') ? `${before.slice(0, -1)}${more}` : `${before}${before === '' ? '' : ' '}${more}`
}

/** The cell below a heading; empty where there is none of that name. */
export function cell(table: Table, row: Row, heading: string): string {
	const column = table.header.indexOf(heading)
	return column < 0 ? '' : (row.cells[column] ?? '')
}

/** Whether a table has all of these headings. */
export function hasHeadings(table: Table | null, headings: readonly string[]): table is Table {
	return table !== null && headings.every((heading) => table.header.includes(heading))
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 }

/** `12`, `1.50k`, `-`: a count as metrics show it (`climetrics/number.go`); null for anything else. */
export function countOf(text: string): number | null {
	if (text === '-' || text === '') return 0
	const found = /^(?<number>\d+(?:\.\d+)?)(?<unit>[kMGTPE]?)$/.exec(text)?.groups
	return found ? Math.round(Number(found.number) * (units[found.unit ?? ''] ?? 1)) : null
}
