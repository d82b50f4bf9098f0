import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { DiagnoseOptions, Diagnosis } from '../engine/logs/analyzer'
import type { Segment, SegmentReader } from '../engine/logs/segment'
import { type PlainFile, readPart } from './plain-file'

/** Below this a second thread is not ready before the first has finished. */
const worthThreads = 48 * 1024 * 1024
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

/** A part that was read. */
export interface PartDone {
	readonly part: number
	readonly segment: Segment
}

/** Whether a file is read by several threads. */
export function isWorthThreads({ size }: PlainFile): boolean {
	return size >= worthThreads && availableParallelism() > 1
}

/** Threads that read a large file. They start at once, while the caller still makes its own analyzer. */
export class Helpers {
	private readonly work: PartWork
	private readonly workers: readonly Worker[]
	private readonly done = new Map<number, Segment>()
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
			const worker = new Worker(fileURLToPath(new URL('part-reader.mjs', import.meta.url)), { workerData: this.work })
			worker.on('message', ({ part, segment }: PartDone) => {
				this.done.set(part, segment)
				this.progress()
			})
			worker.on('error', (error) => {
				this.failure = error
				this.fail(error)
			})
			return worker
		})
	}

	/** Reads the file with them. The parts are put together in order, so it does not matter who read which. */
	async read(reader: SegmentReader, diagnosis: Diagnosis): Promise<void> {
		const parts = partCount(this.work)
		await new Promise<void>((resolve, reject) => {
			this.fail = reject
			if (this.failure) reject(this.failure)
			this.progress = () => {
				this.append(diagnosis)
				if (this.appended === parts) resolve()
			}
			const goOn = () => {
				const read = nextPart(this.work, reader)
				if (!read) return
				this.done.set(read.part, read.segment)
				this.progress()
				// Messages of the helpers come in between.
				setImmediate(goOn)
			}
			goOn()
			this.progress()
		})
		for (const worker of this.workers) void worker.terminate()
	}

	private append(diagnosis: Diagnosis): void {
		for (let segment = this.done.get(this.appended); segment; segment = this.done.get(this.appended)) {
			this.done.delete(this.appended)
			diagnosis.append(segment, this.appended === 0 ? this.file.head : new Uint8Array(0))
			this.appended++
		}
	}
}

/** What a helper thread does. */
export function readParts(work: PartWork, reader: SegmentReader, tell: (done: PartDone) => void): void {
	for (let read = nextPart(work, reader); read; read = nextPart(work, reader)) tell(read)
}

function nextPart(work: PartWork, reader: SegmentReader): PartDone | null {
	const part = Atomics.add(work.next, 0, 1)
	if (part >= partCount(work)) return null
	const from = work.start + part * partBytes
	return { part, segment: readPart(work.path, from, Math.min(from + partBytes, work.size), part === 0, reader) }
}

function partCount({ size, start }: PartWork): number {
	return Math.max(1, Math.ceil((size - start) / partBytes))
}
