import { checkPaste } from '../../engine/config/check/check-paste'
import type { PieceKind } from '../../engine/intake/dress/dress'
import { longestConfig } from '../../engine/intake/pieces/longest-config'
import { takeApart } from '../../engine/intake/take-apart'
import type { Verdict } from '../../engine/verdict/verdict'
import { isOfConfig } from '../../engine/verdict/with-configs'
import type { Bouncer } from '../../facts/bouncer'
import type { CheckedText } from '../config-thread/protocol'

/** A part of a paste, as it was understood. */
export interface RecognisedPiece {
	readonly kind: PieceKind
	readonly name: string | null
	/** Lines of the paste, from 1. */
	readonly from: number
	readonly to: number
}

/** What a paste is made of, in its order. A text longer than any configuration is a log. */
export function piecesOf(text: string): readonly RecognisedPiece[] {
	if (text.length > longestConfig) return []
	return takeApart(text).map((piece) => {
		const lines = piece.text.replace(/\n+$/, '').split('\n').length
		return { kind: piece.kind, name: piece.name ?? piece.command, from: piece.placeOf(1, 1).line, to: piece.placeOf(lines, 1).line }
	})
}

/**
 * A paste looked at as a configuration file; null for one that is a log. A text with both is a log, with files beside it.
 */
export function fileOf(text: string, pieces: readonly RecognisedPiece[], verdict: Verdict, bouncers: readonly Bouncer[]): CheckedText | null {
	const speaks = pieces.some(({ kind }) => kind === 'log') || verdict.findings.some((finding) => !isOfConfig(finding))
	const [only, ...others] = pieces
	const isOneFile = only?.kind === 'file' && others.length === 0
	if ((speaks && !isOneFile) || text.length > longestConfig) return null
	const { result, corrects } = checkPaste(text, null, bouncers)
	// Of a file of the engine the verdict tells what it leads to; how it is put right stands in the file.
	return speaks && result.source.kind !== 'engine-file' ? null : { result, corrects }
}

/** Whether it is one. Names that several bouncers have are no proof of one: then the reader is asked whose file it is. */
export function isFile({ result: { bouncer, candidates, source } }: CheckedText): boolean {
	return bouncer !== null || candidates.length > 0 || source.kind === 'engine-file'
}
