import { deepest } from './limits'

/** A `{` that waits for its `}`. */
export interface OpenBlock {
	readonly name: string
	readonly line: number
	readonly column: number
	/** Blanks in front of the line that opened it. */
	readonly indent: number
}

/**
 * Finds the block that was not closed: everybody indents, so it is the innermost one whose closing brace stands at the indentation
 * of another one. A parser alone can only name the end of the file.
 */
export class BlockStack {
	private readonly open: OpenBlock[] = []
	private suspect: OpenBlock | null = null
	private readonly numbers: number[] = []
	private count = 0

	get names(): readonly string[] {
		return this.open.map(({ name }) => name).filter((name) => name !== '')
	}

	get isOpen(): boolean {
		return this.open.length > 0
	}

	get tooDeep(): boolean {
		return this.open.length > deepest
	}

	/** Number of the innermost open block, counted in the order in which they open; 0 outside of all. */
	get number(): number {
		return this.numbers.at(-1) ?? 0
	}

	push(block: OpenBlock): void {
		this.open.push(block)
		this.numbers.push(++this.count)
	}

	/** @returns False when nothing is open. */
	pop(indent: number): boolean {
		const block = this.open.pop()
		this.numbers.pop()
		if (!block) return false
		if (block.indent !== indent && block.indent > indent) this.suspect ??= block
		return true
	}

	/** The block to blame when the text is over; null when all are closed. */
	unclosed(): OpenBlock | null {
		const last = this.open.at(-1)
		return last ? (this.suspect ?? last) : null
	}
}
