import type { Bouncer, ConfigFile } from '../../../facts/bouncer'
import { isSettingsFormat, plainEnv, readSettings, type SettingsFormat } from '../formats'
import type { Entry, Read } from '../formats/document'
import { type Embedded, embeddedFiles } from '../formats/embedded'
import { Places } from '../formats/places'
import { optionOf } from './options'

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
	/** The file stands inside a YAML document: in a ConfigMap, a Compose config, a playbook. */
	readonly embedded: boolean
}

/** Reads a text in the ways that a bouncer's files can be written; the same form is parsed once for all bouncers. */
export class TextReader {
	private readonly reads = new Map<string, Read>()
	private readonly inner: readonly Embedded[]
	private readonly places: Places

	constructor(readonly text: string) {
		this.inner = embeddedFiles(text)
		this.places = new Places(text)
	}

	readings(bouncer: Bouncer): readonly Reading[] {
		return bouncer.files.flatMap((file) => {
			const roots = rootsOf(bouncer, file)
			return formatsOf(bouncer, file).flatMap((format) =>
				[null, ...this.inner].map((embedded, at): Reading => {
					const { entries, problems } = this.read(format, file, embedded, at)
					return {
						bouncer,
						file,
						format,
						items: format === 'code' ? withoutStrangers(itemsBelow(roots, entries), file) : itemsBelow(roots, entries),
						entries,
						syntax: problems,
						embedded: embedded !== null,
					}
				}),
			)
		})
	}

	private read(format: SettingsFormat, file: ConfigFile, embedded: Embedded | null, at: number): Read {
		const quirks = file.quirks ?? plainEnv
		// JSON is YAML, and both are read by the same parser.
		const name = `${at} ${format === 'json' ? 'yaml' : format} ${format === 'env' ? JSON.stringify(quirks) : ''}`
		const known = this.reads.get(name)
		if (known) return known
		const fresh = embedded ? this.outside(readSettings(format, embedded.text, quirks), embedded) : readSettings(format, this.text, quirks)
		this.reads.set(name, fresh)
		return fresh
	}

	/** What was read inside of a document, with its places in the whole text. */
	private outside({ entries, problems }: Read, { text, outer }: Embedded): Read {
		const within = new Places(text)
		const place = (line: number, column: number) => this.places.at(outer(within.offset(line, column)))
		return {
			entries: entries.map((entry) => ({
				...entry,
				...place(entry.line, entry.column),
				range: entry.range && [outer(entry.range[0]), outer(entry.range[1])],
			})),
			problems: problems.map((problem) => ({
				...problem,
				...place(problem.line, problem.column),
				...(problem.edit ? { edit: { from: outer(problem.edit.from), to: outer(problem.edit.to), text: problem.edit.text } } : {}),
			})),
		}
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

/** In code: without the one setting of another call that has the name of an option, as `url` of a database beside that of the bouncer. */
function withoutStrangers(items: readonly Item[], file: ConfigFile): readonly Item[] {
	const known = new Map<number, Set<string>>()
	for (const { key, block = 0 } of items) if (optionOf(file, key)) known.set(block, (known.get(block) ?? new Set()).add(key))
	const own = [...known.values()].filter(({ size }) => size > 1)
	return items.filter(({ key, block = 0 }) => block === 0 || known.get(block)?.size !== 1 || !own.some((keys) => keys.has(key)))
}
