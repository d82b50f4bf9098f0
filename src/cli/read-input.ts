import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UsageError } from './usage'

/** Large enough that a read costs little, small enough that memory does not matter. */
const chunkBytes = 1024 * 1024
const gzipMagic = [0x1f, 0x8b] as const
const zstdMagic = [0x28, 0xb5, 0x2f, 0xfd] as const

/**
 * The bytes of a file or of standard input as UTF-8: `.gz` is unpacked (also several members in one file), UTF-16 with a
 * byte order mark is decoded.
 *
 * @param name A path, or `-` for standard input.
 * @throws UsageError when it cannot be read or is of a kind that is not understood.
 */
export async function* readInput(name: string): AsyncGenerator<Uint8Array> {
	const source = name === '-' ? process.stdin : await openFile(name)
	try {
		yield* decode(name, unpack(name, source))
	} catch (error) {
		if (error instanceof UsageError) throw error
		throw new UsageError(`${name}: ${error instanceof Error ? error.message : String(error)}`)
	}
}

async function openFile(name: string): Promise<AsyncIterable<Uint8Array>> {
	const found = await stat(name).catch((error: NodeJS.ErrnoException) => {
		throw new UsageError(`${name}: ${error.code === 'ENOENT' ? 'no such file' : error.code === 'EACCES' ? 'no permission to read it' : error.message}`)
	})
	if (found.isDirectory()) throw new UsageError(`${name}: is a folder, not a log file`)
	return createReadStream(name, { highWaterMark: chunkBytes })
}

async function* unpack(name: string, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const chunks = source[Symbol.asyncIterator]()
	const first = await chunks.next()
	if (first.done) return
	const rest = async function* () {
		yield first.value
		for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
	}
	if (startsWith(first.value, zstdMagic)) throw new UsageError(`${name}: is packed with zstd; unpack it first: zstd -dc ${name} | bouncer-doctor diagnose -`)
	if (!startsWith(first.value, gzipMagic)) {
		yield* rest()
		return
	}
	const gunzip = createGunzip({ chunkSize: chunkBytes })
	// An error of either side surfaces below, when gunzip is read.
	pipeline(Readable.from(rest()), gunzip, () => {})
	try {
		yield* gunzip
	} catch (error) {
		throw new UsageError(`${name}: the gzip data is damaged (${error instanceof Error ? error.message : String(error)})`)
	}
}

async function* decode(name: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let decoder: TextDecoder | null = null
	let first = true
	for await (const chunk of chunks) {
		let bytes = chunk
		if (first) {
			first = false
			if (startsWith(bytes, [0xff, 0xfe])) decoder = new TextDecoder('utf-16le')
			else if (startsWith(bytes, [0xfe, 0xff])) decoder = new TextDecoder('utf-16be')
			else if (startsWith(bytes, [0xef, 0xbb, 0xbf])) bytes = bytes.subarray(3)
			else if (looksBinary(bytes)) throw new UsageError(`${name}: is not a text file; give the log as text or .gz`)
		}
		yield decoder ? new TextEncoder().encode(decoder.decode(bytes, { stream: true })) : bytes
	}
}

/** Logs may hold a stray NUL; a file that is full of them in its first kilobytes is no log. */
function looksBinary(bytes: Uint8Array): boolean {
	const head = bytes.subarray(0, 4096)
	let odd = 0
	for (const byte of head) if (byte < 9 || (byte > 13 && byte < 27)) odd++
	return head.length > 0 && odd / head.length > 0.1
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
	return magic.every((byte, at) => bytes[at] === byte)
}

/** Standard input, line by line, without line ends; for JSON Lines. */
export async function* readLines(): AsyncGenerator<string> {
	const decoder = new TextDecoder()
	let rest = ''
	for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
		const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
		rest = lines.pop() ?? ''
		yield* lines
	}
	if (rest) yield rest
}
