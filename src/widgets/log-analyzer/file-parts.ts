import type { HitCollector, HitLines } from '../../engine/logs/parts/hit-lines'
import { movedFile, UnreadableFile } from './read-blob'

/**
 * Each part is a stream of its own, and these are cheaper when they are long: to read 1 GB in two lanes, Chromium took 1.5 s of
 * processor time in parts of 16 MiB and 1.1 s in parts of 64 MiB. In smaller files shorter ones share the work evenly.
 */
const longestPart = 64 * 1024 * 1024
const shortestPart = 16 * 1024 * 1024
const partsOfFile = 16
const chunkBytes = 512 * 1024
/** A stream of a file stood still now and then in Chromium 156, for good; what is left of the part is then read in slices. */
const stalledAfterMs = 500
const newline = 10
const edgeBytes = 64 * 1024

/** A file of plain UTF-8, in parts of whole lines. */
export class FileParts {
	readonly count: number
	private readonly length: number
	private readonly edges = new Map<number, Promise<number>>()
	/** Memory that no reading uses now: a new one for each part would lie about until the browser tidies up. */
	private readonly buffers: ArrayBuffer[] = []

	/** @param start Where the first line begins. */
	constructor(
		private readonly file: Blob,
		private readonly start: number,
	) {
		const bytes = file.size - start
		this.length = Math.min(longestPart, Math.max(shortestPart, Math.ceil(bytes / partsOfFile)))
		this.count = Math.max(1, Math.ceil(bytes / this.length))
	}

	/** Where a part begins. */
	edge(part: number): Promise<number> {
		const known = this.edges.get(part)
		if (known) return known
		const edge = part === 0 ? Promise.resolve(this.start) : lineStart(this.file, this.start + part * this.length - 1)
		this.edges.set(part, edge)
		return edge
	}

	/**
	 * Cuts the hits out of a part.
	 *
	 * @param goOn Called with the number of bytes that were read since the last call; gives false to stop there.
	 * @returns Null when so many lines are hits that they should rather be read where they stand.
	 * @throws UnreadableFile or DOMException when the file cannot be read any more.
	 */
	async collect(part: number, collector: HitCollector, goOn: (bytes: number) => boolean): Promise<HitLines | null> {
		for await (const chunk of chunksOf(this.file, await this.edge(part), await this.edge(part + 1), this.buffers)) {
			collector.push(chunk)
			if (!goOn(chunk.length) || collector.isDense) break
		}
		return collector.end()
	}

	/** The bytes of a part and of all after it. A chunk holds only until the next one is asked for. */
	async *from(part: number): AsyncGenerator<Uint8Array> {
		yield* chunksOf(this.file, await this.edge(part), this.file.size, this.buffers)
	}
}

/** Behind the first line end at `from` or later. */
async function lineStart(file: Blob, from: number): Promise<number> {
	for (let at = from; at < file.size; at += edgeBytes) {
		const found = new Uint8Array(await file.slice(at, at + edgeBytes).arrayBuffer()).indexOf(newline)
		if (found >= 0) return at + found + 1
	}
	return file.size
}

/** The bytes in `[from, to)`. A chunk holds only until the next one is asked for: its memory is used again. */
async function* chunksOf(file: Blob, from: number, to: number, buffers: ArrayBuffer[]): AsyncGenerator<Uint8Array> {
	let at = from
	const reader = byteReader(file.slice(from, to))
	let buffer = buffers.pop() ?? new ArrayBuffer(chunkBytes)
	try {
		while (reader && at < to) {
			const read = await inTime(reader.read(new Uint8Array(buffer), { min: buffer.byteLength }))
			if (!read?.value?.length) break
			at += read.value.length
			buffer = read.value.buffer
			yield read.value
		}
	} finally {
		// Empty when a stream that stands still has it.
		if (buffer.byteLength > 0) buffers.push(buffer)
		reader?.cancel().catch(() => {})
	}
	for (; at < to; at += chunkBytes) {
		const slice = new Uint8Array(await file.slice(at, Math.min(to, at + chunkBytes)).arrayBuffer())
		if (slice.length === 0) throw new UnreadableFile(movedFile)
		yield slice
	}
}

/**
 * Reads into memory that is given to it and that comes back with the bytes. `min` makes it wait until the memory is full: without
 * it Chromium gave 1 GB in 3000 to 7000 pieces, and the page took 6 MB more. TypeScript's library does not know it yet; a
 * browser that does not either gives less at a time.
 */
interface FillingReader {
	read(view: Uint8Array<ArrayBuffer>, options: { readonly min: number }): Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>>
	cancel(): Promise<void>
}

/** Null where the browser cannot read a file into memory that is given to it. */
function byteReader(file: Blob): FillingReader | null {
	try {
		return file.stream().getReader({ mode: 'byob' })
	} catch {
		return null
	}
}

/** Null when it takes too long. */
async function inTime<Read>(read: Promise<Read>): Promise<Read | null> {
	let timer: ReturnType<typeof setTimeout> | undefined
	const late = new Promise<null>((resolve) => {
		timer = setTimeout(() => resolve(null), stalledAfterMs)
	})
	try {
		return await Promise.race([read, late])
	} finally {
		clearTimeout(timer)
	}
}
