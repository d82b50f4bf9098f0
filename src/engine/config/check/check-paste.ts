import type { Bouncer, BouncerId } from '../../../facts/bouncer'
import { isFilledInByShell } from '../../intake/dress/heredocs'
import { collectedBouncer } from '../../intake/dress/sections'
import { fewFiles } from '../../intake/pieces/few-files'
import { asPasted, type Piece, takeApart } from '../../intake/take-apart'
import { applyEdits } from '../document/changes'
import { readingOf } from '../recognise/recognise'
import type { Answer, Change, CheckResult, CorrectionState, Edit, Left, Problem } from '../types'
import { check, isOverride } from '.'

/** A file that stood in a paste. */
export interface CheckedFile {
	readonly piece: Piece
	/** Its lines and offsets are those of `piece.text`. */
	readonly result: CheckResult
}

export interface CheckedPaste {
	/**
	 * About the whole paste: lines, columns and edits are those of the reader's own text. `fixed` is the corrected main file, without
	 * what it was dressed in.
	 */
	readonly result: CheckResult
	readonly main: CheckedFile
	/** The text that the correction is applied to, and its changes with the offsets of that text and the lines of the paste. */
	readonly corrects: Corrects
	/** All of them, in the order of the paste. */
	readonly files: readonly CheckedFile[]
}

export interface Corrects {
	readonly text: string
	readonly changes: readonly Change[]
}

/**
 * Checks what a reader pasted: a file alone, with whatever stood around it, or several files. A text that wears nothing is checked as
 * it is. Never throws.
 *
 * @param id The bouncer it is of; null to find it out.
 * @param name Of the file, where it is known.
 * @param answers What the reader gave for that which the correction of the main file left, by the lines of the paste.
 */
export function checkPaste(
	text: string,
	id: BouncerId | null,
	bouncers: readonly Bouncer[],
	name: string | null = null,
	answers: readonly Answer[] = [],
): CheckedPaste {
	const pieces = takeApart(text)
	const [only] = pieces
	if (!only || (pieces.length === 1 && only.dress.length === 0)) {
		const main = { piece: only ?? asPasted(text), result: check(text, id, bouncers, name, answers) }
		return { result: main.result, main, corrects: { text, changes: main.result.changes }, files: [main] }
	}
	const files = checkFiles(pieces, id ?? bouncers.find((bouncer) => bouncer.id === collectedBouncer(text))?.id ?? null, bouncers, name)
	const heaviest = files.reduce((best, file) => (weightOf(file) > weightOf(best) ? file : best))
	const main = answers.length === 0 ? heaviest : answered(heaviest, answers, bouncers, name)
	const problems = files.flatMap(({ piece, result }) => result.problems.map((problem) => ownPlace(problem, piece)))
	if (pieces.length === 1 && only.dress[0] === 'fences') problems.push(fenced(only))
	const changes = main.result.changes.map((change) => inPlace(change, main.piece, text))
	const corrects = correctsOf(main, text, changes, pieces.length === 1)
	const fixed =
		corrects.changes.length === 0
			? null
			: applyEdits(
					corrects.text,
					corrects.changes.flatMap(({ edits }) => edits),
				)
	return {
		result: {
			...main.result,
			problems: sorted(problems),
			ok: isFine(problems),
			fixed,
			changes: fixed === null ? [] : changes,
			correction: correctionOf(main, fixed !== null, corrects.text === text ? files : [main]),
		},
		main,
		corrects,
		files,
	}
}

/** The file with another correction: what is wrong with it stays as it was told. */
function answered({ piece, result }: CheckedFile, answers: readonly Answer[], bouncers: readonly Bouncer[], name: string | null): CheckedFile {
	const lines = piece.text.split('\n').map((_, at) => piece.placeOf(at + 1, 1).line)
	const own = answers.map((answer) => ({ ...answer, line: answer.line === null ? null : lines.indexOf(answer.line) + 1 }))
	const given = result.source.bouncerBy === 'given' ? result.bouncer : null
	const { fixed, changes, correction } = checkPiece(piece, given, bouncers, piece.name ?? name, own)
	return { piece, result: { ...result, fixed, changes, correction } }
}

/** Checks a part of a paste as what it is: whole or not, and written as it stands or by a shell that fills its variables in. Never throws. */
export function checkPiece(
	{ text, whole, command }: Piece,
	id: BouncerId | null,
	bouncers: readonly Bouncer[],
	name: string | null,
	answers: readonly Answer[] = [],
): CheckResult {
	const result = check(text, id, bouncers, name, answers, { whole, isFilledInByShell: command !== null && isFilledInByShell(command) })
	return whole ? result : heldAlone(text, withoutAbsent(result), bouncers, name)
}

