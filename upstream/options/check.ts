import type { BouncerId } from '../../src/facts/bouncer'
import { bouncers } from '../../src/facts/bouncers/all'
import { type Exception, type Finding, type Section, type Subject, sectionOf } from '../check'
import type { Checkouts } from '../checkout'
import { exceptions } from '../exceptions'
import { MovedError } from '../text'
import { compareOptions, type Ours, type Sourced } from './compare'
import { type Source, sourcesOf } from './sources'

/** A file with names of ours, and what tells of them. */
export interface HeldFile {
	readonly subject: string
	readonly file: { readonly options: readonly Ours[] }
	readonly sources: readonly Source[]
}

/** Holds every option of every bouncer to the sources. */
export async function optionsCheck(checkouts: Checkouts): Promise<Section> {
	const files = bouncers.flatMap(({ id, files }) => files.map((file) => ({ subject: subjectOf(id, file.id), file, sources: sourcesOf(id, file.id) })))
	return holdFiles('Options', files, exceptions.options, checkouts)
}

/** How findings and exceptions name a file of a bouncer. */
export function subjectOf(bouncer: BouncerId, file: string): string {
	return `${bouncer} ${file}`
}

/** Holds these files to their sources. A file with a source that cannot be had is skipped whole. */
export async function holdFiles(title: string, files: readonly HeldFile[], exceptions: readonly Exception[], checkouts: Checkouts): Promise<Section> {
	const findings: Finding[] = []
	const subjects: Subject[] = []
	for (const { subject, file, sources } of files) {
		const all = file.options.length
		if (sources.length === 0) {
			subjects.push({ name: subject, read: false, held: 0, all, why: 'no reader is named for it' })
			continue
		}
		const read = await readAll(
			sources,
			file.options.map(({ key }) => key),
			checkouts,
		)
		if (!read) {
			subjects.push({ name: subject, read: false, held: 0, all })
			continue
		}
		if (read.moved.length > 0) {
			// Compared with half of its sources, every option would be told as invented.
			findings.push(...read.moved.map((says): Finding => ({ subject, kind: 'changed', name: 'source', says })))
			subjects.push({ name: subject, read: false, held: 0, all, why: 'its reader must be mended' })
			continue
		}
		const found = compareOptions(subject, file.options, read.options)
		findings.push(...found)
		subjects.push({ name: subject, read: true, held: all - found.filter(({ kind }) => kind === 'invented').length, all })
	}
	return sectionOf(title, subjects, findings, exceptions)
}

/** @returns undefined where one of the repositories cannot be had. */
async function readAll(
	sources: readonly Source[],
	wanted: readonly string[],
	checkouts: Checkouts,
): Promise<{ readonly options: readonly Sourced[]; readonly moved: readonly string[] } | undefined> {
	const options: Sourced[] = []
	const moved: string[] = []
	for (const { repository, others: names = [], read } of sources) {
		const tree = await checkouts.open(repository)
		const others = (await Promise.all(names.map((name) => checkouts.open(name)))).filter((other) => other !== undefined)
		if (!tree || others.length < names.length) return undefined
		try {
			const found = read(tree, { wanted, others })
			if (found.length === 0) throw new MovedError('no option is where it was')
			options.push(...found.map((option) => ({ ...option, repository })))
		} catch (error) {
			if (!(error instanceof MovedError)) throw error
			moved.push(`${repository}: ${error.message}`)
		}
	}
	return { options, moved }
}
