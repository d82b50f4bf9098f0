import { Gunzip } from 'fflate'
import { headBytes, packingOf, Utf8Chunks } from '../../engine/intake/text-bytes'

const chunkBytes = 4 * 1024 * 1024
/** Pieces on their way while one is looked at. Of 1 GB, reading alone took 2.6 s with 2 MiB and one ahead, 1.8 s with these. */
const piecesAhead = 2

export const movedFile = 'The file could not be read any more. Was it moved or rotated?'

/** A file that cannot be read as a log: the sentence is for the reader. */
export class UnreadableFile extends Error {}

/**
 * The bytes of a dropped file as UTF-8, in chunks: `.gz` is unpacked, UTF-16 with a byte order mark decoded.
 *
 * A chunk holds only until the next one is asked for.
 *
 * @param onRead Called with the number of bytes taken from the file so far.
 * @throws UnreadableFile when it is packed in another way, binary, or damaged.
 */
export async function* readBlob(file: Blob, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
	const packing = packingOf(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()))
	const utf8 = new Utf8Chunks()
	try {
		for await (const chunk of chunksOf(file, packing, onRead)) {
			yield utf8.next(chunk)
			if (packing === 'text') release(chunk)
		}
	} catch (error) {
		if (error instanceof UnreadableFile) throw error
		throw new UnreadableFile(packing === 'gzip' ? 'The .gz file is damaged or cut off.' : movedFile)
	}
}

/** Gives the memory of a piece back at once: of 1 GB in pieces, the browser would let a hundred megabytes lie until it tidies up. */
export function release({ buffer }: Uint8Array): void {
	const movable: ArrayBufferLike & { transfer?(length: number): ArrayBuffer } = buffer
	movable.transfer?.(0)
}

function chunksOf(file: Blob, packing: ReturnType<typeof packingOf>, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
	switch (packing) {
		case 'text':
			return plain(file, onRead)
		case 'gzip':
			return unpacked(file, onRead)
		case 'zip':
			throw new UnreadableFile('The file is a zip archive. Unpack it and drop the log inside.')
		case 'zstd':
		case 'bzip2':
		case 'xz':
			throw new UnreadableFile(`The file is packed with ${packing}, which browsers cannot unpack. Unpack it first; only .gz is read directly.`)
		case 'binary':
			throw new UnreadableFile('This is not a text file. Drop the log itself, as text or .gz.')
	}
}

/**
 * Pieces of the file, the next ones being read while the last one is looked at. Not `Blob.stream()`: in Chromium 156 a stream of
 * a file of 1 GB stood still now and then, for good and with nothing to do.
 */
async function* plain(file: Blob, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const coming: Promise<ArrayBuffer>[] = []
	let asked = 0
	const ask = () => {
		if (asked >= file.size) return
		const piece = file.slice(asked, asked + chunkBytes).arrayBuffer()
		asked += chunkBytes
		// Nobody waits for it when the reading is stopped.
		piece.catch(() => {})
		coming.push(piece)
	}
	for (let ahead = 0; ahead <= piecesAhead; ahead++) ask()
	let read = 0
	for (let next = coming.shift(); next; next = coming.shift()) {
		const piece = new Uint8Array(await next)
		ask()
		read += piece.length
		onRead(read)
		yield piece
	}
}

/**
 * The browser's own unpacker is fast, but it refuses a file of several members, as log rotation makes them with `cat` and some
 * programs write them. Where it gives up, one in JavaScript takes over behind the bytes that were given already.
 */
async function* unpacked(file: Blob, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
	let given = 0
	try {
		for await (const part of inflatedByBrowser(file, onRead)) {
			given += part.length
			yield part
		}
	} catch {
		for await (const part of inflatedByScript(file, onRead)) {
			const known = Math.min(given, part.length)
			given -= known
			if (known < part.length) yield part.subarray(known)
		}
	}
}

async function* inflatedByBrowser(file: Blob, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
	const pieces = plain(file, onRead)
	const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
		async pull(controller) {
			const { value, done } = await pieces.next()
			if (done) controller.close()
			else controller.enqueue(value)
		},
	})
	const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader()
	try {
		for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
	} finally {
		void reader.cancel().catch(() => {})
	}
}

async function* inflatedByScript(file: Blob, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
	let parts: Uint8Array[] = []
	const gunzip = new Gunzip((part) => parts.push(part))
	let read = 0
	for await (const chunk of plain(file, () => {})) {
		read += chunk.length
		onRead(read)
		// A last push with bytes in it would end with the first member.
		gunzip.push(chunk, false)
		const ready = parts
		parts = []
		yield* ready
	}
	gunzip.push(new Uint8Array(0), true)
	yield* parts
}
