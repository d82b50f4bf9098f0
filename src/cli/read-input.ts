import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { packingOf, Utf8Chunks } from '../engine/intake/text-bytes'
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
async function* readInput(name: string): AsyncGenerator<Uint8Array> {
	yield* (await openInput(name)).text()
}

/** An input of which the first bytes are known. It is read once, in one of two ways. */
interface Input {
	readonly isZip: boolean
	/** As `readInput` gives it: decoded, unpacked. */
	text(): AsyncGenerator<Uint8Array>
	/** All of it, as it is. */
	bytes(): Promise<Uint8Array>
}

/**
 * @param name A path, or `-` for standard input.
 * @throws UsageError when it cannot be opened.
 */
export async function openInput(name: string): Promise<Input> {
	const source = name === '-' ? process.stdin : await openFile(name)
	const chunks = source[Symbol.asyncIterator]()
	const first = await explained(name, () => chunks.next())
	const all = async function* () {
		for (let next = first; !next.done; next = await chunks.next()) yield next.value
	}
	return {
		isZip: !first.done && packingOf(first.value) === 'zip',
		async *text() {
			if (first.done) return
			const unpacked = asUtf8(unpack(name, first.value, all()))
			for (let next = await explained(name, () => unpacked.next()); !next.done; next = await explained(name, () => unpacked.next())) yield next.value
		},
		async bytes() {
			const parts: Uint8Array[] = []
			await explained(name, async () => {
				for await (const chunk of all()) parts.push(chunk)
			})
			return Buffer.concat(parts)
		},
	}
}

async function explained<Result>(name: string, read: () => Promise<Result>): Promise<Result> {
	try {
		return await read()
	} catch (error) {
		if (error instanceof UsageError) throw error
		throw new UsageError(`${name}: ${error instanceof Error ? error.message : String(error)}`)
	}
}

/** The file is there, and is no text that could be a configuration. */
export class NotText extends UsageError {}

/** A configuration file of this size is none; a log was given by mistake. */
const longestConfig = 5_000_000

/**
 * The whole text of a configuration file, with its byte order mark where it has one.
 *
 * @throws NotText where the file cannot be one.
 * @throws UsageError where it cannot be read.
 */
export async function readConfig(name: string): Promise<string> {
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
	let text = ''
	for await (const chunk of readInput(name)) {
		text += decoder.decode(chunk, { stream: true })
		if (text.length > longestConfig) throw new NotText(`${name}: is larger than any configuration file; for a log use: bouncer-doctor diagnose ${name}`)
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

async function* unpack(name: string, first: Uint8Array, all: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const packing = packingOf(first)
	switch (packing) {
		case 'text':
			yield* all
			return
		case 'gzip': {
			const gunzip = createGunzip({ chunkSize: chunkBytes })
			// An error of either side surfaces below, when gunzip is read.
			pipeline(Readable.from(all), gunzip, () => {})
			try {
				yield* gunzip
			} catch (error) {
				throw new UsageError(`${name}: the gzip data is damaged (${error instanceof Error ? error.message : String(error)})`)
			}
			return
		}
		case 'zstd':
			throw new NotText(`${name}: is packed with zstd; unpack it first: zstd -dc ${name} | bouncer-doctor diagnose -`)
		case 'zip':
		case 'bzip2':
		case 'xz':
			throw new NotText(`${name}: is packed with ${packing}; unpack it first, only .gz is read directly`)
		case 'binary':
			throw new NotText(`${name}: is not a text file; give the log as text or .gz`)
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
