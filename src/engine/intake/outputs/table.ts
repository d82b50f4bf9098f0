/** A row of a table: its cells by the name of their column. */
export type Row = ReadonlyMap<string, string>

interface Column {
	readonly name: string
	readonly from: number
	readonly to: number
}

/** More than any program prints. */
const mostColumns = 30

/**
 * Reads rows below their header. Programs set their columns with two or more spaces; a paste may have lost the alignment, and then
 * the cells are counted: of fewer cells than columns the last one is that of the last column.
 */
export function rowsBelow(header: string): (line: string) => Row {
	const columns = columnsOf(header)
	return (line) => rowOf(columns, line)
}

function rowOf(columns: readonly Column[], line: string): Row {
	const sliced = columns.map(({ from, to }) => line.slice(from, to).trim())
	const isAligned = columns.every(({ from }) => from === 0 || from >= line.length || line[from - 1] === ' ') && !sliced.some((cell) => /\S {2,}\S/.test(cell))
	if (isAligned) return new Map(columns.map(({ name }, at) => [name, sliced[at] ?? '']))
	const counted = line.trim().split(/\t| {2,}/)
	const row = new Map(columns.map(({ name }, at) => [name, counted[at] ?? '']))
	const last = columns.at(-1)
	if (last && counted.length < columns.length) row.set(last.name, counted.at(-1) ?? '')
	return row
}

function columnsOf(header: string): readonly Column[] {
	const names = [...header.matchAll(/\S+(?: \S+)*/g)].slice(0, mostColumns)
	return names.map((found, at) => ({ name: found[0], from: found.index, to: names[at + 1]?.index ?? Number.POSITIVE_INFINITY }))
}
