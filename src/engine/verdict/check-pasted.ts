import type { Bouncer, BouncerId } from '../../facts/bouncer'
import { longestChecked } from '../config/check'
import { besideOverrides, type CheckedFile, checkPiece } from '../config/check/check-paste'
import { recognise } from '../config/recognise/recognise'
import type { CheckResult } from '../config/types'
import type { Piece } from '../intake/take-apart'
import { pastedPieces } from './pasted-pieces'

/** A configuration file that stood in a pasted text. */
export interface PastedConfig {
	/** Its path, where the paste tells. */
	readonly name: string | null
	/** Line of the paste on which the file begins, from 1. */
	readonly firstLine: number
	/** Without what it was dressed in; the places of `result` are its. */
	readonly text: string
	/** The line of the paste in which each line of `text` stands. */
	readonly ownLines: readonly number[]
	readonly result: CheckResult
}

export interface PastedFile {
	readonly name: string | null
	readonly linesBefore: number
}

const alone: PastedFile = { name: null, linesBefore: 0 }

/** So many known settings make a text a configuration file that was pasted into the wrong box. */
const leastScore = 7

/**
 * Checks the configuration files in what a reader pasted into the log box: those of a collected text, the paste itself, or parts of it.
 *
 * @param file Where it is a file of several: its name, and how many lines were read before it.
 */
export function checkPasted(text: string, bouncers: readonly Bouncer[], file: PastedFile = alone): readonly PastedConfig[] {
	const { collected, pieces, files } = pastedPieces(text, file.name)
	const id = bouncers.find((bouncer) => bouncer.id === collected)?.id ?? null
	const found = files.flatMap((piece): readonly CheckedFile[] => {
		const bouncer = id !== null && isCollectedFrom(piece, id, bouncers) ? id : bouncerIn(piece, bouncers)
		if (bouncer === null) return []
		const result = checkPiece(piece, bouncer, bouncers, piece.name)
		return result.problems.some(({ code }) => code === 'not-recognised') ? [] : [{ piece, result }]
	})
	return besideOverrides(found, pieces, bouncers).map((checked) => pastedConfig(checked, file.linesBefore))
}

/** Whether the collecting command read a file of the bouncer that it was made for: what is mounted or included may be any program's. */
function isCollectedFrom({ text, name }: Piece, id: BouncerId, bouncers: readonly Bouncer[]): boolean {
	const paths = bouncers.find((bouncer) => bouncer.id === id)?.deployments.flatMap(({ files }) => files.map(({ path }) => path)) ?? []
	// Variables and labels are those of the container itself.
	if (name === null || !name.startsWith('/')) return true
	return paths.some((path) => name === path || name === `${path}.local`) || recognise(text, id, bouncers, name).fit >= leastScore
}

/** Whose file a piece is; null when it is none that we know. */
function bouncerIn({ text, name }: Piece, bouncers: readonly Bouncer[]): CheckResult['bouncer'] {
	// The checker does not read it, and to find out whose it is, every format would.
	if (text.length > longestChecked) return null
	const { bouncer, fit } = recognise(text, null, bouncers, name)
	return fit >= leastScore ? bouncer : null
}

function pastedConfig({ piece, result }: CheckedFile, linesBefore: number): PastedConfig {
	const ownLines = piece.text.split('\n').map((_, at) => linesBefore + piece.placeOf(at + 1, 1).line)
	return { name: piece.name, firstLine: ownLines[0] ?? 1, text: piece.text, ownLines, result }
}
