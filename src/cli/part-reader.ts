import { parentPort, workerData } from 'node:worker_threads'
import search from '@generated/error-rules/default/search.json'
import { createPartTools } from '../engine/logs/analyzer'
import { type PartWork, readParts } from './threads'

/** The helper thread that reads parts of a large log. */
const work = workerData as PartWork
readParts(work, createPartTools(search, work.options), (done) => {
	const { hits, segment } = done
	const arrays = hits ? [hits.text, hits.numbers] : [segment.pullRules, segment.pullTimes, segment.entryKinds, segment.entryLines]
	parentPort?.postMessage(
		done,
		arrays.map(({ buffer }) => buffer),
	)
})
