import type { PartTools } from '../../engine/logs/analyzer'
import type { PartRead } from '../../engine/logs/hit-lines'

/** Large enough that handing over costs nothing, small enough that the first findings come soon. */
const partBytes = 16 * 1024 * 1024
/** Parts read at the same time: of 1 GB, Chromium read one stream in 1.4 s, two in 0.8 s, four in 0.6 s. */
const lanes = 2
const chunkBytes = 1024 * 1024
/** A stream of a file stood still now and then in Chromium 156, for good; what is left of the part is then read in slices. */
const stalledAfterMs = 2000
const newline = 10
const edgeBytes = 64 * 1024

export function partCount(file: Blob, start: number): number {
	return Math.max(1, Math.ceil((file.size - start) / partBytes))
}

/** What `readParts` tells while it reads. */
export type PartsNews =
	/** How much was read, from where it began. */
	| { readonly type: 'read'; readonly bytes: number }
	/** Not always in their order. */
	| { readonly type: 'part'; readonly part: number; readonly read: PartRead }
	| { readonly type: 'failed' }

/**
 * Looks through the parts of a file of plain UTF-8, several at a time.
 *
 * @param start Where a line begins.
 */
export async function readParts(file: Blob, start: number, newTools: () => PartTools, tell: (news: PartsNews) => void): Promise<void> {
	const edges = new Edges(file, start)
	let next = 0
	let bytes = 0
	const onRead = (count: number) => {
		// The beginning of a part that turned out dense is read twice.
		bytes = Math.min(bytes + count, file.size - start)
		tell({ type: 'read', bytes })
	}
	const lane = async () => {
		const tools = newTools()
		let dense = false
		for (let part = next++; part < partCount(file, start); part = next++) {
			const from = await edges.at(part)
			const to = await edges.at(part + 1)
			if (!dense) {
				await feed(file, from, to, tools.collector, onRead)
				const hits = tools.collector.end()
				if (hits) {
					tell({ type: 'part', part, read: { hits } })
					continue
				}
				dense = true
			}
			await feed(file, from, to, tools.reader, onRead)
			tell({ type: 'part', part, read: { segment: tools.reader.end() } })
		}
	}
	await Promise.all(Array.from({ length: lanes }, lane)).catch(() => tell({ type: 'failed' }))
}

/** Where parts begin: each with a line. */
class Edges {
	private readonly known = new Map<number, Promise<number>>()

	constructor(
		private readonly file: Blob,
		private readonly start: number,
	) {}

	at(part: number): Promise<number> {
		const known = this.known.get(part)
		if (known) return known
		const edge = part === 0 ? Promise.resolve(this.start) : this.lineStart(this.start + part * partBytes - 1)
		this.known.set(part, edge)
		return edge
	}

	/** Behind the first line end at `from` or later. */
	private async lineStart(from: number): Promise<number> {
		for (let at = from; at < this.file.size; at += edgeBytes) {
			const found = new Uint8Array(await this.file.slice(at, at + edgeBytes).arrayBuffer()).indexOf(newline)
			if (found >= 0) return at + found + 1
		}
		return this.file.size
	}
}

/** Something that bytes are given to. */
interface Sink {
	/** It wants no more of this part. */
	readonly isDense?: boolean
	push(chunk: Uint8Array): void
}

async function feed(file: Blob, from: number, to: number, sink: Sink, onRead: (bytes: number) => void): Promise<void> {
	let at = from
	for await (const chunk of chunksOf(file, from, to)) {
		sink.push(chunk)
		at += chunk.length
		if (sink.isDense) return
		onRead(chunk.length)
	}
	if (at < to) throw new Error('The file got shorter.')
}

/** The bytes in `[from, to)`. A chunk holds only until the next one is asked for: its memory is used again. */
async function* chunksOf(file: Blob, from: number, to: number): AsyncGenerator<Uint8Array> {
	let at = from
	const reader = byteReader(file.slice(from, to))
	try {
		for (let buffer = new ArrayBuffer(chunkBytes); reader && at < to; ) {
			const read = await inTime(reader.read(new Uint8Array(buffer)))
			if (!read?.value?.length) break
			at += read.value.length
			yield read.value
			buffer = read.value.buffer
		}
	} finally {
		reader?.cancel().catch(() => {})
	}
	for (; at < to; at += chunkBytes) yield new Uint8Array(await file.slice(at, Math.min(to, at + chunkBytes)).arrayBuffer())
}

/** Null where the browser cannot read a file into memory that is given to it. */
function byteReader(file: Blob): ReadableStreamBYOBReader | null {
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
