/** Paths of pages whose routes only those pages need. */
const ownTable = /^\/u\/troubleshooting\/errors\/[^/]+\/[^/]+$/

const leaf = /^ *\{\n\s*path: '([^']+)',\n\s*component: ComponentCreator\('[^']+', '[^']+'\),\n\s*exact: true(?:,\n\s*sidebar: "[^"]*")?\n *\},?\n/gm
const registered = /^ {2}"[0-9a-f]+": \[\(\) => import\(.*"@site\/docs\/troubleshooting\/errors\/[^/"]+\/[^/"]+\.mdx"\)\],(?:\n|(?=\};))/gm

/** The three generated modules that Docusaurus's client finds its pages with, as text. */
export interface Generated {
	readonly routes: string
	readonly registry: string
	readonly chunkNames: Readonly<Record<string, unknown>>
}

export interface Split {
	readonly common: Generated
	/** Bodies of an array and an object. */
	readonly own: Generated
}

/**
 * Takes the messages' pages out of the table that every page carries: 870 routes are 75 KB gzip of the start script.
 * A path under `wildcard` is left in their place.
 *
 * @throws Error when Docusaurus writes the files in another form than the one known (3.10).
 */
export function splitRoutes({ routes, registry, chunkNames }: Generated, wildcard: string): Split {
	const ownRoutes: string[] = []
	const common = routes.replace(leaf, (text, path: string) => {
		if (!ownTable.test(path)) return text
		ownRoutes.push(text.trim().replace(/,?$/, ','))
		return ownRoutes.length === 1 ? `${wildcard},\n` : ''
	})
	const ownRegistry: string[] = []
	const commonRegistry = registry.replace(registered, (text) => {
		ownRegistry.push(text.trimEnd())
		return ''
	})
	const names = Object.entries(chunkNames)
	const isOwn = ([path]: readonly [string, unknown]) => ownTable.test(path.replace(/-[0-9a-f]{3}$/, ''))
	const ownNames = names.filter(isOwn)
	const counts = [ownRoutes.length, ownRegistry.length, ownNames.length]
	if (ownRoutes.length === 0 || new Set(counts).size !== 1)
		throw new Error(`lean-client: routes, registry and chunk names hold ${counts.join(', ')} pages of messages. Has Docusaurus changed the form of its files?`)
	return {
		common: { routes: common, registry: commonRegistry, chunkNames: Object.fromEntries(names.filter((name) => !isOwn(name))) },
		own: { routes: ownRoutes.join('\n'), registry: ownRegistry.join('\n'), chunkNames: Object.fromEntries(ownNames) },
	}
}
