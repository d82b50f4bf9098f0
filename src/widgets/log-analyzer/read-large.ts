import type { DiagnoseOptions, Diagnosis } from '../../engine/logs/analyzer'
import type { PartRead } from '../../engine/logs/hit-lines'
import { headBytes, packingOf, utf8BomBytes } from '../../engine/logs/text-bytes'
import { partCount } from './file-parts'
import type { FromParts, PartsRequest } from './parts.worker'
import { UnreadableFile } from './read-blob'

/** Below this a second thread is not ready before the first one has finished. */
const worthAThread = 32 * 1024 * 1024
const firstBytes = 64 * 1024

/** The first bytes of a file of plain UTF-8 that is large enough for two threads, without byte order mark; null for others. */
export async function largeText(file: Blob): Promise<{ readonly head: Uint8Array; readonly start: number } | null> {
	if (file.size < worthAThread) return null
	const first = new Uint8Array(await file.slice(0, firstBytes).arrayBuffer())
	const start = utf8BomBytes(first)
	return start === null || packingOf(first.subarray(0, headBytes)) !== 'text' ? null : { head: first.subarray(start), start }
}

/**
 * Reads a large file with a second thread: it looks through the parts and cuts out the hits, this one reads what they say.
 *
 * @param onProgress Called now and then with the bytes read so far; gives false to stop.
 * @returns Whether all of it was read.
 * @throws UnreadableFile when the file cannot be read any more.
 */
export function readLarge(
	file: Blob,
	{ head, start }: { readonly head: Uint8Array; readonly start: number },
	diagnosis: Diagnosis,
	options: DiagnoseOptions,
	onProgress: (bytes: number) => boolean,
): Promise<boolean> {
	const helper = new Worker(new URL('./parts.worker.ts', import.meta.url), { type: 'module' })
	const parts = partCount(file, start)
	const ready = new Map<number, PartRead>()
	let appended = 0
	return new Promise<boolean>((resolve, reject) => {
		const append = () => {
			for (let read = ready.get(appended); read; read = ready.get(appended)) {
				diagnosis.appendPart(read, appended === 0 ? head : new Uint8Array(0))
				ready.delete(appended)
				appended++
			}
			if (appended === parts) resolve(true)
		}
		helper.onmessage = ({ data }: MessageEvent<FromParts>) => {
			switch (data.type) {
				case 'part':
					ready.set(data.part, data.read)
					append()
					return
				case 'read':
					if (!onProgress(data.bytes)) resolve(false)
					return
				case 'failed':
					reject(new UnreadableFile('The file could not be read any more. Was it moved or rotated?'))
					return
			}
		}
		helper.onerror = () => reject(new Error('The second thread did not start.'))
		helper.postMessage({ file, start, options } satisfies PartsRequest)
	}).finally(() => helper.terminate())
}
