import { type FileLines, filesIn } from '../../intake/files-in'
import { mend } from '../../intake/mend'
import { findOutputs } from '../../intake/outputs/find-outputs'
import type { Output } from '../../intake/outputs/output'
import { longestConfig } from '../../intake/pieces/longest-config'
import { splitCollected } from '../../intake/pieces/split-collected'

/** A piece of a paste of which its surroundings tell what it is. */
export interface Piece {
	/** `log` for a log file or journal; the rest is what a command printed. `output`: a reader knows its form, so no line of it is an unknown message. */
	readonly kind: 'log' | 'state' | 'test' | 'endpoint' | 'config' | 'bouncer' | 'output'
	/** Path, unit or command. */
	readonly name: string
	/** The stream of its lines that name none themselves: the unit or container it is about, or the piece itself. */
	readonly stream: string
}

export interface PieceText {
	readonly piece: Piece | null
	/** Together they are the whole text. */
	readonly text: string
}

/** What a short text is made of, with the lines that were broken on the way mended. */
export interface TakenApart {
	readonly pieces: readonly PieceText[]
	/** Lines whose end is not there: a window or a status cut them off. */
	readonly cutLines: number
	/** What commands printed. */
	readonly outputs: readonly Output[]
}

export function takeLogApart(text: string): TakenApart {
	if (text.length > longestConfig) return { pieces: [{ piece: null, text }], cutLines: 0, outputs: [] }
	const mended = mend(text)
	const whole = mended.text === text && mended.cutLines.size === 0 ? text : inPlace(text, mended)
	const outputs = findOutputs(whole)
	return { pieces: piecesOf(whole, outputs, filesIn(whole)), cutLines: mended.cutLines.size, outputs }
}

/** What `less` and `systemctl` put in place of the rest of a line. */
const cutMark = /(?:[…>]|\.\.\.)\s*$/

/**
 * A mended line takes the place of all that it was broken into: blank lines fill up, so that numbers stay those of the paste. A line
 * whose end is missing shows it, so that no rule takes the place of the cut for the end.
 */
function inPlace(text: string, { text: mended, lineOf, cutLines }: ReturnType<typeof mend>): string {
	const lines = mended.split('\n')
	const end = text.split('\n').length + 1
	return lines
		.map((line, at) => {
			const shown = cutLines.has(at + 1) && !cutMark.test(line) ? `${line.replace(/\r$/, '')}…` : line
			return shown + '\n'.repeat(Math.max(1, (at + 1 < lines.length ? lineOf(at + 2) : end) - lineOf(at + 1)))
		})
		.join('')
		.slice(0, -1)
}

/** The sections that our collecting command printed, outputs of commands, and files; what is none of these is of no piece. */
function piecesOf(text: string, outputs: readonly Output[], files: readonly FileLines[]): readonly PieceText[] {
	const sections = splitCollected(text) ?? []
	if (sections.length === 0 && outputs.length === 0 && files.length === 0) return [{ piece: null, text }]
	const lines = text.split('\n').map((line, at, { length }) => (at < length - 1 ? `${line}\n` : line))
	const owners: (Piece | null)[] = lines.map(() => null)
	const logs = new Map<string, Piece>()
	const logOf = (stream: string): Piece => {
		const known = logs.get(stream) ?? { kind: 'log', name: stream, stream }
		logs.set(stream, known)
		return known
	}
	for (const [number, { kind, name, firstLine, text: content }] of sections.entries())
		owners.fill(pieceOf(kind as Piece['kind'], name, number), firstLine - 1, firstLine - 1 + content.split('\n').length)
	for (const [number, { name, firstLine, lastLine }] of files.entries())
		if (owners.slice(firstLine - 1, lastLine).every((owner) => owner === null))
			owners.fill({ kind: 'config', name, stream: `file ${number}` }, firstLine - 1, lastLine)
	for (const output of outputs) {
		const own: Piece = { kind: 'output', name: output.id, stream: output.subject ?? '' }
		// What the reader typed is no word of whoever speaks around it.
		const isTyped = output.command !== null && (lines[output.firstLine - 2] ?? '').includes(output.command)
		for (let at = output.firstLine - (isTyped ? 2 : 1); at < output.lastLine; at++) {
			const log = output.logs.find(({ firstLine, lastLine }) => at + 1 >= firstLine && at + 1 <= lastLine)
			const before = owners[at]
			// A probe, a test and a file of our collecting command are known for what they are; a log of no name belongs to whatever it stands in.
			if (before?.kind === 'endpoint' || before?.kind === 'test' || before?.kind === 'config' || log?.stream === '') continue
			owners[at] = log ? logOf(log.stream) : own
		}
	}
	const parts: { readonly piece: Piece | null; text: string }[] = []
	for (const [at, line] of lines.entries()) {
		const piece = owners[at] ?? null
		const last = parts.at(-1)
		if (last && last.piece === piece) last.text += line
		else parts.push({ piece, text: line })
	}
	return parts
}

const unitAsked = /(?:systemctl|rc-service|service)\s+(?:status\s+)?(?<name>[\w@.-]{1,120})/
const containerAsked = /(?:docker|podman)\s+(?:compose\s+)?(?:logs|inspect|ps)\b.{0,200}?(?<name>[\w.-]{1,120})\s*$/
const file = /(?:^|[\s/\\])(?<name>[\w@.-]{1,120}?)(?:\.(?:log|txt|err|out))?\s*$/

function pieceOf(kind: Piece['kind'], name: string, number: number): Piece {
	return { kind, name, stream: streamOf(kind, name, number) }
}

function streamOf(kind: Piece['kind'], name: string, number: number): string {
	switch (kind) {
		case 'state':
			return unitAsked.exec(name)?.groups?.name?.replace(/\.service$/, '') ?? containerAsked.exec(name)?.groups?.name ?? fileOf(name)
		case 'log':
			return name === 'journal' ? '' : fileOf(name)
		case 'test':
		case 'endpoint':
		case 'config':
		case 'bouncer':
		case 'output':
			return `${kind} ${number}`
	}
}

/** A log file by its name: what `tail` shows of it and the file itself are one stream. */
function fileOf(name: string): string {
	return file.exec(name)?.groups?.name ?? name
}
