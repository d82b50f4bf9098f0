import search from '@generated/error-rules/default/search.json'
import { createPartTools, type DiagnoseOptions } from '../../engine/logs/analyzer'
import { buffersOf, type PartRead } from '../../engine/logs/hit-lines'
import { readParts } from './file-parts'

/** A second thread that looks through a large file, while the first one reads what was found. */
export interface PartsRequest {
	readonly file: Blob
	readonly start: number
	readonly options: DiagnoseOptions
}

export type FromParts =
	| { readonly type: 'read'; readonly bytes: number }
	| { readonly type: 'part'; readonly part: number; readonly read: PartRead }
	| { readonly type: 'failed' }

function answer(message: FromParts, buffers: ArrayBuffer[] = []): void {
	self.postMessage(message, { transfer: buffers })
}

self.onmessage = ({ data: { file, start, options } }: MessageEvent<PartsRequest>) => {
	let bytes = 0
	readParts(
		file,
		start,
		() => createPartTools(search, options),
		(part, read) => answer({ type: 'part', part, read }, buffersOf(read)),
		(count) => {
			// The beginning of a part that turned out dense is read twice.
			bytes = Math.min(bytes + count, file.size)
			answer({ type: 'read', bytes })
		},
	).catch(() => answer({ type: 'failed' }))
}
