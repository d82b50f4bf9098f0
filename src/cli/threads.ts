import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Analyzer, DiagnoseOptions, LogReading, PartTools } from '../engine/logs/analyzer'
import type { PartRead } from '../engine/logs/parts/hit-lines'
import { partReaderFile } from './part-reader-file'
import { type PlainFile, readPart } from './plain-file'

/** Below this a second thread is not ready before the first has finished. */
const worthThreads = 256 * 1024 * 1024
/** Small enough that threads end together, large enough that handing over costs nothing. */
const partBytes = 16 * 1024 * 1024
/** More would wait for the disk. */
const threadsAtMost = 4

/** What a thread needs to take part: parts are taken from a common counter until there are none. */
export interface PartWork {
	readonly path: string
	readonly start: number
	readonly size: number
	readonly options: DiagnoseOptions
	/** One shared number: the next part that nobody has taken. */
	readonly next: Int32Array
}

/** A part that was looked through. */
export interface PartDone {
	readonly part: number
	readonly read: PartRead
}

/** Whether a file is read by several threads. */
export function isWorthThreads({ size }: PlainFile): boolean {
	return size >= worthThreads && availableParallelism() > 1
}

/**
 * Threads that look through a large file. They start at once, while the caller still makes its own analyzer.
 *
 * They cut out the hits; what these say is read by the caller alone. Two threads that each read lines would both have to get to
 * know the same two thousand messages, which of 1 GB took as long as all the rest.
 */
export class Helpers {
	private readonly work: PartWork
	private readonly workers: readonly Worker[]
	private readonly done = new Map<number, PartDone>()
	private appended = 0
	private progress: () => void = () => {}
	private fail: (error: Error) => void = () => {}
	private failure: Error | null = null

	constructor(
		private readonly file: PlainFile,
		options: DiagnoseOptions,
	) {
		this.work = { path: file.path, start: file.start, size: file.size, options, next: new Int32Array(new SharedArrayBuffer(4)) }
		this.workers = Array.from({ length: Math.min(threadsAtMost, availableParallelism()) - 1 }, () => {
			const worker = new Worker(partReaderFile, { workerData: this.work })
			worker.on('message', (done: PartDone) => {
				this.done.set(done.part, done)
				this.progress()
			})
			worker.on('error', (error) => {
				this.failure = error
				this.fail(error)
			})
			return worker
		})
	}

	/** Reads the file with them. The parts are put together in order, so it does not matter who looked through which. */
	async read(analyzer: Analyzer, reading: LogReading): Promise<void> {
		const { options } = this.work
		const parts = partCount(this.work)
		const next = nextPart(this.work, analyzer.partTools(options))
		await new Promise<void>((resolve, reject) => {
			this.fail = reject
			if (this.failure) reject(this.failure)
			let waiting = false
			const goOn = () => {
				waiting = false
				const ready = this.done.get(this.appended)
				if (ready) this.append(ready, reading)
				else {
					const own = next()
					if (!own) return
					this.done.set(own.part, own)
				}
				if (this.appended === parts) resolve()
				else this.progress()
			}
			// Messages of the helpers come in between.
			this.progress = () => {
				if (!waiting) setImmediate(goOn)
				waiting = true
			}
			this.progress()
		}).finally(() => {
			for (const worker of this.workers) void worker.terminate()
		})
	}

	private append({ part, read }: PartDone, reading: LogReading): void {
		reading.appendPart(read, part === 0 ? this.file.head : new Uint8Array(0))
		this.done.delete(part)
		this.appended++
	}
}

/** What a helper thread does. */
export function readParts(work: PartWork, tools: PartTools, tell: (done: PartDone) => void): void {
	const next = nextPart(work, tools)
	for (let done = next(); done; done = next()) tell(done)
}

/** Takes part after part from the common counter; gives null when there are none left. */
function nextPart(work: PartWork, tools: PartTools): () => PartDone | null {
	let dense = false
	return () => {
		const part = Atomics.add(work.next, 0, 1)
		if (part >= partCount(work)) return null
		const from = work.start + part * partBytes
		const to = Math.min(from + partBytes, work.size)
		if (!dense) {
			const hits = readPart(work.path, from, to, part === 0, tools.collector)
			if (hits) return { part, read: { hits } }
			dense = true
		}
		return { part, read: { segment: readPart(work.path, from, to, part === 0, tools.reader) } }
	}
}

function partCount({ size, start }: PartWork): number {
	return Math.max(1, Math.ceil((size - start) / partBytes))
}
