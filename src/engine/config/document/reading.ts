import type { Bouncer, ConfigFile } from '../../../facts/bouncer'
import { everydayNames } from '../../../facts/everyday-names'
import { plainEnv, settingsFormatOf } from '../formats/all'
import type { Entry, Read } from '../formats/document'
import type { Format } from '../formats/format'
import { withinLimits } from '../formats/limits'
import { Places } from '../formats/places'
import { type Embedded, embeddedFiles } from '../formats/yaml/embedded'
import { optionOf } from './options'

/** One setting of a pasted file, with its key below the file's root. */
export interface Item extends Entry {
	readonly key: string
}

/** A text, read as one file of one bouncer. */
export interface Reading {
	readonly bouncer: Bouncer
	readonly file: ConfigFile
	readonly format: Format
	readonly items: readonly Item[]
	/** Everything that stands in the text, also outside of the file's root. */
	readonly entries: readonly Entry[]
	readonly syntax: Read['problems']
	/** The file stands inside a YAML document: in a ConfigMap, a Compose config, a playbook. */
	readonly embedded: boolean
}

/** To check a text, to correct it and to convert it reads it again, with one more in between that was corrected. */
const mostKept = 3
/** The texts that were read last, the newest at the end. */
const kept: TextReader[] = []

/** @returns A reader that has read the text already, where it was one of the last. */
export function readerOf(text: string): TextReader {
	const at = kept.findIndex((reader) => reader.text === text)
	const [reader = new TextReader(text)] = at < 0 ? [] : kept.splice(at, 1)
	kept.push(reader)
	if (kept.length > mostKept) kept.shift()
	return reader
}

/** Reads a text in the ways that a bouncer's files can be written; the same form is parsed once for all bouncers. */
export class TextReader {
	private readonly reads = new Map<Format['read'], Map<string, Read>>()
	private readonly known = new Map<Bouncer, readonly Reading[]>()
	/** Most files have no root in most texts: all of them share what stands there. */
	private readonly wholes = new Map<readonly Entry[], readonly Item[]>()
	private readonly inner: readonly Embedded[]
	private readonly places: Places

	constructor(readonly text: string) {
		this.inner = embeddedFiles(text)
		this.places = new Places(text)
	}

	readings(bouncer: Bouncer): readonly Reading[] {
		const known = this.known.get(bouncer)
		if (known) return known
		const fresh = this.read(bouncer)
		this.known.set(bouncer, fresh)
		return fresh
	}

	private read(bouncer: Bouncer): readonly Reading[] {
		return bouncer.files.flatMap((file) => {
			const roots = rootsOf(bouncer, file)
			return formatsOf(bouncer, file).flatMap((format) =>
				[null, ...this.inner].map((embedded, at): Reading => {
					const { entries, problems } = this.parsed(format, file, embedded, at)
					const items = itemsBelow(roots, entries, file) ?? this.whole(entries)
					return {
						bouncer,
						file,
						format,
						items: format.traits.guessed ? withoutStrangers(items, file) : items,
						entries,
						syntax: problems,
						embedded: embedded !== null,
					}
				}),
			)
		})
	}

	private whole(entries: readonly Entry[]): readonly Item[] {
		const known = this.wholes.get(entries)
		if (known) return known
		const fresh = entries.map((entry) => ({ ...entry, key: entry.path.join('.') }))
		this.wholes.set(entries, fresh)
		return fresh
	}

