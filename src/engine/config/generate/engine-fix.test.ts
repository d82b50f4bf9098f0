import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { enginePlaceIds } from '../../../facts/engine'
import { engineFieldIds, engineFixes, engineFixIds } from '../../../facts/engine-fixes'
import { checkEngineFile } from '../engine-files/check-engine-file'
import { type EngineValues, engineFix, whyRefused } from './engine-fix'

const values: EngineValues = {
	...{ lapi: '2001:db8::5', port: '8081', machine: 'web02', networks: '10.42.0.0/16 10.43.0.0/16', proxies: '192.0.2.20, 2001:db8::20' },
	...{ admins: '192.0.2.0/28', engine: 'web01', collection: 'crowdsecurity/nginx' },
}
const cases = engineFixIds.flatMap((id) => enginePlaceIds.filter((place) => engineFixes[id].fields[place]).map((place) => [id, place] as const))

function fixed(...[id, place, typed = values]: readonly [(typeof engineFixIds)[number], (typeof enginePlaceIds)[number], EngineValues?]) {
	const made = engineFix(id, place, typed)
	if (!made) throw new Error(`${id} has nothing for ${place}`)
	return made
}

describe('the files of a fix', () => {
	it.each(cases)('%s on %s are YAML in which the checker finds nothing', (id, place) => {
		const { files, before, after, lacks, refused } = fixed(id, place)
		expect([lacks, refused]).toEqual([[], []])
		expect(files.length + before.length + after.length).toBeGreaterThan(1)
		for (const { path, content } of files) {
			expect(parseDocument(content).errors).toEqual([])
			if (path === 'docker-compose.yml') continue
			const file = checkEngineFile(content, path === 'values.yaml' ? path : path.replace(/^\.\//, '/etc/'))
			expect(file?.problems.filter(({ severity }) => severity !== 'info')).toEqual([])
		}
	})

	it.each(cases)('%s on %s name no secret and no word that stands for a value', (id, place) => {
		const all = JSON.stringify(fixed(id, place))
		expect(all).not.toMatch(/password: *["']?[\w]/i)
		// The key of the Console is the reader's, and no field takes it.
		expect(all.replaceAll('ENROLMENT_KEY', '')).not.toMatch(/LAPI_HOST|\bNAME\b|\bNETWORK\b|\bPROXY\b|\bCOLLECTION\b/)
	})

	it.each(cases)('%s on %s say what is missing', (id, place) => {
		const needed = engineFixes[id].fields[place]?.filter((field) => !['port', 'proxies', 'admins'].includes(field)) ?? []
		const { lacks } = fixed(id, place, {})
		expect(lacks.filter((field) => field !== 'proxies')).toEqual(needed)
	})

	it('listen at all addresses, and ask at the one that was given', () => {
		const { files, after } = fixed('lapi-reachable', 'host')
		expect(files.map(({ path, content }) => [path, content])).toEqual([['/etc/crowdsec/config.yaml.local', 'api:\n  server:\n    listen_uri: 0.0.0.0:8081\n']])
		expect(after.at(-1)?.command).toBe("curl -sS -m 5 'http://[2001:db8::5]:8081/health'")
	})

	it('write every value as one word of the shell', () => {
		const commands = fixed('log-processor', 'windows').before.map(({ command }) => command)
		expect(commands).toContain("cscli.exe lapi register --url 'http://[2001:db8::5]:8081' --machine web02")
	})

	it('publish a port at an address alone', () => {
		const named = { ...values, lapi: 'lapi.example.com' }
		expect(fixed('lapi-reachable', 'docker', named).refused.map(({ field }) => field)).toEqual(['lapi'])
		expect(fixed('log-processor', 'docker', named).refused).toEqual([])
	})

	it('leave the engine’s own host trusted', () => {
		expect(fixed('trusted', 'host').files[0]?.content).toBe(
			'api:\n  server:\n    use_forwarded_for_headers: true\n    trusted_proxies:\n      - 192.0.2.20\n      - 2001:db8::20\n    trusted_ips:\n      - 127.0.0.1\n      - "::1"\n      - 192.0.2.0/28\n',
		)
	})

	it('keep log processors of a release registered', () => {
		const { content = '' } = fixed('trusted', 'kubernetes').files[0] ?? {}
		expect(content).toContain('${REGISTRATION_TOKEN}')
		expect(content).toContain('- 10.42.0.0/16')
	})
})

describe('what is typed', () => {
	it.each([
		['lapi', 'http://192.0.2.5'],
		['lapi', '127.0.0.1'],
		['lapi', 'a b'],
		['lapi', '$(reboot)'],
		['lapi', '10.0.0.0/8'],
		['lapi', '256.1.1.1'],
		['lapi', '::'],
		['port', '70000'],
		['port', '08080'],
		['port', '80a'],
		['machine', "x'; rm -rf /"],
		['machine', '-f'],
		['networks', '10.0.0.1'],
		['networks', '10.0.0.0/33'],
		['proxies', 'proxy.example.com'],
		['collection', 'nginx'],
		['collection', 'a/b;c'],
	] as const)('%s: %j is refused, and stands nowhere', (field, text) => {
		expect(whyRefused(field, text)).not.toBeNull()
		for (const [id, place] of cases)
			expect(JSON.stringify(fixed(id, place, { ...values, [field]: text }))).not.toContain(`${JSON.stringify(text).slice(1, -1)}"`)
	})

	it.each([
		['lapi', 'lapi.example.com'],
		['lapi', '192.0.2.5'],
		['lapi', '2001:db8::5'],
		['lapi', 'localhost.example.com'],
		['proxies', '192.0.2.20'],
		['networks', '10.42.0.0/16,10.43.0.0/16'],
		['machine', 'web-02.example'],
	] as const)('%s: %j is taken', (field, text) => {
		expect(whyRefused(field, text)).toBeNull()
	})

	it('has a field for each', () => {
		const used = new Set(Object.values(engineFixes).flatMap(({ fields }) => Object.values(fields).flat()))
		expect(engineFieldIds.filter((field) => !used.has(field))).toEqual([])
	})
})
