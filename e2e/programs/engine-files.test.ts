import { beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { checkEngineFile } from '../../src/engine/config/engine-files/check-engine-file'
import { acquisitionFile } from '../../src/engine/config/generate/acquisition'
import { type EngineValues, engineFix } from '../../src/engine/config/generate/engine-fix'
import { loggedServices } from '../../src/facts/acquisitions'
import { chartValues } from '../../src/facts/engine-chart'
import { engineConfig, isNames, type Names, unknownToDebian } from '../../src/facts/engine-config'
import { engineFixIds } from '../../src/facts/engine-fixes'
import type { EngineId } from './engine/states'
import { chartFile, type Judged, judgedBy, type Laid, rendered, whyNoHelm, whyNoJudge } from './engine/tested-files'
import { skipped, skippedHere } from './installed'

const values: EngineValues = {
	...{ lapi: '192.0.2.5', port: '8081', machine: 'web02', networks: '10.42.0.0/16', proxies: '192.0.2.20, 2001:db8::20' },
	...{ admins: '192.0.2.0/28', engine: 'web01', collection: 'crowdsecurity/nginx' },
}

const local = 'config.yaml.local'
const credentials = 'local_api_credentials.yaml'
const source = 'acquis.d/mine.yaml'

/** Texts that both engines refuse, and ones that both take; the checker must say the same. */
const texts: readonly (readonly [file: string, text: string])[] = [
	[local, 'api:\n  server:\n    listen_url: 0.0.0.0:8080\n'],
	[local, 'listen_uri: 0.0.0.0:8080\n'],
	[local, 'api:\n  listen_uri: 0.0.0.0:8080\n'],
	[local, 'api:\n  server:\n    trusted_ips: 10.0.0.0/8\n'],
	[local, 'api:\n  server:\n    trusted_ips: [10.0.0.0/33]\n'],
	[local, 'api:\n  server:\n    trusted_ips: [192.168.1.*]\n'],
	[local, 'api:\n  server:\n    trusted_ips: [010.0.0.1]\n'],
	[local, 'api:\n  server:\n    trusted_proxies: [proxy.example.com]\n'],
	[local, 'api:\n  server:\n    use_forwarded_for_headers: "true"\n    trusted_proxies: [192.0.2.1]\n'],
	[local, 'api:\n  server:\n    listen_uri: a:1\n    listen_uri: b:2\n'],
	[local, 'prometheus:\n  listen_port: "6061"\n'],
	[local, 'common:\n  http_proxies: x\n'],
	[local, 'common:\n  log_level: loud\n'],
	[local, 'db_config:\n  type: sqlite3\n'],
	[local, 'x-mine: 1\n'],
	[local, '- api\n'],
	[local, 'api:\n  server:\n    trusted_ips: ""\n'],
	[local, 'api:\n  server:\n    listen_uri: *nowhere\n'],
	[local, 'api:\n\tserver:\n'],
	[local, 'api:\n  server: {}\n'],
	[local, 'api:\n  server:\n    listen_uri: "[::]:8080"\n'],
	[local, 'api:\n  server:\n    trusted_ips: [127.0.0.1, "::1", 10.0.0.5/8, "2001:db8::/32"]\n'],
	[local, 'api:\n  server:\n    use_forwarded_for_headers: yes\n    trusted_proxies: [192.0.2.1]\n'],
	[local, 'common:\n  log_level: WARN\n'],
	[local, 'prometheus:\n  listen_port: 6061.0\n'],
	[local, 'api:\r\n  server:\r\n    listen_uri: 127.0.0.1:8080\r\n'],
	[local, 'api:\n  server:\n    <<: {listen_uri: "127.0.0.1:8080"}\n'],
	[local, 'db_config:\n  type: sqlite\n  max_open_conns: 10\n'],
	[credentials, 'url: http://127.0.0.1:8080\nlogin: a\npassword: b1\npasswd: c\n'],
	[credentials, 'url: http://127.0.0.1:8080\nlogin: a\npassword: b1\ncert_path: /c.pem\n'],
	[credentials, 'login: a\npassword: b1\n'],
	[credentials, 'url: http://127.0.0.1:8080\nlogin: a\npassword: 12345\n'],
	[source, 'source: file\nfilenames: /var/log/a.log\nlabels:\n  type: nginx\n'],
	[source, 'filename: /a.log\nlables:\n  type: nginx\n'],
	[source, 'filename: /a.log\ntype: nginx\n'],
	[source, 'source: journald\nlabels:\n  type: syslog\n'],
	[source, 'source: syslog\nlisten_port: abc\nlabels:\n  type: syslog\n'],
	[source, 'filename: [/a]\nlabels:\n  type: nginx\n'],
	[source, 'filename: /a.log\nlabels: nginx\n'],
	[source, 'filename: /a.log\nfilename: /b.log\nlabels:\n  type: nginx\n'],
	[source, 'filename: /a.log\nforce_inotify: "true"\nlabels:\n  type: nginx\n'],
	[source, 'source: syslog\nlisten_port: 4242\nx-mine: 1\nlabels:\n  type: syslog\n'],
	[source, 'filename: /a.log\nlabels:\n  type: nginx\n---\nsource: syslog\nlisten_addr: 127.0.0.1\nlisten_port: 4242\nlabels:\n  type: syslog\n'],
	[source, '# nothing yet\n'],
	[source, '- filename: /a.log\n  labels:\n    type: nginx\n'],
	[source, 'filename: /a.log\nmode: follow\nlabels:\n  type: nginx\n'],
	[source, 'source: syslog\r\nlisten_addr: 127.0.0.1\r\nlisten_port: 4242\r\nlabels:\r\n  type: syslog\r\n'],
]

const isSilent = (file: string, text: string) => checkEngineFile(text, `/etc/crowdsec/${file}`)?.problems.every(({ severity }) => severity !== 'error') ?? true

/** What the pages hand out for a Linux host: the engine must take it. */
const handedOut: readonly (readonly [name: string, Laid])[] = [
	...engineFixIds.flatMap((id) =>
		(engineFix(id, 'host', values)?.files ?? []).map(({ path, content }) => [id, { [path.replace('/etc/crowdsec/', '')]: content }] as const),
	),
	...loggedServices.flatMap((service) =>
		(['file', 'syslog'] as const).flatMap((kind) => {
			const file = acquisitionFile(service, kind)
			return file ? [[`${service.id} from ${kind}`, { [file.path.replace('/etc/crowdsec/', '')]: file.content }] as const] : []
		}),
	),
]

function paths(names: Names, above: readonly string[] = []): readonly (readonly string[])[] {
	return Object.entries(names).flatMap(([name, holds]) => (isNames(holds) ? paths(holds, [...above, name]) : [[...above, name]]))
}

/** A file with these names and nothing behind them. */
function withNames(all: readonly (readonly string[])[]): string {
	const file: Record<string, unknown> = {}
	for (const path of all) {
		let level = file
		for (const name of path.slice(0, -1)) {
			if (level[name] === undefined) level[name] = {}
			level = level[name] as Record<string, unknown>
		}
		level[path.at(-1) ?? ''] = null
	}
	return stringify(file)
}

const isNewer = (path: readonly string[]) => unknownToDebian.some((newer) => path.join('.') === newer || path.join('.').startsWith(`${newer}.`))
// In the sources, and in no release yet.
const isUnreleased = (path: readonly string[]) => path.includes('dns_cache')

describe.each([
	{ id: 'debian' as EngineId, name: 'Debian’s engine and files' },
	{ id: 'newest' as EngineId, name: 'the newest engine and files' },
])('$name', ({ id, name }) => {
	const reason = whyNoJudge(id)
	if (skippedHere(name, reason)) return
	let judged: readonly Judged[] = []
	const known = paths(engineConfig).filter((path) => !isUnreleased(path))
	const cases: readonly Laid[] = [
		...texts.map(([file, text]) => ({ [file]: text })),
		...handedOut.map(([, laid]) => laid),
		{ [local]: withNames(known.filter((path) => !isNewer(path))) },
		{ [local]: withNames(known) },
	]

	beforeAll(() => {
		judged = judgedBy(id, cases)
	}, 900_000)

	it.each(texts.map(([file, text], at) => [file, text, at] as const))('%s %j: the checker says the same', (file, text, at) => {
		expect(judged[at]?.ok, judged[at]?.output).toBe(isSilent(file, text))
	})

	it.each(handedOut.map(([what], at) => [what, at] as const))('%s is taken', (what, at) => {
		const { ok, output } = judged[texts.length + at] ?? { ok: false, output: '' }
		// The page says so above the file.
		if (id === 'debian' && what === 'unregister') expect(output).toContain('field unregister_on_exit not found')
		else expect(ok, output).toBe(true)
	})

	it('knows the names that are held here', () => {
		expect(judged.at(-2)?.output).not.toContain('not found in type')
		if (id === 'newest') expect(judged.at(-1)?.output).not.toContain('not found in type')
		else for (const newer of unknownToDebian.filter((path) => !isUnreleased(path.split('.')))) expect(judged.at(-1)?.output).toContain(newer.split('.').at(-1))
	})
})

const pods = 'agent:\n  acquisition:\n    - namespace: default\n      podName: nginx-*\n      program: nginx\n'

/** Values that Helm refuses, and ones that it takes. */
const releases: readonly string[] = [
	pods,
	`${pods}container_runtime: crio\n`,
	`${pods}lapi:\n  storeCAPICredentialsInSecret: true\n`,
	`${pods}lapi:\n  persistentVolume:\n    config:\n      enabled: false\n  storeCAPICredentialsInSecret: true\n`,
	`${pods}lapi:\n  enabled: false\n`,
	`${pods}lapi:\n  env:\n    ENROLL_KEY: x\n`,
	`${pods}lapi:\n  service: LoadBalancer\n`,
	`${pods}config:\n  parsers:\n    s01-pars: {}\n`,
	`${pods}config:\n  agent_config.yaml.local:\n    api:\n      server:\n        enable: false\n`,
	`${pods}lapi:\n  environment: []\n`,
	`${pods}config:\n  profiles.yaml:\n    name: mine\n`,
	'x-pods: &pods\n  namespace: default\n  program: nginx\nagent:\n  acquisition:\n    - <<: *pods\n      podName: nginx-*\n',
	'x-pods: &pods\n  namespace: default\n  program: nginx\nagent:\n  acquisition:\n    - <<: *pods\n      podname: nginx-*\n',
	'agent:\n  acquisition: []\n',
	'agent:\n  enabled: false\n  acquisition: []\n',
	'agent:\n  acquisition:\n    - namespace: default\n      podname: nginx-*\n      program: nginx\n',
	'agent:\n  acquisition:\n    - namespace: default\n      podName: nginx-*\n      program: nginx\n      poll: true\n',
	'agent:\n  additionalAcquisition:\n    - source: syslog\n      listen_port: 4242\n      protocol: tcp\n      labels:\n        type: syslog\n',
	'agent:\n  additionalAcquisition:\n    - source: file\n      filename: /var/log/host/a.log\n      labels:\n        type: syslog\n',
]

const noHelm = whyNoHelm()

describe.skipIf(skipped('Helm', noHelm))('Helm and the chart', () => {
	it.each(releases)('%j: the checker says the same', (text) => {
		const { ok, output } = rendered(text)
		expect(ok, output).toBe(isSilent('values.yaml', text))
	})

	const made = [
		...engineFixIds.flatMap((id) => (engineFix(id, 'kubernetes', values)?.files ?? []).map(({ content }) => [id, content] as const)),
		...loggedServices.flatMap((service) => {
			const file = acquisitionFile(service, 'kubernetes')
			return file ? [[service.id, file.content] as const] : []
		}),
	]
	it.each(made)('%s is taken, and each of its names is one of the chart', (_, content) => {
		// Laid over the reader's own values, as Helm does.
		const own = parse(pods) as { agent: object }
		const laid = parse(content) as { agent?: object }
		const { ok, output } = rendered(stringify({ ...own, ...laid, agent: { ...own.agent, ...laid.agent } }))
		expect(ok, output).toBe(true)
	})

	it('has the names that are held here', () => {
		const own = parse(chartFile('values.yaml')) as unknown
		const templates = ['lapi-ingress', 'lapi-persistentVolume', 'agent-persistentVolume'].map((file) => chartFile(`templates/${file}.yaml`)).join('\n')
		const isThere = (path: readonly string[]) => {
			let level = own
			for (const name of path) {
				if (typeof level !== 'object' || level === null) return true
				// What is empty there takes any names.
				if (Object.keys(level).length === 0) return true
				if (!Object.hasOwn(level, name)) return templates.includes(`.Values.${path.join('.')}`)
				level = (level as Record<string, unknown>)[name]
			}
			return true
		}
		expect(paths(chartValues).filter((path) => path[0] !== 'global' && !isThere(path))).toEqual([])
	})
})
