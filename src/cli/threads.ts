import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Analyzer, DiagnoseOptions, Diagnosis } from '../engine/logs/analyzer'
import type { Segment, SegmentReader } from '../engine/logs/segment'
import { type PlainFile, readPart } from './plain-file'

/** Below this a second thread is not ready before the first has finished. */
const worthThreads = 24 * 1024 * 1024
/** Small enough that threads end together, large enough that handing over costs nothing. */
const partBytes = 8 * 1024 * 1024
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

/** Reads a large file with several threads. The parts are put together in order, so it does not matter who read which. */
export async function readWithThreads(file: PlainFile, analyzer: Analyzer, diagnosis: Diagnosis, options: DiagnoseOptions): Promise<void> {
	const work: PartWork = { path: file.path, start: file.start, size: file.size, options, next: new Int32Array(new SharedArrayBuffer(4)) }
	const parts = partCount(work)
	const done = new Map<number, Segment>()
	let appended = 0
	const append = () => {
		for (let segment = done.get(appended); segment; segment = done.get(appended)) {
			done.delete(appended)
			diagnosis.append(segment, appended === 0 ? file.head : new Uint8Array(0))
			appended++
		}
	}
	await new Promise<void>((resolve, reject) => {
		const helpers = Array.from(
			{ length: Math.min(threadsAtMost, availableParallelism()) - 1 },
			() => new Worker(fileURLToPath(import.meta.url), { workerData: work }),
		)
		const finish = () => {
			append()
			if (appended < parts) return
			for (const helper of helpers) void helper.terminate()
			resolve()
		}
		for (const helper of helpers) {
			helper.on('error', reject)
			helper.on('message', ({ part, segment }: PartDone) => {
				done.set(part, segment)
				finish()
			})
		}
		const reader = analyzer.readSegments(options)
		const goOn = () => {
			const read = nextPart(work, reader)
			if (read) {
				done.set(read.part, read.segment)
				append()
				// Helpers' messages come in between.
				setImmediate(goOn)
			} else finish()
		}
		goOn()
	})
}

/** What a helper thread does. */
export function readParts(work: PartWork, analyzer: Analyzer, tell: (done: PartDone) => void): void {
	const reader = analyzer.readSegments(work.options)
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
