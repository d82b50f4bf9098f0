import type { DiagnoseOptions, Diagnosis, PartTools } from '../../engine/logs/analyzer'
import type { PartRead } from '../../engine/logs/hit-lines'
import { headBytes, packingOf, utf8BomBytes } from '../../engine/logs/text-bytes'
import { type PartsNews, partCount, readParts } from './file-parts'
import type { PartsRequest } from './parts.worker'
import { UnreadableFile } from './read-blob'

/** Below this a second thread is not ready before the first one has finished. */
const worthAThread = 32 * 1024 * 1024
/** Read before the second thread is there: the first findings come at once, and a reading that is stopped at once has some. */
const firstBytes = 1024 * 1024
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
 * Reads a large file with a second thread: it looks through the parts and cuts out the hits, this one reads what they say.
 *
 * @param ownTools Makes what this thread needs to look through the parts itself, where the second one does not start.
 * @param onProgress Called now and then with the bytes read so far; gives false to stop.
 * @returns Whether all of it was read.
 * @throws UnreadableFile when the file cannot be read any more.
 */
export function readLarge(
	file: Blob,
	{ lines, end }: Beginning,
	diagnosis: Diagnosis,
	options: DiagnoseOptions,
	ownTools: () => PartTools,
	onProgress: (bytes: number) => boolean,
): Promise<boolean> {
	const helper = new Worker(new URL('./parts.worker.ts', import.meta.url), { type: 'module' })
	const parts = partCount(file, end)
	const ready = new Map<number, PartRead>()
	let appended = 0
	return new Promise<boolean>((resolve, reject) => {
		const take = (news: PartsNews) => {
			switch (news.type) {
				case 'part':
					ready.set(news.part, news.read)
					for (let read = ready.get(appended); read; read = ready.get(appended)) {
						diagnosis.appendPart(read, new Uint8Array(0))
						ready.delete(appended)
						appended++
					}
					if (appended === parts) resolve(true)
					return
				case 'read':
					if (!onProgress(end + news.bytes)) resolve(false)
					return
				case 'failed':
					reject(new UnreadableFile('The file could not be read any more. Was it moved or rotated?'))
			}
		}
		helper.onmessage = ({ data }: MessageEvent<PartsNews>) => take(data)
		helper.onerror = (event) => {
			event.preventDefault()
			void readParts(file, end, ownTools, take)
		}
		helper.postMessage({ file, start: end, options } satisfies PartsRequest)
		diagnosis.push(lines)
		if (!onProgress(end)) resolve(false)
	}).finally(() => helper.terminate())
}
