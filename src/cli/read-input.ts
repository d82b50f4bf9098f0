import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { packingOf, Utf8Chunks } from '../engine/logs/text-bytes'
import { UsageError } from './usage'

/** Large enough that a read costs little, small enough that memory does not matter. */
const chunkBytes = 1024 * 1024

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
		yield* asUtf8(unpack(name, source))
	} catch (error) {
		if (error instanceof UsageError) throw error
		throw new UsageError(`${name}: ${error instanceof Error ? error.message : String(error)}`)
	}
}

/** A configuration file of this size is none; a log was given by mistake. */
const longestConfig = 5_000_000

/** The whole text of a configuration file, with its byte order mark where it has one. */
export async function readConfig(name: string): Promise<string> {
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
	let text = ''
	for await (const chunk of readInput(name)) {
		text += decoder.decode(chunk, { stream: true })
		if (text.length > longestConfig) throw new UsageError(`${name}: is larger than any configuration file; for a log use: bouncer-doctor diagnose ${name}`)
	}
	return text
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
	const all = async function* () {
		yield first.value
		for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
	}
	const packing = packingOf(first.value)
	switch (packing) {
		case 'text':
			yield* all()
			return
		case 'gzip': {
			const gunzip = createGunzip({ chunkSize: chunkBytes })
			// An error of either side surfaces below, when gunzip is read.
			pipeline(Readable.from(all()), gunzip, () => {})
			try {
				yield* gunzip
			} catch (error) {
				throw new UsageError(`${name}: the gzip data is damaged (${error instanceof Error ? error.message : String(error)})`)
			}
			return
		}
		case 'zstd':
			throw new UsageError(`${name}: is packed with zstd; unpack it first: zstd -dc ${name} | bouncer-doctor diagnose -`)
		case 'zip':
		case 'bzip2':
		case 'xz':
			throw new UsageError(`${name}: is packed with ${packing}; unpack it first, only .gz is read directly`)
		case 'binary':
			throw new UsageError(`${name}: is not a text file; give the log as text or .gz`)
	}
}

async function* asUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const utf8 = new Utf8Chunks()
	for await (const chunk of chunks) yield utf8.next(chunk)
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
