import { engineConfig, goneFromSource, unknownToDebian } from '../../src/facts/engine-config'
import type { Finding } from '../check'
import { optionsOf, settings, strict } from '../engine/names'
import { MovedError } from '../text'
import type { Tree } from '../tree'
import type { Dated } from './dated'
import type { Past } from './past'
import { type Span, spanOf } from './span'
import { compareVersions } from './versions'

/** What Debian 12 and 13 have: the oldest engine that we speak of. */
const debian = 'v1.4.6'

/** From when to when the engine has each name of `config.yaml`, and those of its sources that newer ones refuse. */
export function engineHistory(past: Past): readonly Dated[] {
	const releases = (past.releases('crowdsecurity/crowdsec') ?? []).filter(({ version }) => compareVersions(version, debian) >= 0)
	if (releases[0]?.version !== debian) return []
	const spans = (read: (tree: Tree) => ReadonlySet<string> | null) => {
		const names = releases.map(({ version, tree }) => ({ version, names: read(tree) }))
		return (name: string) => spanOf(names.map(({ version, names }) => ({ version, state: names === null ? 'unknown' : names.has(name) ? 'has' : 'lacks' })))
	}
	const ofConfig = spans((tree) => namesIn(tree, settings, 'Config'))
	const next = (version: string) => releases[releases.findIndex((release) => release.version === version) + 1]?.version
	return [
		...optionsOf(engineConfig).flatMap(({ key }) => {
			const span = ofConfig(key)
			return span ? [held('config.yaml', key, span, marking(key, span))] : []
		}),
		...Object.entries(goneFromSource).flatMap(([kind, names]) => {
			const ofSource = spans((tree) => namesOfModule(tree, `pkg/acquisition/modules/${kind}`))
			return Object.entries(names).flatMap(([name, since]) => {
				const span = ofSource(name)
				const refused = span?.until === undefined ? undefined : next(span.until)
				const says = `we say that v${since} refuses it first, ${refused === undefined ? 'and no release is known to' : `and that is ${refused}`}`
				const isRight = refused === `v${since}`
				return span ? [held(`acquisition ${kind}`, name, span, isRight ? null : { kind: 'until', says })] : []
			})
		}),
	]
}

/** Whether we say rightly that Debian's engine has a name, or does not. */
function marking(name: string, { first }: Span): Pick<Finding, 'kind' | 'says'> | null {
	const isMarked = unknownToDebian.some((own) => own === name || name.startsWith(`${own}.`))
	if (isMarked === (first !== debian)) return null
	return {
		kind: 'since',
		says: isMarked
			? `we say that Debian’s engine does not know it, and ${debian} does`
			: `it is there since ${first}, and we do not say that Debian’s lacks it`,
	}
}

function held(subject: string, name: string, { first, last, since, until }: Span, wrong: Pick<Finding, 'kind' | 'says'> | null): Dated {
	const findings = wrong ? [{ subject, name, ...wrong, at: 'crowdsecurity/crowdsec' }] : []
	return { subject, name, first, last, ...(since ? { since } : {}), ...(until ? { until } : {}), findings }
}

function namesIn(tree: Tree, folder: string, struct: string): ReadonlySet<string> | null {
	try {
		return new Set(strict(folder, struct)(tree, { wanted: [], others: [] }).map(({ name }) => name))
	} catch (error) {
		if (!(error instanceof MovedError)) throw error
		return null
	}
}

/** Older modules name the struct after themselves. */
function namesOfModule(tree: Tree, folder: string): ReadonlySet<string> | null {
	const struct = tree
		.files()
		.filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.go') && !path.endsWith('_test.go'))
		.flatMap((path) => /^type (\w*Configuration) struct \{\n\s*(?:configuration\.|\w+\s)/m.exec(tree.read(path) ?? '')?.[1] ?? [])[0]
	return struct === undefined ? null : namesIn(tree, folder, struct)
}
