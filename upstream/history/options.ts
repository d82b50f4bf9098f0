import type { BouncerId, Option } from '../../src/facts/bouncer'
import { bouncers } from '../../src/facts/bouncers/all'
import type { Repository } from '../../src/facts/upstream'
import { subjectOf } from '../options/check'
import type { ReadOptions } from '../options/reader'
import { type Source, sourcesOf } from '../options/sources'
import { MovedError } from '../text'
import type { DatedTree } from './archive'
import { type Dated, dated } from './dated'
import { groupBy } from './group-by'
import type { Past, PastRelease } from './past'
import { byLead, earlier, examples, handsOver, undated, unsureReaders } from './products'
import { type State, spanOf } from './span'

/** From when to when each option of our facts stands in the releases of its program. */
export function optionsHistory(past: Past): readonly Dated[] {
	return bouncers.flatMap(({ id, files }) => files.flatMap((file) => historyOfFile(id, file.id, file.options, sourcesOf(id, file.id), past)))
}

function historyOfFile(bouncer: BouncerId, file: string, options: readonly Option[], sources: readonly Source[], past: Past): readonly Dated[] {
	const subject = subjectOf(bouncer, file)
	if (undated.includes(subject)) return []
	const wanted = options.map(({ key }) => key)
	const all = byLead(
		bouncer,
		sources.filter(({ repository }) => !examples.includes(repository)),
	)
	const groups = [...all].flatMap(([repository, own]) => {
		const releases = past.releases(repository)
		return releases ? [{ repository, releases: releases.map((release) => ({ release, readings: readRelease(release, repository, own, wanted, past) })) }] : []
	})
	return options.flatMap((option) => {
		const spans = groups.flatMap(({ repository, releases }) => {
			const span = spanOf(statesOf(option.key, repository, releases))
			return span ? [{ repository, span }] : []
		})
		return dated({ subject, name: option.key, ours: { since: option.since, until: option.until } }, bouncer, spans, groups.length === all.size)
	})
}

/** What one reader found; null where what it reads is not where it was. */
interface Reading {
	readonly names: ReadonlySet<string> | null
	readonly isOfLibrary: boolean
}

/** What each of the sources says of a release, in their order. */
function readRelease(release: PastRelease, lead: Repository, sources: readonly Source[], wanted: readonly string[], past: Past): readonly Reading[] {
	return [...groupBy(sources, ({ repository }) => repository)].flatMap(([repository, own]): readonly Reading[] => {
		const isOfLibrary = repository !== lead
		const tree = isOfLibrary ? release.library(repository) : release.tree
		const isHanded = !isOfLibrary || (tree !== undefined && handsOver.test(startOf(release.tree)))
		if (!isHanded) return own.map(() => ({ names: new Set<string>(), isOfLibrary }))
		const others = own.flatMap(({ others = [] }) => others).flatMap((other) => past.releases(other)?.at(-1)?.tree ?? [])
		const found = own.map(({ read }) => (tree ? readOne(tree, read, { wanted, others }) : null))
		if (!tree || found.some((names) => names && names.size > 0)) return found.map((names) => ({ names, isOfLibrary }))
		const before = (earlier[repository] ?? []).map((read) => readOne(tree, read, { wanted, others })).find((names) => names && names.size > 0)
		return found.map(() => ({ names: before ?? null, isOfLibrary }))
	})
}

function statesOf(name: string, lead: Repository, releases: readonly { readonly release: PastRelease; readonly readings: readonly Reading[] }[]) {
	const telling = new Set(releases.flatMap(({ readings }) => readings.flatMap(({ names }, at) => (names?.has(name) ? [at] : []))))
	return releases.map(({ release, readings }) => {
		const own = readings.filter((_, at) => telling.has(at))
		const state = (): State => {
			if (own.some(({ names }) => names?.has(name))) return 'has'
			if (own.some(({ names, isOfLibrary }) => isOfLibrary && names === null)) return 'unknown'
			// Where no reader found its place, only a name that stands nowhere is surely not read.
			const isRead = own.some(({ names }) => names !== null) && !unsureReaders.includes(lead)
			return isRead || !release.tree.holds(name.split('.').at(-1) ?? name) ? 'lacks' : 'unknown'
		}
		return { version: release.version, state: state() }
	})
}

function readOne(tree: DatedTree, read: ReadOptions, reading: Parameters<ReadOptions>[1]): ReadonlySet<string> | null {
	try {
		return new Set(read(tree, reading).map(({ name }) => name))
	} catch (error) {
		if (!(error instanceof MovedError)) throw error
		return null
	}
}

/** What starts the program: it says what becomes of the file. */
function startOf(tree: DatedTree): string {
	return tree
		.files()
		.filter((path) => /^(?:main|cmd\/\w+)\.go$/.test(path))
		.map((path) => tree.read(path) ?? '')
		.join('\n')
}
