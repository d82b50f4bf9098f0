import { bareCommand } from '../dress/command'
import { prompts } from '../dress/prompts'
import { quotes } from '../dress/quotes'
import { collected } from '../dress/sections'
import { outerDresses, type Piece, takeApart } from '../take-apart'
import { outputReaders } from './all'
import type { Lines, Output, OutputReader, Reading } from './output'
import { engineFiles, readNamed } from './security-engine/engine-files'

/** A text without any of these holds no output: most logs are not looked into any further. */
const forms = anyOf(outputReaders.flatMap(({ begins }) => begins))

/** Names of groups may stand once in an expression. */
function anyOf(expressions: readonly RegExp[]): RegExp {
	const sources = expressions.map(({ source }) => `(?:${source.replace(/\(\?<\w+>/g, '(?:')})`)
	return new RegExp(sources.join('|'))
}

/** Finds what commands printed, by the command above it or by its form. Linear in time; never throws. */
export function findOutputs(text: string): readonly Output[] {
	const isDressed = [prompts, collected, quotes].some(({ signs }) => signs?.test(text))
	// Line by line: over a whole text, blanks before a sign would run on through empty lines, from each of them anew.
	if (!isDressed && !text.split('\n').some((line) => forms.test(line))) return []
	return takeApart(text, outerDresses).flatMap(outputsOf)
}

function outputsOf(piece: Piece): readonly Output[] {
	const lines = piece.text.split('\n').map((line) => line.replace(/\r$/, ''))
	if (piece.kind === 'file' && piece.name !== null && !isByCommand(piece)) {
		const reading = readNamed(lines, piece.name)
		return reading ? [placed(piece, lines, 0, engineFiles.id, reading)] : []
	}
	const found: Output[] = []
	const take = (reader: OutputReader, from: number, reading: Reading) => {
		found.push(placed(piece, lines, from, reader.id, reading))
		return from + Math.max(1, reading.length)
	}
	const command = piece.command === null ? null : bareCommand(piece.command)
	let at = 0
	if (command !== null) {
		// What a command says instead of its answer is known to another reader.
		for (const reader of outputReaders) {
			const reading = reader.command.test(command) ? reader.read(lines, command) : null
			if (!reading || 'nothingIn' in reading) continue
			at = take(reader, 0, reading)
			break
		}
	}
	const nothingBefore = new Map<OutputReader, number>()
	while (at < lines.length) {
		const line = lines[at] ?? ''
		let end = at + 1
		for (const reader of forms.test(line) ? outputReaders : []) {
			if (at < (nothingBefore.get(reader) ?? 0) || !reader.begins.some((form) => form.test(line))) continue
			// A bracket begins the JSON of several commands: the first that knows what is in it reads it.
			const reading = reader.read(linesFrom(lines, at), null)
			if (!reading) continue
			if ('nothingIn' in reading) {
				nothingBefore.set(reader, at + reading.nothingIn)
				continue
			}
			end = take(reader, at, reading)
			break
		}
		at = end
	}
	return found
}

/** Without a copy of those that follow, of which there may be as many as there are outputs. */
function linesFrom(lines: readonly string[], from: number): Lines {
	return { length: lines.length - from, at: (index) => lines[from + index], slice: (start, end) => lines.slice(from + start, from + end) }
}

/** A command that shows files of the engine may show several. */
function isByCommand({ command }: Piece): boolean {
	return command !== null && engineFiles.command.test(bareCommand(command))
}

function placed(piece: Piece, lines: readonly string[], from: number, id: string, { length, subject, sightings, logs }: Reading): Output {
	const lineAt = (at: number) => piece.placeOf(from + at + 1, 1).line
	return {
		id,
		command: piece.command,
		firstLine: lineAt(0),
		lastLine: lineAt(Math.max(0, length - 1)),
		subject,
		seen: sightings.map(({ at, what }) => ({ what, line: lineAt(at), text: lines[from + at] ?? '' })),
		logs: logs.map((part) => ({ firstLine: lineAt(part.from), lastLine: lineAt(part.to - 1), stream: part.stream })),
	}
}
