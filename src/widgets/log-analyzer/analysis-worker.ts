/** A new worker with the analyzer in it. Whoever wants one asks here: the bundler makes a file with all rules for each place that names the worker. */
export function analysisWorker(): Worker {
	return new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' })
}
