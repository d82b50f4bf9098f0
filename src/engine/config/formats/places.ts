/** Lines and columns, from 1, of offsets in a text; each question costs the logarithm of the lines at most, however long they are. */
export class Places {
	private readonly starts: readonly number[]
	private readonly indents = new Map<number, number>()

	constructor(private readonly text: string) {
		const starts = [0]
		for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
		this.starts = starts
	}

	offset(line: number, column: number): number {
		return (this.starts[line - 1] ?? 0) + column - 1
	}

	at(offset: number): { readonly line: number; readonly column: number } {
		let low = 0
		let high = this.starts.length - 1
		while (low < high) {
			const middle = Math.ceil((low + high) / 2)
			if ((this.starts[middle] ?? 0) <= offset) low = middle
			else high = middle - 1
		}
		return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 }
	}

	/** Where the line of an offset ends: in front of its line break. */
	lineEnd(offset: number): number {
		const next = this.starts[this.at(offset).line]
		return next === undefined ? this.text.length : next - 1
	}

	/** Width of the blanks at the start of the line in which the offset lies. */
	indentAt(offset: number): number {
		const { line } = this.at(offset)
		const known = this.indents.get(line)
		if (known !== undefined) return known
		const start = this.starts[line - 1] ?? 0
		let end = start
		while (this.text[end] === ' ' || this.text[end] === '\t') end++
		this.indents.set(line, end - start)
		return end - start
	}

	/** Whether only blanks stand in front of the offset on its line. */
	beginsLine(offset: number): boolean {
		return this.at(offset).column - 1 <= this.indentAt(offset)
	}
}
