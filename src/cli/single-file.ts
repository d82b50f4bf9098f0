import { isMainThread } from 'node:worker_threads'

/** The entry where program and helper threads are one file. */
await (isMainThread ? import('./main') : import('./part-reader'))
