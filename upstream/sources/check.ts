import { bouncers } from '../../src/facts/bouncers/all'
import { isRepository, type Repository } from '../../src/facts/upstream'
import { type Finding, type Section, sectionOf } from '../check'
import type { Checkouts } from '../checkout'
import { exceptions } from '../exceptions'

/** A file that facts name as their source: `owner/repo:path`. */
interface Cited {
	readonly subject: string
	readonly repository: string
	readonly path: string
}

/** Whether the files that our facts name as their sources exist, in repositories that have a stamp. */
export async function sourcesCheck(checkouts: Checkouts): Promise<Section> {
	return holdSources(
		bouncers.flatMap((bouncer) => [...citedIn(bouncer, bouncer.id)]),
		checkouts,
	)
}

/** Looks for each file. @throws Never: what cannot be had is skipped. */
export async function holdSources(cited: readonly Cited[], checkouts: Checkouts): Promise<Section> {
	const findings: Finding[] = []
	const counts = new Map<string, { held: number; all: number; read: boolean }>()
	for (const { subject, repository, path } of unique(cited)) {
		const count = counts.get(subject) ?? { held: 0, all: 0, read: true }
		counts.set(subject, count)
		count.all++
		const name = `${repository}:${path}`
		if (!isRepository(repository)) findings.push({ subject, kind: 'invented', name, says: 'src/facts/upstream.ts has no stamp for the repository' })
		else {
			const found = await exists(repository, path, checkouts)
			if (found === undefined) count.read = false
			else if (found) count.held++
			else findings.push({ subject, kind: 'invented', name, says: 'the file does not exist in the version that we hold to' })
		}
	}
	const subjects = [...counts].map(([name, count]) => ({ name, ...count }))
	return sectionOf('Files named as sources', subjects, findings, exceptions.sources)
}

async function exists(repository: Repository, path: string, checkouts: Checkouts): Promise<boolean | undefined> {
	const tree = await checkouts.open(repository)
	// A folder is named with a slash at its end.
	return tree?.files().some((file) => file === path || (path.endsWith('/') && file.startsWith(path)))
}

/** Every text of the form `owner/repo:path` below a `source` of the facts. */
function* citedIn(facts: unknown, subject: string): Iterable<Cited> {
	if (typeof facts !== 'object' || facts === null) return
	for (const [key, value] of Object.entries(facts)) {
		if (key !== 'source' || !Array.isArray(value)) yield* citedIn(value, subject)
		else
			for (const source of value) {
				const [, repository = '', path = ''] = /^([\w.-]+\/[\w.-]+):([^@]+)$/.exec(String(source)) ?? []
				if (repository) yield { subject, repository, path }
			}
	}
}

function unique(cited: readonly Cited[]): readonly Cited[] {
	return [...new Map(cited.map((one) => [`${one.subject} ${one.repository}:${one.path}`, one])).values()]
}
