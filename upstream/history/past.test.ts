import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Rule } from '../../src/facts/errors/rule'
import { programs } from '../messages/programs'
import { engineHistory } from './engine'
import { messagesHistory } from './messages'
import { optionsHistory } from './options'
import { Past } from './past'

const folder = mkdtempSync(join(tmpdir(), 'history-'))
afterAll(() => rmSync(folder, { recursive: true }))

function commit(repository: string, tags: readonly string[], files: Readonly<Record<string, string | null>>): string {
	const place = join(folder, repository)
	const git = (...args: readonly string[]) =>
		execFileSync('git', ['-C', place, '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		})
	mkdirSync(place, { recursive: true })
	git('init', '-q')
	for (const [path, text] of Object.entries(files)) {
		if (text === null) rmSync(join(place, path))
		else {
			mkdirSync(dirname(join(place, path)), { recursive: true })
			writeFileSync(join(place, path), text)
		}
	}
	git('add', '-A')
	git('commit', '-q', '--allow-empty', '-m', 'release')
	for (const tag of tags) git('tag', tag)
	return git('rev-parse', 'HEAD').trim()
}

const struct = (name: string, fields: readonly string[]) => `type ${name} struct {\n${fields.map((field) => `\t${field}`).join('\n')}\n}\n`
const client = (fields: readonly string[]) => `package csbouncer\n${struct('StreamBouncer', ['APIKey string `yaml:"api_key"`', ...fields])}`
const start = (lines: readonly string[]) => `package main\nfunc main() {\n\tbouncer.ConfigReader(file)\n${lines.map((line) => `\t${line}\n`).join('')}}\n`
const needs = (version: string) => `module github.com/crowdsecurity/cs-firewall-bouncer\nrequire (\n\tgithub.com/crowdsecurity/go-cs-bouncer ${version}\n)\n`

const gone = 'log.Error("the old backend could not be asked")'
const kept = 'log.Error("every release says these words")'
const came = 'log.Error("the new backend could not be asked")'

beforeAll(() => {
	const oldClient = commit('crowdsecurity+go-cs-bouncer', [], { 'stream_bouncer.go': client([]) })
	commit('crowdsecurity+go-cs-bouncer', ['v0.0.11'], { 'stream_bouncer.go': client(['Retry bool `yaml:"retry_initial_connect"`']) })
	commit('crowdsecurity+cs-firewall-bouncer', ['v0.0.25'], {
		'go.mod': needs(`v0.0.2-0.20221213104739-${oldClient.slice(0, 12)}`),
		'main.go': start([gone, kept]),
		'config.go': `package main\n${struct('bouncerConfig', ['Mode string `yaml:"mode"`'])}`,
	})
	commit('crowdsecurity+cs-firewall-bouncer', ['v0.0.26-rc1'], { 'main.go': start([kept, came]) })
	commit('crowdsecurity+cs-firewall-bouncer', ['v0.0.26', 'v0.0.28'], {
		'go.mod': needs('v0.0.11'),
		'main.go': start([kept, came]),
		'config.go': null,
		'pkg/cfg/config.go': `package cfg\n${struct('BouncerConfig', ['Mode string `yaml:"mode"`', 'DisableIPV4 bool `yaml:"disable_ipv4"`'])}`,
	})
})

const past = () => new Past([folder], true)

describe('names of releases of the engine', () => {
	const config = (...fields: readonly string[]) =>
		`package csconfig\n${struct('Config', ['Common *CommonCfg `yaml:"common"`'])}\n${struct('CommonCfg', ['Level string `yaml:"log_level"`', ...fields])}`
	const source = (name: string, ...fields: readonly string[]) => `package x\n${struct(name, ['configuration.DataSourceCommonCfg `yaml:",inline"`', ...fields])}`
	const files = (commonFields: readonly string[], docker: string, windows: string) => ({
		'go.mod': 'module github.com/crowdsecurity/crowdsec\n',
		'pkg/csconfig/config.go': config(...commonFields),
		'pkg/acquisition/modules/docker/config.go': docker,
		'pkg/acquisition/modules/wineventlog/config_windows.go': windows,
	})
	const [format, dir] = ['Format string `yaml:"log_format"`', 'Dir string `yaml:"log_dir"`']
	const [forced, events] = ['Force bool `yaml:"force_inotify"`', 'EventFile string `yaml:"event_file"`']

	beforeAll(() => {
		commit('crowdsecurity+crowdsec', ['v1.4.6'], files([format], source('DockerConfiguration', forced), source('WinEventLogConfiguration', events)))
		commit('crowdsecurity+crowdsec', ['v1.6.2'], files([format, dir], source('Configuration'), source('Configuration', events)))
		commit('crowdsecurity+crowdsec', ['v1.7.8'], files([format, dir], source('Configuration'), source('Configuration')))
	})

	it('fail where we say otherwise which engine knows them', () => {
		const found = engineHistory(past()).map(({ name, since, until, findings }) => [name, since ?? null, until ?? null, findings.map(({ says }) => says)])
		expect(found).toEqual([
			['common.log_level', null, null, []],
			['common.log_dir', 'v1.6.2', null, ['it is there since v1.6.2, and we do not say that Debian’s lacks it']],
			['common.log_format', null, null, ['we say that Debian’s engine does not know it, and v1.4.6 does']],
			['force_inotify', null, 'v1.4.6', []],
			['event_file', null, 'v1.6.2', ['we say that v1.6.4 refuses it first, and that is v1.7.8']],
		])
	})
})

describe('options of releases', () => {
	const options = () => optionsHistory(past()).filter(({ subject }) => subject === 'firewall main')
	const option = (wanted: string) => options().find(({ name }) => name === wanted)

	it('come with the release that reads them, wherever older ones have their options', () => {
		expect(option('disable_ipv4')).toMatchObject({ since: 'v0.0.26' })
		expect(option('mode')).toMatchObject({ first: 'v0.0.25', last: 'v0.0.28', findings: [] })
		expect(option('mode')).not.toHaveProperty('since')
	})

	it('come with the version of the library that a release names, also by a commit', () => {
		expect(option('retry_initial_connect')).toMatchObject({ since: 'v0.0.26' })
	})

	it('are not held where no checkout is there', () => {
		const all = optionsHistory(past()).map(({ subject }) => subject)
		expect(all).not.toContain('custom main')
	})
})

describe('messages of releases', () => {
	const rule = (id: string, all: string, since?: string): Rule => ({
		id,
		title: id,
		cause: 'none',
		alsoCauses: [],
		severity: 'info',
		role: 'harmless',
		rank: 50,
		bouncers: ['firewall'],
		proves: false,
		fallback: false,
		program: null,
		pull: null,
		event: null,
		tellApart: {},
		match: [{ all: [all], any: [], none: [], regex: null }],
		means: '',
		fix: '',
		fixAt: {},
		yields: [],
		samples: { match: [], not: [] },
		source: [],
		verified: { date: '2026-11-30', version: '', how: 'source' },
		...(since === undefined ? {} : { since: { firewall: since } }),
	})
	const histories = (...rules: readonly Rule[]) =>
		messagesHistory(
			past(),
			rules,
			programs.filter(({ name }) => name === 'firewall bouncer'),
		)

	it('come and go', () => {
		const [old, always, fresh] = histories(
			rule('a/old', 'old backend could not'),
			rule('a/always', 'every release says'),
			rule('a/new', 'new backend could not', 'v0.0.26'),
		)
		expect(old).toMatchObject({ last: 'v0.0.25', until: 'v0.0.25', findings: [{ kind: 'until' }] })
		expect(always).toMatchObject({ first: 'v0.0.25', last: 'v0.0.28', findings: [] })
		expect(fresh).toMatchObject({ since: 'v0.0.26', findings: [] })
	})

	it('claims nothing of a rule that also knows words of another program', () => {
		const both = rule('a/both', 'new backend could not')
		expect(histories({ ...both, match: [...both.match, { all: ['certificate signed by unknown authority'], any: [], none: [], regex: null }] })).toEqual([])
	})
})
