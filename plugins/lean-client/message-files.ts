import type { Plugin } from '@docusaurus/types'
import { messageFolder } from './message-folder'

type Configuration = Exclude<ReturnType<NonNullable<Plugin['configureWebpack']>>, void>
type BundlerPlugin = NonNullable<Configuration['plugins']>[number]

/**
 * Files of the messages' pages, named by number and build. Named by content, the start script of every page says which name each of
 * them has: 9 KB gzip for 1100. A build gives all of them new names. That costs a reader the one page that is opened anew, and what a
 * browser keeps for when there is no network the five packs that they are in, 1.0 of 2.9 MB brotli.
 *
 * A page of a message is its text and what Docusaurus knows of it; what renders it is in the start script (`client/entry.ts`). Were
 * anything else in it, the bundler would make two files of it.
 */
export const messageFiles = {
	test: /[\\/]docs[\\/]troubleshooting[\\/]errors[\\/][^\\/]+[\\/]|[\\/]site-docs-troubleshooting-errors-(?!index-mdx-)[^\\/]+\.json$/,
	chunks: 'async',
	enforce: true,
	reuseExistingChunk: true,
	filename: `${messageFolder}[id].[fullhash:8].js`,
} as const

/** @throws Error in the build where a message's page is not one file of its own. */
export function checkMessageFiles(messages: number): BundlerPlugin {
	return {
		apply(compiler) {
			compiler.hooks.afterEmit.tap('message-files', ({ chunks }) => {
				const files = [...chunks].flatMap((chunk) => [...chunk.files]).filter((file) => file.startsWith(messageFolder) && file.endsWith('.js'))
				if (files.length !== messages)
					throw new Error(`lean-client: ${messages} pages of messages are in ${files.length} files of their own. What else is in the chunk of one?`)
			})
		},
	}
}
