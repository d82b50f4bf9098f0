import { describe, expect, test } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { check } from '.'

const url = 'github.com/maxlerebourg/crowdsec-bouncer-traefik-plugin'
const key = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'

const found = (text: string) =>
	check(text, null, bouncers)
		.problems.filter(({ code }) => code === 'name-not-declared')
		.map((problem) => `${problem.severity} ${problem.line}:${problem.column} ${problem.key}`)

const settings = (indent: string) =>
	['enabled: true', 'crowdsecMode: stream', 'updateMaxFailure: -1', `crowdsecLapiKey: ${key}`].map((line) => `${indent}${line}\n`).join('')

const staticYaml = (name: string, module = url) => `experimental:\n  plugins:\n    ${name}:\n      moduleName: ${module}\n      version: v1.7.1\n`
const dynamicYaml = (name: string) => `http:\n  middlewares:\n    mine:\n      plugin:\n        ${name}:\n${settings('          ')}`

const middleware = (name: string) =>
	`apiVersion: traefik.io/v1alpha1\nkind: Middleware\nmetadata:\n  name: mine\nspec:\n  plugin:\n    ${name}:\n${settings('      ')}`

const toml = (declared: string, used: string) =>
	`[experimental.plugins.${declared}]\nmoduleName = "${url}"\nversion = "v1.7.1"\n\n[http.middlewares.mine.plugin.${used}]\n# ours\nenabled = true\ncrowdsecMode = "stream"\nupdateMaxFailure = -1\ncrowdsecLapiKey = "${key}"\n`

const flags = (name: string) => [`--experimental.plugins.${name}.modulename=${url}`, `--experimental.plugins.${name}.version=v1.7.1`]
const compose = (args: readonly string[], used: string, more = '') =>
	`services:\n  traefik:\n    image: traefik:v3\n    command:\n${args.map((arg) => `      - "${arg}"\n`).join('')}${more}    labels:\n${[
		'enabled=true',
		'crowdsecMode=stream',
		'updateMaxFailure=-1',
		`crowdsecLapiKey=${key}`,
	]
		.map((one) => `      - "traefik.http.middlewares.mine.plugin.${used}.${one}"\n`)
		.join('')}`