/** A part of a file is handed out as it is: what is a fault where nothing follows, as a line that was cut off, is left in it. */
function heldAlone(text: string, result: CheckResult, bouncers: readonly Bouncer[], name: string | null): CheckResult {
	const { fixed, correction } = result
	if (fixed === null || correction.status !== 'complete') return result
	// Lines that were added stand above: what was cut off is at the end.
	const added = fixed.split('\n').length - text.split('\n').length
	const left = faultsLeft(check(fixed, result.bouncer, bouncers, name).problems).flatMap(({ line, ...one }) =>
		line === null ? [] : [{ ...one, line: Math.max(1, line - added) }],
	)
	return left.length === 0
		? result
		: { ...result, correction: { ...correction, status: 'partial', why: 'This is a part of a file, and the faults that are left are not put right.', left } }
}

/** Errors that nothing puts right, as what a correction leaves. */
function faultsLeft(problems: readonly Problem[]): readonly Left[] {
	return problems.filter(({ severity }) => severity === 'error').map(({ code, key, line }) => ({ code, key, line, needs: 'text' }))
}

/** @returns At least one: where nothing is recognised, what is most like a file. */
function checkFiles(pieces: readonly Piece[], id: BouncerId | null, bouncers: readonly Bouncer[], name: string | null): readonly CheckedFile[] {
	const files = pieces.filter(({ kind }) => kind === 'file')
	const checked = (piece: Piece, as: BouncerId | null): CheckedFile => ({
		piece,
		result: checkPiece(piece, as, bouncers, piece.name ?? (files.length === 1 ? name : null)),
	})
	const [only] = files
	if (only && files.length === 1) return [checked(only, id)]
	const others = pieces.filter(({ kind }) => kind === 'output' || kind === 'prose')
	for (const candidates of [files, others]) {
		const recognised = fewFiles(candidates)
			.map((piece) => checked(piece, null))
			.filter(isRecognised)
		// Of several files not each is one of the bouncer that was chosen, but one is.
		if (recognised.length > 0 && (id === null || recognised.some(({ result }) => result.bouncer === id))) return besideOverrides(recognised, pieces, bouncers)
	}
	const longest = [...(files.length > 0 ? files : pieces)].sort((a, b) => b.text.length - a.text.length)[0]
	return [checked(longest ?? asPasted(''), id)]
}

function isRecognised({ result }: CheckedFile): boolean {
	return (
		(result.bouncer !== null || result.source.kind === 'engine-file') &&
		result.problems.every(({ code }) => code !== 'not-recognised' && code !== 'another-file')
	)
}

/** The file that an answer is about: one that was recognised, then the one with the most faults, then the bouncer's own. */
function weightOf(file: CheckedFile): number {
	const errors = file.result.problems.filter(({ severity }) => severity === 'error').length
	return (isRecognised(file) ? 10_000 : 0) + Math.min(errors, 99) * 100 + (file.result.source.kind === 'bouncer-file' ? 1 : 0)
}

/** What does not stand in a part of a file can stand in the rest. */
function withoutAbsent(result: CheckResult): CheckResult {
	const problems = result.problems.map((problem): Problem => (problem.line === null && isRecognisable(problem) ? { ...problem, severity: 'info' } : problem))
	return { ...result, problems, ok: isFine(problems) }
}

function isRecognisable({ code }: Problem): boolean {
	return code !== 'not-recognised' && code !== 'empty'
}

/** A file beside its `.local`: what that one sets anew is no fault of this one. */
export function besideOverrides(files: readonly CheckedFile[], pieces: readonly Piece[], bouncers: readonly Bouncer[]): readonly CheckedFile[] {
	return files.map((file) => {
		const over = pieces.find(({ name }) => isOverride(name) && name === `${file.piece.name}.local`)
		if (!over || file.result.bouncer === null) return file
		const keys = new Set(readingOf(over.text, file.result.bouncer, bouncers)?.items.map(({ key }) => key))
		const problems = file.result.problems.filter(({ key }) => key === null || !keys.has(key))
		return { ...file, result: { ...file.result, problems, ok: isFine(problems) } }
	})
}

function isFine(problems: readonly Problem[]): boolean {
	return problems.every(({ severity }) => severity === 'info')
}

