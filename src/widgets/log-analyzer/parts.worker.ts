import search from '@generated/error-rules/default/search.json'
import { createPartTools, type DiagnoseOptions } from '../../engine/logs/analyzer'
import { buffersOf } from '../../engine/logs/hit-lines'
import { type PartsNews, readParts } from './file-parts'

/** A second thread that looks through a large file, while the first one reads what was found. */
export interface PartsRequest {
	readonly file: Blob
	readonly start: number
	readonly options: DiagnoseOptions
}

function tell(news: PartsNews): void {
	self.postMessage(news, { transfer: news.type === 'part' ? buffersOf(news.read) : [] })
}

self.onmessage = ({ data: { file, start, options } }: MessageEvent<PartsRequest>) => void readParts(file, start, () => createPartTools(search, options), tell)
