import { collectedBouncer } from '../intake/dress/sections'
import { fewFiles } from '../intake/pieces/few-files'
import { longestConfig } from '../intake/pieces/longest-config'
import { type Piece, takeApart } from '../intake/take-apart'

/** What could be a configuration file in a text pasted into the log box. To read it as one takes the code of all formats. */
export interface PastedPieces {
	/** The bouncer that the collecting command was made for. */
	readonly collected: string | null
	readonly pieces: readonly Piece[]
	/** Those that may be a file. */
	readonly files: readonly Piece[]
}

/** @param name Of the whole, where it is a file. */
export function pastedPieces(text: string, name: string | null): PastedPieces {
	const collected = collectedBouncer(text)
	if (collected === null && text.length > longestConfig) return { collected, pieces: [], files: [] }
	const taken = takeApart(text)
	const pieces = taken.length === 1 ? taken.map((piece) => ({ ...piece, name: piece.name ?? name })) : taken
	const files = pieces.filter(({ kind }) => kind === 'file' || (pieces.length === 1 && kind !== 'log'))
	return { collected, pieces, files: fewFiles(files) }
}
