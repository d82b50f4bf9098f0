import type { Scalar, Value } from '../../src/facts/bouncer'
import type { Tree } from '../tree'

/** What an option can hold, as the parser of its file asks for it. */
export type Shape = 'text' | 'truth' | 'number' | 'list' | 'map'

/** An option as a program's own source has it. */
export interface ReadOption {
	/** As our facts write keys: dots between the levels, `[]` for the entries of a list. */
	readonly name: string
	/** What the program uses when it is absent, null for nothing; undefined where the reader cannot tell, and nothing is compared. */
	readonly default?: Value | null
	/** All values that it takes, where the source lists them. */
	readonly allowed?: readonly Scalar[]
	/** What it holds, where the type of the source tells it. */
	readonly shape?: Shape
	readonly file: string
	/** Counted from 1. */
	readonly line: number
}

/** What a reader may want to know beside the tree. */
export interface Reading {
	/** The names that our facts have: where a source lists more than what is meant, only these are looked for. */
	readonly wanted: readonly string[]
	/** Other repositories that the source leans on. */
	readonly others: readonly Tree[]
}

/**
 * Reads the options of one configuration file out of the sources.
 *
 * @throws {MovedError} Where the sources are no longer built as the reader expects.
 */
export type ReadOptions = (tree: Tree, reading: Reading) => readonly ReadOption[]

/** Gives the options other names, or leaves them out. */
export function renamed(read: ReadOptions, name: (name: string) => string | undefined): ReadOptions {
	return (tree, reading) =>
		read(tree, reading).flatMap((option) => {
			const given = name(option.name)
			return given === undefined ? [] : [{ ...option, name: given }]
		})
}

/** What is read there without the defaults: the program that asks this one has its own. */
export function namesOnly(read: ReadOptions): ReadOptions {
	return (tree, reading) => read(tree, reading).map(({ name, file, line }) => ({ name, file, line }))
}
