import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { headBytes, packingOf, utf8BomBytes } from '../engine/intake/text-bytes'

const newline = 10
/** A line end is looked for in steps of this, at the edges of a part. */
const edgeBytes = 64 * 1024

/** A file on disk that holds plain UTF-8, so that it can be read anywhere, by several threads. */
export interface PlainFile {
	readonly path: string
	readonly size: number
	/** Where the text begins: behind a byte order mark. */
	readonly start: number
	/** The first bytes of the text. */
	readonly head: Uint8Array
}

/** @returns Null when it is no plain text on a disk: packed, UTF-16, a pipe. */
export function plainFile(path: string): PlainFile | null {
	let file: number
	try {
		file = openSync(path, 'r')
	} catch {
		return null
	}
	try {
		const found = fstatSync(file)
		if (!found.isFile() || found.size === 0) return null
		const head = new Uint8Array(edgeBytes)
		const bytes = head.subarray(0, readSync(file, head, 0, head.length, 0))
		const start = utf8BomBytes(bytes)
		if (start === null || packingOf(bytes.subarray(0, headBytes)) !== 'text') return null
		return { path, size: found.size, start, head: bytes.subarray(start) }
	} finally {
		closeSync(file)
	}
}

/** Something that bytes are read into. */
interface Sink {
	/** It wants no more of this part. */
	readonly isDense?: boolean
	space(): Uint8Array
	filled(count: number): void
}

/** Reads a whole file. */
export function readWhole({ path, start }: PlainFile, sink: Sink): void {
	withFile(path, (file) => copy(file, start, Number.POSITIVE_INFINITY, sink))
}

/** Reads the lines that begin in `[from, to)`; the last one also beyond. */
export function readPart<Part>(path: string, from: number, to: number, first: boolean, reader: Sink & { end(): Part }): Part {
	withFile(path, (file) => {
		const start = first ? from : lineStart(file, from - 1, to)
		if (start >= to) return
		copy(file, start, lineStart(file, to - 1, Number.POSITIVE_INFINITY), reader)
	})
	return reader.end()
}

function withFile(path: string, use: (file: number) => void): void {
	const file = openSync(path, 'r')
	try {
		use(file)
	} finally {
		closeSync(file)
	}
}

/** Behind the first line end at `from` or later; `limit` when there is none before it. */
function lineStart(file: number, from: number, limit: number): number {
	const buffer = new Uint8Array(edgeBytes)
	for (let at = from; at < limit; ) {
		const count = readSync(file, buffer, 0, buffer.length, at)
		if (count === 0) return at
		const found = buffer.subarray(0, count).indexOf(newline)
		if (found >= 0) return at + found + 1
		at += count
	}
	return limit
}

function copy(file: number, from: number, to: number, sink: Sink): void {
	for (let at = from; at < to && !sink.isDense; ) {
		const space = sink.space()
		const count = readSync(file, space, 0, Math.min(space.length, to - at), at)
		if (count === 0) return
		sink.filled(count)
		at += count
	}
}
