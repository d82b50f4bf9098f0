import { parentPort, workerData } from 'node:worker_threads'
import search from '@generated/error-rules/default/search.json'
import { createPartTools } from '../engine/logs/analyzer'
import { buffersOf } from '../engine/logs/parts/hit-lines'
import { type PartWork, readParts } from './threads'

/** The helper thread that looks through parts of a large log. */
const work = workerData as PartWork
readParts(work, createPartTools(search, work.options), (done) => parentPort?.postMessage(done, buffersOf(done.read)))
