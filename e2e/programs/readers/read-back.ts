import type { Leaf, Reader } from './reader'

/** Collects texts for parsers, then lets each parser read all of its texts in one go. */
export class ReadBack {
	private readonly texts = new Map<Reader, Map<string, readonly Leaf[] | Error | null>>()

	get readers(): readonly Reader[] {
		return [...this.texts.keys()]
	}

	want(reader: Reader, text: string): void {
		const texts = this.texts.get(reader) ?? new Map<string, null>()
		texts.set(text, null)
		this.texts.set(reader, texts)
	}

	/**
	 * What the parser found in a text.
	 *
	 * @throws Error when it cannot read it, or when it was not asked to.
	 */
	leavesOf(reader: Reader, text: string): readonly Leaf[] {
		const texts = this.texts.get(reader)
		if (texts?.get(text) === null) {
			const all = [...texts.keys()]
			for (const [index, leaves] of reader.read(all).entries()) texts.set(all[index] ?? '', leaves)
		}
		const leaves = texts?.get(text)
		if (!leaves) throw new Error(`${reader.program} was not asked to read this:\n${text}`)
		if (leaves instanceof Error) throw new Error(`${reader.program} cannot read this: ${leaves.message}\n${text}`)
		return leaves
	}
}
