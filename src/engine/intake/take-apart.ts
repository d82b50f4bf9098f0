import { backticks } from './dress/backticks'
import { bbcode } from './dress/bbcode'
import { diffs } from './dress/diffs'
import { dockerInspect } from './dress/docker-inspect'
import { dockerRun } from './dress/docker-run'
import type { About, Block, Dress, PieceKind } from './dress/dress'
import { editor } from './dress/editor'
import { escapes } from './dress/escapes'
import { fences } from './dress/fences'
import { headings } from './dress/headings'
import { heredocs } from './dress/heredocs'
import { entities, tags } from './dress/html'
import { indent } from './dress/indent'
import { kubernetesSecret } from './dress/kubernetes-secret'
import { isBlank, type Line, linesOf, placeIn, textOf } from './dress/lines'
import { looksLike } from './dress/looks'
import { numbers } from './dress/numbers'
import { prompts } from './dress/prompts'
import { prose } from './dress/prose'
import { quotes } from './dress/quotes'
import { collected, dumps } from './dress/sections'
import { amongRecords, labels, makes } from './dress/several'

/** Everything that is taken off, from the outside to the inside. After each the rest is looked at from the beginning. */
export const dresses = [
	escapes,
	collected,
	tags,
	entities,
	quotes,
	fences,
	bbcode,
	backticks,
	headings,
	prompts,
	editor,
	heredocs,
	dumps,
	diffs,
	numbers,
	labels,
	dockerInspect,
	dockerRun,
	kubernetesSecret,
	makes,
	amongRecords,
	prose,
	indent,
] as const

export type DressId = (typeof dresses)[number]['id']

/** What stands around the output of a command; what it shows is left as it was printed. */
export const outerDresses: readonly Dress<DressId>[] = [escapes, collected, tags, entities, quotes, fences, bbcode, backticks, headings, prompts]

/** A part of what was pasted: one file, one log, the output of one command, or what the reader wrote around. */
export interface Piece {
	readonly kind: PieceKind
	/** Path of the file, where the paste tells. */
	readonly name: string | null
	/** What printed or wrote it, where the paste tells. */
	readonly command: string | null
	/** Info string of its Markdown fence. */
	readonly language: string | null
	/** Without what it was dressed in. */
	readonly text: string
	/** False for a part of a file or of an output: cut off, searched through, left out. */
	readonly whole: boolean
	/** Not the reader's own lines, but the same in the form of a file: of a command (`docker run`), or of what a program printed (`docker inspect`). */
	readonly restated: About['restated']
	/** The layers that were taken off, outermost first. */
	readonly dress: readonly DressId[]
	/** Where an offset of `text` stands in the reader's own text. */
	place(offset: number): number
	/** Line and column, from 1, of the reader's own text. */
	placeOf(line: number, column: number): { readonly line: number; readonly column: number }
	/** What stands before the line of an offset in the reader's own text, and was taken off. */
	marginAt(offset: number): string
}

/** More layers than any paste has. */
const deepest = 10
/** A configuration file has fewer; with more it is a log, which nobody dressed by hand. */
const mostLines = 100_000
/** More parts than a reader pastes: what comes after them is not looked into any further. */
const mostParts = 200
/** Enough of a long text to see what it is. */
const beginning = 50_000

/**
 * Takes a paste apart. A text that wears nothing is one piece, the same to the last character. Linear in time; never throws.
 *
 * @param worn What is taken off.
 */
export function takeApart(text: string, worn: readonly Dress<DressId>[] = dresses): readonly Piece[] {
	if (hasMoreLines(text, mostLines)) return [asPasted(text)]
	return apart({ text, worn }, { lines: linesOf(text), about: nothingKnown }, [], 0)
}

/** A text as one piece, with whatever it wears. */
export function asPasted(text: string): Piece {
	return {
		...nothingKnown,
		kind: looksLike(linesOf(text.slice(0, beginning))),
		dress: [],
		text,
		place: (offset) => offset,
		placeOf: (line, column) => ({ line, column }),
		marginAt: () => '',
	}
}

const nothingKnown: About = { kind: null, name: null, command: null, language: null, whole: true, restated: null }

function hasMoreLines(text: string, most: number): boolean {
	let count = 0
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) if (++count > most) return true
	return false
}

interface Paste {
	readonly text: string
	readonly worn: readonly Dress<DressId>[]
}

function apart(paste: Paste, block: Block, dress: readonly DressId[], depth: number): readonly Piece[] {
	const text = textOf(block.lines)
	for (const { id, signs, takeOff } of depth < deepest ? paste.worn : []) {
		if (signs && !signs.test(text)) continue
		const parts = takeOff(block)?.filter(({ lines }) => lines.some((line) => !isBlank(line)))
		if (!parts) continue
		return parts.flatMap(({ lines, about, inside }, index) =>
			apart(paste, { lines, about: { ...block.about, ...about } }, inside ? [...dress, id] : dress, index < mostParts ? depth + 1 : deepest),
		)
	}
	return [pieceOf(paste.text, text, block, dress)]
}

function pieceOf(pasted: string, text: string, { lines, about }: Block, dress: readonly DressId[]): Piece {
	const starts: number[] = []
	let offset = 0
	for (const { text } of lines) {
		starts.push(offset)
		offset += text.length + 1
	}
	const at = (index: number): Line => lines[Math.min(Math.max(index, 0), lines.length - 1)] ?? { text: '', number: 1, start: 0, places: 0 }
	return {
		...about,
		kind: about.kind ?? kindOf(about, lines),
		dress,
		text,
		place(offset) {
			const index = lastAtOrBefore(starts, offset)
			return placeIn(at(index), offset - (starts[index] ?? 0))
		},
		placeOf(line, column) {
			const own = at(line - 1)
			return { line: own.number, column: placeIn(own, column - 1) - own.start + 1 }
		},
		marginAt(offset) {
			const own = at(lastAtOrBefore(starts, offset))
			return pasted.slice(own.start, placeIn(own, 0))
		},
	}
}

function kindOf({ language }: About, lines: readonly Line[]): PieceKind {
	const looks = looksLike(lines)
	return language !== null && looks !== 'log' && settingsLanguages.has(language) ? 'file' : looks
}

const settingsLanguages: ReadonlySet<string> = new Set(
	'yaml yml toml ini conf nginx apache apacheconf caddy caddyfile haproxy json php env dotenv properties hcl terraform nix dockerfile docker compose'.split(
		' ',
	),
)

function lastAtOrBefore(starts: readonly number[], offset: number): number {
	let low = 0
	let high = starts.length - 1
	while (low < high) {
		const middle = Math.ceil((low + high) / 2)
		if ((starts[middle] ?? 0) <= offset) low = middle
		else high = middle - 1
	}
	return low
}
