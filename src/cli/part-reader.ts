import { parentPort, workerData } from 'node:worker_threads'
import search from '@generated/error-rules/default/search.json'
import { createSegmentReader } from '../engine/logs/analyzer'
import { type PartWork, readParts } from './threads'

/** The helper thread that reads parts of a large log. */
const work = workerData as PartWork
readParts(work, createSegmentReader(search, work.options), (done) => {
	const { pullRules, pullTimes, entryKinds, entryLines } = done.segment
	parentPort?.postMessage(done, [pullRules.buffer, pullTimes.buffer, entryKinds.buffer, entryLines.buffer])
})
