import { describe, expect, it } from 'vitest'
import type { Checkouts } from '../checkout'
import { holdFiles } from '../options/check'
import type { Ours } from '../options/compare'
import { differs } from '../report'
import { treeOf } from '../tree'
import { engineFiles } from './names'

const common = `package configuration

type DataSourceCommonCfg struct {
	Mode           string            \`yaml:"mode,omitempty"\`
	Labels         map[string]string \`yaml:"labels,omitempty"\`
	LogLevel       log.Level         \`yaml:"log_level,omitempty"\`
	Source         string            \`yaml:"source,omitempty"\`
	Name           string            \`yaml:"name,omitempty"\`
	UseTimeMachine bool              \`yaml:"use_time_machine,omitempty"\`
	UniqueId       string            \`yaml:"unique_id,omitempty"\`
	TransformExpr  string            \`yaml:"transform,omitempty"\`
}
`
const journal = `package journalctl

import "github.com/crowdsecurity/crowdsec/pkg/acquisition/configuration"

const ModuleName = "journalctl"

type Configuration struct {
	configuration.DataSourceCommonCfg \`yaml:",inline"\`

	Filters []string \`yaml:"journalctl_filter"\`
	since   string
}
`
const engine: Checkouts = {
	open: async (name) =>
		name === 'crowdsecurity/crowdsec'
			? treeOf({
					'go.mod': 'module github.com/crowdsecurity/crowdsec\n',
					'pkg/acquisition/configuration/configuration.go': common,
					'pkg/acquisition/modules/journalctl/config.go': journal,
				})
			: undefined,
}

function hold(subject: string, also: readonly Ours[] = [], checkouts = engine) {
	const held = engineFiles.find((file) => file.subject === subject)
	if (!held) throw new Error(`nothing is held of ${subject}`)
	return holdFiles(
		'Names',
		[{ ...held, file: { options: [...held.file.options.filter(({ key }) => !also.some((one) => one.key === key)), ...also] } }],
		[],
		checkouts,
	)
}

describe('names in the files of the engine', () => {
	it('are those of its own structs', async () => {
		const section = await hold('acquisition journalctl')
		expect(section).toMatchObject({ held: 9, all: 9, findings: [] })
	})

	it('fail where somebody invented one, or takes it for something else', async () => {
		const section = await hold('acquisition journalctl', [
			{ key: 'journalctl_unit', shape: 'text' },
			{ key: 'journalctl_filter', shape: 'text' },
		])
		expect(section.findings).toMatchObject([
			{ subject: 'acquisition journalctl', kind: 'invented', name: 'journalctl_unit' },
			{ kind: 'shape', name: 'journalctl_filter', says: 'we take it for a text, the source for a list' },
		])
		expect(differs([section])).toBe(true)
	})

	it('fail where a kind of source is invented, and where one is lacking', async () => {
		const section = await hold('acquisition kinds', [{ key: 'journald' }])
		expect(section.findings.filter(({ kind }) => kind === 'lacking')).toEqual([])
		expect(section.findings.map(({ name }) => name)).toContain('journald')
		expect(section.findings.map(({ name }) => name)).not.toContain('journalctl')
	})

	it('are skipped where the sources cannot be had', async () => {
		expect(await hold('config.yaml', [{ key: 'api.server.port' }], { open: async () => undefined })).toMatchObject({
			held: 0,
			findings: [],
			subjects: [{ read: false }],
		})
	})

	it('are held file by file, each under a name of its own', () => {
		const subjects = engineFiles.map(({ subject }) => subject)
		expect(new Set(subjects).size).toBe(subjects.length)
		for (const subject of ['config.yaml', 'local_api_credentials.yaml', 'acquisition docker', 'chart values', 'chart agent.acquisition'])
			expect(subjects).toContain(subject)
	})
})
