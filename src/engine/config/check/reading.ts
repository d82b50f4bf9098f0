import type { Bouncer, ConfigFile } from '../../../facts/bouncer'
import { isSettingsFormat, plainEnv, readSettings, type SettingsFormat } from '../formats'
import type { Entry, Read } from '../formats/document'

/** One setting of a pasted file, with its key below the file's root. */
export interface Item extends Entry {
	readonly key: string
}

/** A text, read as one file of one bouncer. */
export interface Reading {
	readonly bouncer: Bouncer
	readonly file: ConfigFile
	readonly format: SettingsFormat
	readonly items: readonly Item[]
	/** Everything that stands in the text, also outside of the file's root. */
	readonly entries: readonly Entry[]
	readonly syntax: Read['problems']
}

/** Reads a text in the ways that a bouncer's files can be written; the same form is parsed once for all bouncers. */
export class TextReader {
	private readonly reads = new Map<string, Read>()

	constructor(readonly text: string) {}

	readings(bouncer: Bouncer): readonly Reading[] {
		return bouncer.files.flatMap((file) =>
			formatsOf(bouncer, file).map((format) => {
				const read = this.read(format, file)
				return { bouncer, file, format, items: itemsBelow(rootsOf(bouncer, file), read.entries), entries: read.entries, syntax: read.problems }
			}),
		)
	}

	private read(format: SettingsFormat, file: ConfigFile): Read {
		const quirks = file.quirks ?? plainEnv
		const name = format === 'env' ? `env ${JSON.stringify(quirks)}` : format
		const known = this.reads.get(name)
		if (known) return known
		const fresh = readSettings(format, this.text, quirks)
		this.reads.set(name, fresh)
		return fresh
	}
}

/** The file's own format, and those in which deployments write the same options. */
function formatsOf(bouncer: Bouncer, file: ConfigFile): readonly SettingsFormat[] {
	const used = bouncer.deployments.flatMap(({ files }) =>
		files.flatMap((recipe) => (recipe.kind === 'settings' && recipe.file === file.id && recipe.format ? [recipe.format] : [])),
	)
	return [...new Set([file.format, ...(file.alsoAs ?? []), ...used])].filter(isSettingsFormat)
}

type Root = readonly string[]

/** Where the options may hang: as the file says, as deployments write it, and bare, when only the inner part was pasted. */
function rootsOf(bouncer: Bouncer, file: ConfigFile): readonly Root[] {
	const own = file.root?.split('.') ?? []
	const written = bouncer.deployments.flatMap(({ files }) =>
		files.flatMap((recipe): readonly Root[] => {
			if (recipe.kind !== 'settings' || recipe.file !== file.id || !recipe.under) return []
			const under = recipe.under
			// Names that an administrator chooses are `*` in the file's own root; levels beyond it are taken as they are.
			return [under.map((level, at) => (own[own.length - under.length + at] === '*' ? '*' : level))]
		}),
	)
	return [own, ...written, []]
}

function itemsBelow(roots: readonly Root[], entries: readonly Entry[]): readonly Item[] {
	for (const root of roots) {
		const items = entries.filter(
			({ path }) => path.length > root.length && root.every((level, at) => level === '*' || level.toLowerCase() === path[at]?.toLowerCase()),
		)
		if (items.length > 0) return items.map((entry) => ({ ...entry, key: entry.path.slice(root.length).join('.') }))
	}
	return []
}
