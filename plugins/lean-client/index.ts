import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ConfigureWebpackUtils, DocusaurusConfig, LoadContext, Plugin } from '@docusaurus/types'
import { checkMessageFiles, messageFiles } from './message-files'
import { type Generated, splitRoutes } from './split-routes'

/**
 * Keeps out of the start script what the page in front of the reader does not need. Docusaurus sends every page the routes, names
 * and descriptions of all others, which is nothing for fifty pages and 150 KB gzip for nine hundred; the code highlighter
 * with all its languages, whose work is done when the page is built; and what the build was told.
 */
export default function leanClient({ generatedFilesDir, siteConfig, siteDir }: LoadContext): Plugin {
	const client = join(siteDir, 'plugins', 'lean-client', 'client')
	return {
		name: 'lean-client',
		configureWebpack(config, isServer, { currentBundler }: ConfigureWebpackUtils) {
			if (isServer || config.mode !== 'production') return {}
			const { replaced, messages } = writeLeanFiles(generatedFilesDir, client, siteConfig)
			const { NormalModuleReplacementPlugin } = currentBundler.instance
			return {
				entry: join(client, 'entry.ts'),
				mergeStrategy: { entry: 'replace' },
				// One table from chunk to file in place of two (chunk to name, chunk to hash).
				output: { chunkFilename: 'assets/js/[contenthash:8].js' },
				// Every late widget shows facts: without this each of their twenty chunks brings all bouncers along, 88 KB gzip each time.
				optimization: {
					splitChunks: {
						cacheGroups: {
							shared: { test: /[\\/]src[\\/]/, chunks: 'async', minChunks: 2, minSize: 10_000, reuseExistingChunk: true },
							messages: messageFiles,
						},
					},
				},
				plugins: [...replaced.map(([request, file]) => new NormalModuleReplacementPlugin(request, file)), checkMessageFiles(messages)],
			}
		},
	}
}

interface LeanFiles {
	/** Which requests lead to which of the files written. */
	readonly replaced: readonly (readonly [RegExp, string])[]
	/** How many pages of messages there are. */
	readonly messages: number
}

function writeLeanFiles(folder: string, client: string, siteConfig: DocusaurusConfig): LeanFiles {
	const read = (name: string) => readFileSync(join(folder, name), 'utf8')
	const target = join(folder, 'lean-client')
	mkdirSync(target, { recursive: true })
	const write = (name: string, text: string) => {
		const path = join(target, name)
		writeFileSync(path, text)
		return path
	}
	const { common, families } = splitRoutes(
		{ routes: read('routes.js'), registry: read('registry.js'), chunkNames: JSON.parse(read('routesChunkNames.json')) as Record<string, unknown> },
		`{ path: '${siteConfig.baseUrl}u/troubleshooting/errors/*', component: OpenAnew }`,
	)
	for (const [family, table] of families) write(`messages-${family}.js`, familyModule(table))
	write(
		'messages.js',
		`export default {\n${[...families.keys()].map((family) => `${JSON.stringify(family)}: () => import('./messages-${family}'),`).join('\n')}\n}\n`,
	)
	const data = JSON.parse(read('globalData.json')) as GlobalData
	const replaced: LeanFiles['replaced'] = [
		[/^@generated\/routes$/, write('routes.js', `import { OpenAnew } from ${JSON.stringify(join(client, 'OpenAnew.tsx'))}\n${common.routes}`)],
		[/^@generated\/registry$/, write('registry.js', common.registry)],
		[/^@generated\/routesChunkNames$/, write('chunk-names.json', JSON.stringify(common.chunkNames))],
		// Done by src/theme/CodeBlock when it is needed.
		[/theme-classic\/lib\/prism-include-languages$/, write('nothing.js', '')],
		[/^\.\/prefetch$/, join(client, 'prefetch.ts')],
		// Asked for as CommonJS, by which the whole of it comes: 3 KB gzip for one function.
		[/^tslib$/, join(client, 'tslib.ts')],
		[/^@generated\/docusaurus\.config$/, write('site-config.json', JSON.stringify(withoutBuild(siteConfig)))],
		[/^@generated\/globalData$/, write('global-data.json', JSON.stringify(withoutDocs(data)))],
		...versionFiles(folder).map(([request, content], at): readonly [RegExp, string] => [request, write(`version-${at}.json`, content)]),
	]
	return { replaced, messages: [...families.values()].reduce((sum, { chunkNames }) => sum + Object.keys(chunkNames).length, 0) }
}

/** The pages of one family, as `client/entry.ts` adds them. */
function familyModule({ routes, registry, chunkNames }: Generated): string {
	return `import ComponentCreator from '@docusaurus/ComponentCreator'

export const chunkNames = ${JSON.stringify(chunkNames)}
export const registry = {
${registry}
}
export const routes = () => [
${routes}
]
`
}

/** What the build alone is told. The scripts of the head stand in every page already. */
function withoutBuild({
	headTags,
	plugins,
	presets,
	themes,
	clientModules,
	markdown,
	staticDirectories,
	...rest
}: DocusaurusConfig): Partial<DocusaurusConfig> {
	return rest
}

type GlobalData = Readonly<Record<string, Readonly<Record<string, unknown>>>>

interface DocsData {
	readonly versions: readonly Readonly<Record<string, unknown>>[]
}

/** The list of all documents serves menus of versions and cards of documents; this site has neither. */
function withoutDocs(data: GlobalData): GlobalData {
	const docs = data['docusaurus-plugin-content-docs'] as Readonly<Record<string, DocsData>> | undefined
	if (!docs) throw new Error('lean-client: the global data have no documents')
	const lean = Object.fromEntries(
		Object.entries(docs).map(([id, plugin]) => [id, { ...plugin, versions: plugin.versions.map((version) => ({ ...version, docs: [] })) }]),
	)
	return { ...data, 'docusaurus-plugin-content-docs': lean }
}

/** The properties of a version hold title and description of every document, for the same menus. */
function versionFiles(folder: string): readonly (readonly [RegExp, string])[] {
	const props = join(folder, 'docusaurus-plugin-content-docs', 'default', 'p')
	const files = readdirSync(props).flatMap((name): readonly (readonly [RegExp, string])[] => {
		const content = JSON.parse(readFileSync(join(props, name), 'utf8')) as { readonly version?: Readonly<Record<string, unknown>> }
		if (!content.version?.docs) return []
		return [
			[
				new RegExp(`docusaurus-plugin-content-docs/default/p/${name.replace('.', '\\.')}$`),
				JSON.stringify({ ...content, version: { ...content.version, docs: {} } }),
			],
		]
	})
	if (files.length === 0) throw new Error(`lean-client: no properties of a version in ${dirname(props)}`)
	return files
}
