/** One value of a file and the way to it, dots between the levels. */
export type Leaf = readonly [path: string, value: string | number | boolean | null]

/** A parser that this project did not write. */
export interface Reader {
	/** As it is named on the pages. */
	readonly program: string
	/** What was not real about the reading. */
	readonly note?: string
	/** Why it cannot be run here; null when it can. */
	readonly missing: string | null
	version(): string
	/** Reads many texts at once, so that a program is started once. What is no text of the format comes back as the reason. */
	read(texts: readonly string[]): readonly (readonly Leaf[] | Error)[]
}
