import type { BouncerId, Option, Value } from '../../src/facts/bouncer'
import { bouncers } from '../../src/facts/bouncers/all'
import type { Repository } from '../../src/facts/upstream'
import { type Finding, type Section, type Subject, sectionOf } from '../check'
import type { Checkouts } from '../checkout'
import { exceptions } from '../exceptions'
import { comparable } from '../options/compare'
import { readLines, readYaml } from './read'

/** The file that the package brings, of one of our files. */
interface Shipped {
	readonly bouncer: BouncerId
	readonly file: string
	readonly repository: Repository
	readonly path: string
	readonly read: (text: string) => ReadonlyMap<string, Value>
}

const shipped: readonly Shipped[] = [
	...(['nginx', 'openresty'] as const).map((bouncer) => ({
		bouncer,
		file: 'main',
		repository: 'crowdsecurity/lua-cs-bouncer' as const,
		path: 'config_example.conf',
		read: readLines,
	})),
	{ bouncer: 'haproxy', file: 'main', repository: 'crowdsecurity/cs-haproxy-bouncer', path: 'crowdsec-haproxy-bouncer.conf', read: readLines },
	{ bouncer: 'firewall', file: 'main', repository: 'crowdsecurity/cs-firewall-bouncer', path: 'config/crowdsec-firewall-bouncer.yaml', read: readYaml },
	{ bouncer: 'custom', file: 'main', repository: 'crowdsecurity/cs-custom-bouncer', path: 'config/crowdsec-custom-bouncer.yaml', read: readYaml },
	{ bouncer: 'blocklist-mirror', file: 'main', repository: 'crowdsecurity/cs-blocklist-mirror', path: 'config/crowdsec-blocklist-mirror.yaml', read: readYaml },
	{
		bouncer: 'cloudflare-legacy',
		file: 'main',
		repository: 'crowdsecurity/cs-cloudflare-bouncer',
		path: 'config/crowdsec-cloudflare-bouncer.yaml',
		read: readYaml,
	},
	{ bouncer: 'aws-waf', file: 'main', repository: 'crowdsecurity/cs-aws-waf-bouncer', path: 'config/crowdsec-aws-waf-bouncer.yaml', read: readYaml },
	{ bouncer: 'haproxy-spoa', file: 'main', repository: 'crowdsecurity/cs-haproxy-spoa-bouncer', path: 'config/crowdsec-spoa-bouncer.yaml', read: readYaml },
]

/** Whether the packages' files set what our facts say they set (`Option.packaged`). */
export async function packagedCheck(checkouts: Checkouts): Promise<Section> {
	const findings: Finding[] = []
	const subjects: Subject[] = []
	for (const { bouncer, file, repository, path, read } of shipped) {
		const name = `${bouncer} ${file}`
		const options = bouncers.find(({ id }) => id === bouncer)?.files.find(({ id }) => id === file)?.options ?? []
		const tree = await checkouts.open(repository)
		const text = tree?.read(path)
		const claimed = new Set(options.flatMap(({ key, packaged }) => (packaged === undefined ? [] : [key])))
		if (tree && text === undefined) findings.push({ subject: name, kind: 'changed', name: 'source', says: `${repository}:${path} is gone` })
		const found = text === undefined ? [] : comparePackaged(name, options, read(text), `${repository}:${path}`)
		findings.push(...found)
		subjects.push({
			name,
			read: text !== undefined,
			held: text === undefined ? 0 : claimed.size - found.filter(({ name }) => claimed.has(name)).length,
			all: claimed.size,
		})
	}
	return sectionOf('What the packages’ files set', subjects, findings, exceptions.packaged)
}

/** What the file sets beside what our facts say. Where both say nothing, the default is what counts. */
export function comparePackaged(subject: string, options: readonly Option[], set: ReadonlyMap<string, Value>, at: string): readonly Finding[] {
	return options.flatMap(({ key, packaged, default: initial }): readonly Finding[] => {
		const theirs = set.get(key)
		if (packaged === undefined && (theirs === undefined || isPlaceholder(theirs) || comparable(theirs) === comparable(initial))) return []
		if (theirs !== undefined && packaged !== undefined && comparable(theirs) === comparable(packaged)) return []
		return [
			{ subject, kind: 'packaged', name: key, says: `we say ${JSON.stringify(packaged ?? initial)}, the file sets ${JSON.stringify(theirs ?? null)}`, at },
		]
	})
}

/** The installation or a reader puts something in its place: `${BACKEND}`, `<API_KEY>`, `/path/to/client.crt`, nothing. */
function isPlaceholder(value: Value): boolean {
	return /^(?:\$\{\w+\}|<.*>|\/path\/to\/.*|)$/.test(String(value))
}
