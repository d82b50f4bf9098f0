/** Paths of pages whose routes only those pages need, wherever the site stands; the group is the family. */
const messagePath = /\/u\/troubleshooting\/errors\/([^/]+)\/[^/]+$/

const leaf = /^ *\{\n\s*path: '([^']+)',\n\s*component: ComponentCreator\('[^']+', '[^']+'\),\n\s*exact: true(?:,\n\s*sidebar: "[^"]*")?\n *\},?\n/gm
const registered = /^ {2}"[0-9a-f]+": \[\(\) => import\(.*"@site\/docs\/troubleshooting\/errors\/([^/"]+)\/[^/"]+\.mdx"\)\],(?:\n|(?=\};))/gm
/** Docusaurus names chunks to fetch them ahead by name, and keeps a table of the names in every page: 8 KB gzip for 900. A message is opened anew, so nobody asks for its chunk by name. */
const chunkName = /\/\* webpackChunkName: "[^"]*" \*\/ ?/
/** Name and number of a page's module, beside what loads it: they are for a client that asks which modules are there, and Docusaurus's does not. */
const nameAndNumber = /^( {2}"[0-9a-f]+": \[\(\) => import\((?:\/\* .* \*\/ )?("[^"]*")\)), \2, require\.resolveWeak\(\2\)\]/gm

/** The three generated modules that Docusaurus's client finds its pages with, as text. */
export interface Generated {
	readonly routes: string
	readonly registry: string
	readonly chunkNames: Readonly<Record<string, unknown>>
}

export interface Split {
	readonly common: Generated
	/** By family of messages: bodies of an array and an object. */
	readonly families: ReadonlyMap<string, Generated>
}

/**
 * Takes the messages' pages out of the table that every page carries: 870 routes are 75 KB gzip of the start script. Each family
 * gets a table of its own. A path under `wildcard` is left in their place.
 *
 * @throws Error when Docusaurus writes the files in another form than the one known (3.10).
 */
export function splitRoutes({ routes, registry, chunkNames }: Generated, wildcard: string): Split {
	const ownRoutes = new Groups()
	const common = routes.replace(leaf, (text, path: string) => {
		const family = messagePath.exec(path)?.[1]
		if (!family) return text
		ownRoutes.add(family, text.trim().replace(/,?$/, ','))
		return ownRoutes.count === 1 ? `${wildcard},\n` : ''
	})
	const ownRegistry = new Groups()
	const commonRegistry = registry.replace(nameAndNumber, '$1]').replace(registered, (text, family: string) => {
		ownRegistry.add(family, text.trimEnd().replace(chunkName, ''))
		return ''
	})
	const commonNames: Record<string, unknown> = {}
	const ownNames = new Map<string, Record<string, unknown>>()
	for (const [key, names] of Object.entries(chunkNames)) {
		const family = messagePath.exec(key.replace(/-[0-9a-f]{3}$/, ''))?.[1]
		const target = family ? (ownNames.get(family) ?? {}) : commonNames
		if (family) ownNames.set(family, target)
		target[key] = names
	}
	const counts = [ownRoutes.count, ownRegistry.count, Object.keys(chunkNames).length - Object.keys(commonNames).length]
	if (ownRoutes.count === 0 || new Set(counts).size !== 1)
		throw new Error(`lean-client: routes, registry and chunk names hold ${counts.join(', ')} pages of messages. Has Docusaurus changed the form of its files?`)
	const families = [...ownNames].map(([family, names]): readonly [string, Generated] => [
		family,
		{ routes: ownRoutes.of(family), registry: ownRegistry.of(family), chunkNames: names },
	])
	return { common: { routes: common, registry: commonRegistry, chunkNames: commonNames }, families: new Map(families) }
}

/** Texts by family. */
class Groups {
	count = 0
	private readonly texts = new Map<string, string[]>()

	add(family: string, text: string): void {
		this.count++
		this.texts.set(family, [...(this.texts.get(family) ?? []), text])
	}

	of(family: string): string {
		return (this.texts.get(family) ?? []).join('\n')
	}
}