	private parsed(format: Format, file: ConfigFile, embedded: Embedded | null, at: number): Read {
		const quirks = file.quirks ?? plainEnv
		// By reader, as JSON is YAML and both have the same one.
		const reads = this.reads.get(format.read) ?? new Map<string, Read>()
		this.reads.set(format.read, reads)
		const name = `${at} ${format.traits.quirks ? JSON.stringify(quirks) : ''}`
		const known = reads.get(name)
		if (known) return known
		const { text } = embedded ?? this
		const read = withinLimits(format.read(text, quirks), text)
		const fresh = embedded ? this.outside(read, embedded) : read
		reads.set(name, fresh)
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
function formatsOf(bouncer: Bouncer, file: ConfigFile): readonly Format[] {
	const used = bouncer.deployments.flatMap(({ files }) =>
		files.flatMap((recipe) => (recipe.kind === 'settings' && recipe.file === file.id && recipe.format ? [recipe.format] : [])),
	)
	return [...new Set([file.format, ...(file.alsoAs ?? []), ...used])].flatMap((id) => settingsFormatOf(id) ?? [])
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
	return [own, ...written, ...endsOf(own), []]
}

/** The lower levels of a root, where a part of a file begins below its first ones: `plugin.*` of `http.middlewares.*.plugin.*`. */
function endsOf(root: Root): readonly Root[] {
	return root.map((_, at) => root.slice(at + 1)).filter((end) => end.some((level) => level !== '*'))
}

/** @returns null where nothing stands below any of the roots. */
function itemsBelow(roots: readonly Root[], entries: readonly Entry[], file: ConfigFile): readonly Item[] | null {
	for (const root of roots) {
		if (root.length === 0) continue
		const items = entries.filter(({ path }) => path.length > root.length && isAt(root, path, 0))
		if (items.length > 0)
			return withoutNeighbours(
				root,
				items.map((entry) => ({ ...entry, key: entry.path.slice(root.length).join('.') })),
				file,
			)
	}
	for (const root of roots) {
		const items = deeper(root, entries, file)
		if (items.length > 0) return items
	}
	return roots[0]?.at(-1) === '*' ? belowName(entries, file) : null
}

/** The options below a name of the administrator's choice, at which a part of a file begins; null where they are too few to tell. */
function belowName(entries: readonly Entry[], file: ConfigFile): readonly Item[] | null {
	const items = entries.filter(({ path }) => path.length > 1).map((entry) => ({ ...entry, key: entry.path.slice(1).join('.') }))
	const known = new Map<string | undefined, number>()
	for (const { path, key } of items) if (optionOf(file, key)) known.set(path[0], (known.get(path[0]) ?? 0) + 1)
	const [best] = [...known].sort(([, a], [, b]) => b - a)
	return best && best[1] >= fewestBelow ? items.filter(({ path }) => path[0] === best[0]) : null
}

/** Without what stands below a name of the administrator's that has nothing of this bouncer: other plugins of the same program. */
function withoutNeighbours(root: Root, items: readonly Item[], file: ConfigFile): readonly Item[] {
	if (root.at(-1) !== '*') return items
	const group = ({ path, key }: Item) => path.slice(0, path.length - key.split('.').length).join('.')
	const own = new Set(
		items.filter(({ key }) => optionOf(file, key) && !everydayNames.has(key.split('.').at(-1)?.toLowerCase() ?? '')).map((item) => group(item)),
	)
	return own.size === 0 ? items : items.filter((item) => own.has(group(item)))
}

function isAt(root: Root, path: readonly string[], at: number): boolean {
	return root.every((level, index) => level === '*' || level.toLowerCase() === path[at + index]?.toLowerCase())
}

/** Levels that a chart, a release or a list of objects can have above the root: `spec.values.extraObjects.0`. */
const mostLevelsAbove = 6
const fewestBelow = 2

/** The options below a root that stands deeper in the text: among the values of a Helm release, or in a list of Kubernetes objects. */
function deeper(root: Root, entries: readonly Entry[], file: ConfigFile): readonly Item[] {
	if (root.every((level) => level === '*')) return []
	const found = new Map<string, { readonly items: Item[]; known: number }>()
	for (const entry of entries) {
		for (let at = 1; at <= mostLevelsAbove && at + root.length < entry.path.length; at++) {
			if (!isAt(root, entry.path, at)) continue
			const above = entry.path.slice(0, at).join('.')
			const group = found.get(above) ?? { items: [], known: 0 }
			found.set(above, group)
			const key = entry.path.slice(at + root.length).join('.')
			group.items.push({ ...entry, key })
			if (optionOf(file, key)) group.known++
			break
		}
	}
	const own = [...found.values()].filter(({ known }) => known >= fewestBelow)
	// Under names of the administrator's choice it can stand several times; elsewhere the place with the most is it.
	if (root.includes('*'))
		return withoutNeighbours(
			root,
			own.flatMap(({ items }) => items),
			file,
		)
	const [best] = own.sort((a, b) => b.known - a.known)
	return best?.items ?? []
}

/** The part of a reading that stands on these lines. */
export function onLines(reading: Reading, first: number, last: number): Reading {
	const isHere = ({ line, broughtIn = line }: { readonly line: number; readonly broughtIn?: number }) => broughtIn >= first && broughtIn <= last
	return { ...reading, items: reading.items.filter(isHere), entries: reading.entries.filter(isHere), syntax: reading.syntax.filter(isHere) }
}

/** In code: without the one setting of another call that has the name of an option, as `url` of a database beside that of the bouncer. */
function withoutStrangers(items: readonly Item[], file: ConfigFile): readonly Item[] {
	const known = new Map<number, Set<string>>()
	for (const { key, block = 0 } of items) if (optionOf(file, key)) known.set(block, (known.get(block) ?? new Set()).add(key))
	const own = [...known.values()].filter(({ size }) => size > 1)
	return items.filter(({ key, block = 0 }) => block === 0 || known.get(block)?.size !== 1 || !own.some((keys) => keys.has(key)))
}
