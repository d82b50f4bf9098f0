import type { Plugin } from '@docusaurus/types'

type Configuration = Exclude<ReturnType<NonNullable<Plugin['configureWebpack']>>, void>
type BundlerPlugin = NonNullable<Configuration['plugins']>[number]

/** A worker of ours. */
const closed = /[\\/]src[\\/].*\.worker\.ts$/

/**
 * Finds the files of our own workers: their names are hashes, and which they are only the bundler knows.
 *
 * @param found Gets the names, as they stand below the site's folder.
 */
export function findClosedWorkers(found: (files: readonly string[]) => void): BundlerPlugin {
	return {
		apply(compiler) {
			compiler.hooks.afterEmit.tap('closed-workers', ({ chunks, chunkGraph }) => {
				const workers = [...chunks].filter((chunk) =>
					[...chunkGraph.getChunkEntryModulesIterable(chunk)].some((module) => closed.test(module.nameForCondition() ?? '')),
				)
				found(
					workers
						.flatMap(({ files }) => [...files])
						.filter((file) => file.endsWith('.js'))
						.sort(),
				)
			})
		},
	}
}