function sorted(problems: readonly Problem[]): readonly Problem[] {
	const order = { error: 0, warning: 1, info: 2 } as const
	return problems.toSorted((a, b) => order[a.severity] - order[b.severity] || (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER))
}

function ownPlace(problem: Problem, piece: Piece): Problem {
	if (problem.line === null) return problem
	const { line, column } = piece.placeOf(problem.line, problem.column ?? 1)
	return { ...problem, line, column: problem.column === null ? null : column }
}

/** A fence with nothing around it can stand in the file itself, saved out of a chat as it came. */
function fenced(piece: Piece): Problem {
	return {
		code: 'code-fence',
		severity: 'warning',
		line: piece.placeOf(1, 1).line - 1,
		column: 1,
		key: null,
		message: 'The text stands between marks of Markdown. Where the file itself holds these two lines, the program does not start with it.',
		fix: 'Look into the file: its first line must not be this one.',
	}
}

/** A change at its place in the paste; without edits where one of them has no place there. */
function inPlace(change: Change, piece: Piece, text: string): Change {
	const edits = change.edits.map((edit) => ownEdit(edit, piece, text))
	const own = edits.flatMap((edit) => edit ?? [])
	return { ...change, line: piece.placeOf(change.line, 1).line, edits: own.length === edits.length ? own : [] }
}

/**
 * What is left of the main file, by its lines in the paste; none where a correction has no place to go.
 *
 * @param handedOut The files that stand in the corrected text. What is wrong with the others than the main one is left there.
 */
function correctionOf(main: CheckedFile, isOffered: boolean, handedOut: readonly CheckedFile[]): CorrectionState {
	const { piece, result } = main
	const { correction } = result
	const own = correction.left.map((one) => ({ ...one, line: one.line === null ? null : piece.placeOf(one.line, 1).line }))
	const others = handedOut
		.filter((file) => file.piece !== piece)
		.flatMap((file) => faultsLeft(file.result.problems.map((problem) => ownPlace(problem, file.piece))))
	const left = [...own, ...others]
	if (isOffered && others.length > 0) return { ...correction, status: 'partial', why: 'What is wrong in the other files of this text is not put right.', left }
	if (isOffered) return { ...correction, why: [correction.why, ...linesOf(piece, handedOut)].join(' '), left }
	if (correction.status === 'none') return { ...correction, left }
	const why =
		piece.restated === 'output'
			? 'This is what a program printed of what runs. Change the Compose file or the command that started it.'
			: 'What is to be changed has no place of its own in this text.'
	return { ...correction, status: 'none', why, left }
}

/** Which lines a file is that was told from a log around it by its lines alone: what stands behind the log can be the rest of it. */
function linesOf(piece: Piece, handedOut: readonly CheckedFile[]): readonly string[] {
	if (handedOut.length > 1 || piece.dress.length > 0 || piece.name !== null) return []
	const [first, last] = [1, piece.text.trimEnd().split('\n').length].map((line) => piece.placeOf(line, 1).line)
	return [`It is lines ${first} to ${last} of what was pasted: whatever else belongs to the file is not in it.`]
}

function correctsOf({ piece, result }: CheckedFile, text: string, changes: readonly Change[], isAlone: boolean): Corrects {
	// What a program printed is no file: there is nothing to put it back into.
	if (piece.restated === 'output') return { text, changes: [] }
	// A command stays a command, and a part of a larger file goes back there with its indentation.
	const staysInPlace = piece.restated === 'command' || (isAlone && piece.dress.every((id) => id === 'indent') && !text.includes('\t'))
	const possible = changes.every(({ edits }) => edits.length > 0)
	if (staysInPlace) return { text, changes: possible ? changes : [] }
	return { text: piece.text, changes: result.changes.map((change, at) => ({ ...change, line: changes[at]?.line ?? change.line })) }
}

/** A plain word needs no quotes, whatever it is put into. */
const plainWord = /^[\w./:@%+,=~-]*$/

/** An edit at its place in the paste, in the same dress; null where the paste does not hold what is replaced. */
function ownEdit({ from, to, text: put }: Edit, piece: Piece, text: string): Edit | null {
	const [start, end] = [piece.place(from), piece.place(to)]
	const replaced = piece.text.slice(from, to)
	if (!replaced.includes('\n') && text.slice(start, end) !== replaced) return null
	if (piece.restated !== null && !(plainWord.test(put) && from < to)) return null
	const margin = piece.marginAt(from)
	return { from: start, to: end, text: put.replaceAll('\n', `\n${margin}`) }
}