describe('settings below a name that nothing declares', () => {
	const both = (used: string) => staticYaml('bouncer') + dynamicYaml(used)
	const variable = `    environment:\n      TRAEFIK_EXPERIMENTAL_PLUGINS_BOUNCER_MODULENAME: ${url}\n`

	test.each<readonly [string, (used: string) => string, string]>([
		['in one text of YAML', both, '10:9'],
		['a local plugin', (used) => both(used).replace('plugins', 'localPlugins'), '10:9'],
		[
			'a remark between name and settings',
			(used) => staticYaml('bouncer') + dynamicYaml(used).replace(`${used}:\n`, `${used}: # ours\n\n          # on\n`),
			'10:9',
		],
		['a remark with the name', (used) => `${staticYaml('bouncer')}  # crowdsec:\n${dynamicYaml(used)}`, '11:9'],
		['TOML', (used) => toml('bouncer', used), '5:31'],
		['values of the chart and a Middleware', (used) => `${staticYaml('bouncer')}---\n${middleware(used)}`, '13:5'],
		['flags and labels', (used) => compose(flags('bouncer'), used), '8:47'],
		['variables and labels', (used) => compose([], used, variable).replace('    command:\n', ''), '7:47'],
		['flags beside a folder of dynamic files', (used) => compose(flags('bouncer'), used, '    volumes:\n      - ./dynamic:/etc/traefik/dynamic\n'), '10:47'],
	])('%s', (_, text, place) => {
		expect(found(text('crowdsec'))).toEqual([`error ${place} crowdsec`])
		const { fixed, correction } = check(text('crowdsec'), null, bouncers)
		expect(correction.status).toBe('complete')
		expect(fixed).toBe(text('bouncer'))
	})

	test('case counts where both are files', () => {
		const text = staticYaml('Bouncer') + dynamicYaml('bouncer')
		expect(found(text)).toEqual(['error 10:9 bouncer'])
		expect(check(text, null, bouncers).fixed).toBe(staticYaml('Bouncer') + dynamicYaml('Bouncer'))
	})

	test.each([
		['the same name', staticYaml('crowdsec') + dynamicYaml('crowdsec')],
		['one half alone', dynamicYaml('crowdsec')],
		['the other half alone', staticYaml('bouncer')],
		['the declaration of another plugin', staticYaml('bouncer', 'github.com/example/another') + dynamicYaml('crowdsec')],
		[
			'a name that is declared for another module',
			`${staticYaml('bouncer')}    crowdsec:\n      moduleName: github.com/example/fork\n      version: v1.0.0\n${dynamicYaml('crowdsec')}`,
		],
		['a declaration in a remark', `${staticYaml('bouncer').replace(/^/gm, '# ')}\n${dynamicYaml('crowdsec')}`],
		[
			'a declaration behind a setting, in a remark',
			`${dynamicYaml('crowdsec')
				.replace('plugin:', `plugin: # ${flags('bouncer')[0]}`)
				.replaceAll('\n', '\r\n')}`,
		],
		['TOML', toml('crowdsec', 'crowdsec')],
		['a Middleware', `${staticYaml('crowdsec')}---\n${middleware('crowdsec')}`],
		['flags and labels', compose(flags('crowdsec'), 'crowdsec')],
		['flags and labels in other case', compose(flags('CrowdSec'), 'crowdsec')],
		['a flag that is filled in', compose([...flags('bouncer'), `--experimental.plugins.\${NAME}.modulename=github.com/example/another`], 'crowdsec')],
		['flags beside a file of Traefik', compose(flags('bouncer'), 'crowdsec', '    volumes:\n      - ./traefik.yml:/etc/traefik/traefik.yml:ro\n')],
		['flags beside its folder', compose(flags('bouncer'), 'crowdsec', '    volumes:\n      - ./traefik:/etc/traefik:ro\n')],
		['flags that name its file', compose([...flags('bouncer'), '--configFile=/config/main.yml'], 'crowdsec')],
		['variables beside flags', compose(['--accesslog'], 'crowdsec', `    environment:\n      TRAEFIK_EXPERIMENTAL_PLUGINS_BOUNCER_MODULENAME: ${url}\n`)],
		['a second Traefik', `${compose(flags('bouncer'), 'crowdsec')}  inner:\n    image: docker.io/library/traefik:v3\n    volumes:\n      - ./inner:/config\n`],
		[
			'settings of another plugin',
			`${staticYaml('bouncer')}${dynamicYaml('bouncer')}    other:\n      plugin:\n        geo:\n          enabled: true\n          logLevel: INFO\n`,
		],
	])('nothing is told of %s', (_, text) => {
		expect(found(text)).toEqual([])
	})

	test('which of several names is meant only the reader knows', () => {
		const text = `${staticYaml('one')}  localPlugins:\n    two:\n      moduleName: ${url}\n${dynamicYaml('crowdsec')}`
		expect(found(text)).toEqual(['error 13:9 crowdsec'])
		const { fixed, correction } = check(text, null, bouncers)
		expect(fixed).toBeNull()
		expect(correction.left).toMatchObject([{ code: 'name-not-declared', key: 'crowdsec', line: 13, needs: 'text' }])
	})

	test('of a flag in several cases nobody can tell which one counts', () => {
		const text = compose(flags('bouncer'), 'crowdsec').replace('bouncer.version', 'Bouncer.version')
		expect(found(text)).toEqual(['error 8:47 crowdsec'])
		expect(check(text, null, bouncers).fixed).toBeNull()
	})

	test('each middleware is told of and put right by itself', () => {
		const text = staticYaml('bouncer') + dynamicYaml('crowdsec') + dynamicYaml('other').split('\n').slice(2).join('\n').replace('mine', 'yours')
		expect(found(text)).toEqual(['error 10:9 crowdsec', 'error 17:9 other'])
		expect(check(text, null, bouncers).fixed).toBe(text.replace('crowdsec:\n', 'bouncer:\n').replace('other:\n', 'bouncer:\n'))
	})

	test('a name in a line with its settings stays', () => {
		const text = `${staticYaml('bouncer')}http:\n  middlewares:\n    mine: { plugin: { crowdsec: { enabled: true, crowdsecMode: stream, updateMaxFailure: -1, crowdsecLapiKey: ${key} } } }\n`
		expect(found(text)).toEqual(['error 8:35 crowdsec'])
		expect(check(text, null, bouncers).fixed).toBeNull()
	})

	test('a name that stands there already is not written a second time', () => {
		const text = `${staticYaml('bouncer')}${dynamicYaml('crowdsec')}        bouncer:\n          enabled: true\n`
		expect(found(text)).toEqual(['error 10:9 crowdsec'])
		expect(check(text, null, bouncers).fixed).toBeNull()
	})
})

test('of a text with a thousand names each setting is told the first ones', () => {
	const told = (count: number) => {
		const names = Array.from({ length: count }, (_, at) => at)
		const declared = names.map((at) => `    p${at}:\n      moduleName: ${url}\n`).join('')
		const used = names.map((at) => `    m${at}:\n      plugin:\n        c${at}:\n          crowdsecLapiKey: a\n`).join('')
		const { problems } = check(`experimental:\n  plugins:\n${declared}http:\n  middlewares:\n${used}`, null, bouncers)
		return problems.filter(({ code }) => code === 'name-not-declared')
	}
	expect(told(2)[0]?.message).toContain('declares the bouncer as `p0` and `p1`. ')
	const many = told(400)
	expect(many).toHaveLength(400)
	expect(many[0]?.message).toContain('`p0` and `p1` and `p2` and `p3` and `p4` and 395 more. ')
	expect(JSON.stringify(many).length).toBeLessThan(400 * 500)
})
