import { describe, expect, it } from 'vitest'
import type { Checkouts } from '../checkout'
import { differs } from '../report'
import { treeOf } from '../tree'
import { yamlInPage } from './code-in-texts'
import { holdPages } from './pages'

const struct = (name: string, ...fields: readonly string[]) => `type ${name} struct {\n${fields.map((field) => `\t${field}\n`).join('')}}\n`
const engine = treeOf({
	'go.mod': 'module example.com/engine\n',
	'pkg/csconfig/config.go': `package csconfig\n\n${[
		struct('Config', 'API *APICfg `yaml:"api"`', 'Db *DbCfg `yaml:"db_config"`'),
		struct('APICfg', 'Uri string `yaml:"listen_uri"`'),
		struct('DbCfg', 'Wal bool `yaml:"use_wal"`'),
		struct('ApiCredentialsCfg', 'CA string `yaml:"ca_cert_path"`'),
		struct('ProfileCfg', 'Expr string `yaml:"duration_expr"`'),
		struct('ConsoleConfig', 'Context *bool `yaml:"share_context"`'),
		struct('SimulationConfig', 'Simulation bool `yaml:"simulation"`'),
	].join('\n')}`,
	'pkg/acquisition/modules/file/config.go': `package file\n\n${struct('Configuration', 'Filenames []string', 'Labels map[string]string `yaml:"labels"`')}`,
	'pkg/leakybucket/bucket.go': `package leakybucket\n\n${struct('BucketSpec', 'Name string `yaml:"name"`')}`,
	'pkg/parser/node.go': `package parser\n\n${struct('NodeConfig', 'Name string `yaml:"name"`', 'Filter string `yaml:"filter"`')}`,
	'build/docker/docker_start.sh': 'isfalse "$DISABLE_LOCAL_API"\nfor BOUNCER in $(compgen -A variable | grep -i BOUNCER_KEY); do\n',
})
const chart = treeOf({ 'charts/crowdsec/values.yaml': 'lapi:\n  env: []\nagent:\n  acquisition: []\n' })
const checkouts: Checkouts = {
	open: async (name) => (name === 'crowdsecurity/crowdsec' ? engine : name === 'crowdsecurity/helm-charts' ? chart : undefined),
}

const hold = (text: string, from = checkouts) => holdPages([{ path: 'docs/a.mdx', text }], [], from)
const yaml = (text: string) => `Write this:\n\n- in a list\n\n  \`\`\`yaml\n${text.replace(/^/gm, '  ')}\n  \`\`\`\n`

describe('names on a page', () => {
	it.each([
		'Set `api.listen_uri: 0.0.0.0:8080`, `listen_uri` or what is below `db_config`.',
		'`duration_expr` of `profiles.yaml`, `lapi.env`, `agent.acquisition`',
		'`DISABLE_LOCAL_API=true` and `BOUNCER_KEY_my_bouncer`',
		'`api.crowdsec.net`, `access.log`, `filter`, `NAME`',
		yaml('filenames:\n  - /a.log\nlabels:\n  type: nginx'),
		yaml('agent:\n  acquisition:\n    - namespace: default'),
		yaml('services:\n  crowdsec:\n    restart: always'),
	])('%j are those of the engine', async (text) => {
		expect((await hold(text)).findings).toEqual([])
	})

	it.each([
		['Set `api.listen_url`.', 'api.listen_url'],
		['Set `listen_url: a`.', 'listen_url'],
		['`DISABLE_LAPI=true`', 'DISABLE_LAPI'],
		[yaml('filenames:\n  - /a.log\nlables:\n  type: nginx'), 'filenames'],
	])('%j has an invented one, and fails', async (text, name) => {
		const section = await hold(text)
		expect(section.findings).toMatchObject([{ subject: 'docs/a.mdx', kind: 'invented', name }])
		expect(section.held).toBe(section.all - 1)
		expect(differs([section])).toBe(true)
	})

	it('are skipped where one of the sources cannot be had, and told where it is built otherwise', async () => {
		const half: Checkouts = { open: async (name) => (name === 'crowdsecurity/crowdsec' ? engine : undefined) }
		expect(await hold('`listen_url`', half)).toMatchObject({ findings: [], held: 0, all: 1, subjects: [{ read: false }] })
		const moved: Checkouts = { open: async () => treeOf({ 'go.mod': 'module x\n' }) }
		expect((await hold('`listen_url`', moved)).findings).toMatchObject([{ kind: 'changed' }])
	})
})

it('a file that a page shows has its line, and no margin', () => {
	expect(yamlInPage(yaml('a: 1\nb: 2'))).toEqual([{ text: 'a: 1\nb: 2\n', line: 6 }])
	expect(yamlInPage('```text\na: 1\n```\n')).toEqual([])
})
