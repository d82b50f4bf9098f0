import { headBytes, packingOf, utf8BomBytes } from '../../engine/intake/text-bytes'
import type { LogReading } from '../../engine/logs/analyzer'
import type { HitCollector, HitLines } from '../../engine/logs/parts/hit-lines'
import { FileParts } from './file-parts'
import type { FromParts, ToParts } from './parts.worker'
import { movedFile, release, UnreadableFile } from './read-blob'

/** Below this a second thread is not ready before the first one has finished. */
const worthAThread = 32 * 1024 * 1024
/** Read before the second thread is there: the first findings come at once, and a reading that is stopped at once has some. */
const firstBytes = 1024 * 1024
/** Parts that the second thread has at a time: two that it reads, and one that it goes on with. */
const partsAhead = 3
const newline = 10

/** The beginning of a large file: whole lines, without byte order mark, and where the next line begins. */
export interface Beginning {
	readonly lines: Uint8Array
	readonly end: number
}

/** Null for a file that is not large enough for two threads, or not plain UTF-8 with lines. */
export async function beginningOf(file: Blob): Promise<Beginning | null> {
	if (file.size < worthAThread) return null
	const first = new Uint8Array(await file.slice(0, firstBytes).arrayBuffer())
	const start = utf8BomBytes(first)
	const end = first.lastIndexOf(newline) + 1
	return start === null || end === 0 || packingOf(first.subarray(0, headBytes)) !== 'text' ? null : { lines: first.subarray(start, end), end }
}

/**
 * Reads a large file with a second thread. Both look through parts of it and cut out the hits; what these say is read here, in
 * their order. Where most lines are hits there is nothing to cut out, and the rest is read here alone.
 *
 * @param collector Cuts the hits out of the parts that this thread takes.
 * @param onProgress Called now and then with the bytes read so far; gives false to stop.
 * @returns Whether all of it was read.
 * @throws UnreadableFile when the file cannot be read any more.
 */
export async function readLarge(
	file: Blob,
	{ lines, end }: Beginning,
	reading: LogReading,
	collector: HitCollector,
	onProgress: (bytes: number) => boolean,
): Promise<boolean> {
	const parts = new FileParts(file, end)
	const helper = new Helper(file, end, parts.count)
	let own = end
	const goOn = (bytes: number) => {
		own += bytes
		return onProgress(Math.min(own + helper.bytes, file.size))
	}
	try {
		reading.push(lines)
		for (let part = 0; part < parts.count; ) {
			if (!goOn(0)) return false
			const hits = helper.found.get(part)
			if (hits === null) return await readRest(parts, part, reading, onProgress)
			if (hits) {
				reading.appendPart({ hits }, new Uint8Array(0))
				release(hits.text)
				helper.found.delete(part++)
				continue
			}
			const free = helper.takePart()
			if (free === null) await helper.news()
			else helper.found.set(free, await parts.collect(free, collector, goOn))
		}
		return true
	} catch (error) {
		throw error instanceof DOMException ? new UnreadableFile(movedFile) : error
	} finally {
		helper.stop()
	}
}

async function readRest(parts: FileParts, part: number, reading: LogReading, onProgress: (bytes: number) => boolean): Promise<boolean> {
	let bytes = await parts.edge(part)
	reading.endLine()
	for await (const chunk of parts.from(part)) {
		reading.push(chunk)
		bytes += chunk.length
		if (!onProgress(bytes)) return false
	}
	return true
}

/** The second thread, and what is left to do. Where it does not start, the first one does everything. */
class Helper {
	/** Hits of the parts that were looked through, by whomever; null for a part that is to be read where it stands. */
	readonly found = new Map<number, HitLines | null>()
	/** Read by the second thread. */
	bytes = 0
	private readonly worker = new Worker(new URL('./parts.worker.ts', import.meta.url), { type: 'module' })
	private readonly given = new Set<number>()
	private free: number[]
	private wake = () => {}

	constructor(file: Blob, start: number, count: number) {
		this.free = Array.from({ length: count }, (_, part) => part)
		this.worker.onmessage = ({ data }: MessageEvent<FromParts>) => this.hear(data)
		this.worker.onerror = (event) => {
			event.preventDefault()
			this.giveUp()
		}
		this.send({ type: 'file', file, start })
		for (let ahead = 0; ahead < partsAhead; ahead++) this.give()
	}

	/** A part that nobody looks through yet; null when there is none. */
	takePart(): number | null {
		return this.free.shift() ?? null
	}

	/** Waits until the second thread tells something. */
	news(): Promise<void> {
		return new Promise((resolve) => {
			this.wake = resolve
		})
	}

	stop(): void {
		this.worker.terminate()
	}

	private hear(message: FromParts): void {
		switch (message.type) {
			case 'read':
				this.bytes += message.bytes
				break
			case 'part':
				this.found.set(message.part, message.hits)
				this.given.delete(message.part)
				this.give()
				break
			case 'failed':
				this.giveUp()
		}
		this.wake()
	}

	private give(): void {
		const part = this.takePart()
		if (part === null) return
		this.given.add(part)
		this.send({ type: 'collect', part })
	}

	/** Its parts are free again. */
	private giveUp(): void {
		this.stop()
		this.free = [...this.given, ...this.free].sort((a, b) => a - b)
		this.given.clear()
		this.wake()
	}

	private send(message: ToParts): void {
		this.worker.postMessage(message)
	}
}
