/** Lines and columns, from 1, of offsets in a text. */
export class Places {
	private readonly starts: readonly number[]

	constructor(text: string) {
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
}
