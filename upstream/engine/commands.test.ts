import { describe, expect, it } from 'vitest'
import type { Exception } from '../check'
import type { Checkouts } from '../checkout'
import { differs } from '../report'
import { treeOf } from '../tree'
import { cobraCommands } from './cobra'
import { codeInPage, codeInProgram, cscliWords } from './code-in-texts'
import { holdCommands } from './commands'

const module = 'example.com/engine'
const command = (use: string, more = '') =>
	`\tcmd := &cobra.Command{\n\t\tUse: ${use},\n${more}\t\tRunE: func(cmd *cobra.Command, _ []string) error {\n\t\t\treturn nil\n\t\t},\n\t}\n`
const files = {
	'go.mod': `module ${module}\n`,
	'cmd/crowdsec-cli/main.go': `package main

import (
	"${module}/cmd/crowdsec-cli/clihub"
	"${module}/cmd/crowdsec-cli/climetrics"
)

// func (cli *cliRoot) NewCommand() of another day
func (cli *cliRoot) NewCommand() (*cobra.Command, error) {
${command('"cscli"')}	pflags := cmd.PersistentFlags()
	pflags.StringVarP(&cli.output, "output", "o", "", "human, json, raw")
	pflags.BoolVar(&cli.debug, "debug", false, "more")
	cmd.AddCommand(clihub.NewCollection(cli.cfg).NewCommand())
	cmd.AddCommand(climetrics.New(cli.cfg).NewCommand())
	cmd.AddCommand(NewVersion())
	cli.addSetup(cmd)
	return cmd, nil
}

func NewVersion() *cobra.Command {
${command('"version"')}	return cmd
}
`,
	'cmd/crowdsec-cli/setup.go': `package main

func (cli *cliRoot) addSetup(cmd *cobra.Command) {
	cmd.AddCommand(cli.newSetupCmd())
}

func (cli *cliRoot) newSetupCmd() *cobra.Command {
	cmd := cli.newDetectCmd()
	cmd.Use = "setup"
	cmd.AddCommand(cli.newDetectCmd())
	return cmd
}

func (cli *cliRoot) newDetectCmd() *cobra.Command {
${command('`detect "file"`')}	cmd.Flags().BoolVar(&yaml, "yaml", false, "as YAML")
	return cmd
}
`,
	'cmd/crowdsec-cli/clihub/hub.go': `package clihub

import "${module}/pkg/cwhub"

func NewCollection(cfg csconfig.Getter) *cliItem {
	return &cliItem{
		name:     cwhub.COLLECTIONS,
		singular: "collection",
	}
}

func (cli *cliItem) NewCommand() *cobra.Command {
${command('cmp.Or(cli.help.use, cli.name+" <action> [item]...")', '\t\tAliases: aliases,\n')}	cmd.AddCommand(cli.newInstallCmd())
	return cmd
}

func (cli *cliItem) newInstallCmd() *cobra.Command {
${command('cmp.Or(cli.installHelp.use, "install [item]...")')}	flags := cmd.Flags()
	flags.VarP(&duration, "duration", "d", "how long")
	flags.BoolVar(&force, "force", false, "even so")
	return cmd
}
`,
	'cmd/crowdsec-cli/climetrics/show.go': `package climetrics

var kinds = []string{"engine", "lapi"}

func New(cfg csconfig.Getter) *cliMetrics {
	return &cliMetrics{}
}

func (cli *cliMetrics) NewCommand() *cobra.Command {
${command('"metrics"')}	cmd.AddCommand(cli.newShowCmd())
	return cmd
}

func (cli *cliMetrics) newShowCmd() *cobra.Command {
${command('"show [type]..."', '\t\tValidArgs: kinds,\n')}	return cmd
}

func expand(section string) string {
	switch section {
	case "engine":
		return "parsers"
	}
}
`,
	'cmd/crowdsec-cli/climetrics/store.go': 'package climetrics\n\nfunc NewStore() store {\n\treturn store{\n\t\t"parsers": statParser{},\n\t}\n}\n',
	'pkg/cwhub/item.go': 'package cwhub\n\nconst (\n\tCOLLECTIONS = "collections"\n)\n',
}
const engine: Checkouts = { open: async (name) => (name === 'crowdsecurity/crowdsec' ? treeOf(files) : undefined) }

const said = (text: string) => cscliWords(text).map((words) => ({ subject: 'docs/a.mdx', words, line: 3 }))
const wrong = async (text: string, exceptions: readonly Exception[] = [], checkouts = engine) =>
	(await holdCommands(said(text), exceptions, checkouts)).findings.map(({ name }) => name)

describe('commands of a program', () => {
	it('are what its functions make and add, with their flags', () => {
		const root = cobraCommands(treeOf(files), 'cmd/crowdsec-cli', 'cliRoot')
		expect(root.commands.map(({ names }) => names)).toEqual([['collections', 'collection'], ['metrics'], ['version'], ['setup']])
		expect([...root.inherited]).toEqual([
			['--output', true],
			['-o', true],
			['--debug', false],
		])
		const [collections, metrics, , setup] = root.commands
		expect([...(collections?.commands[0]?.flags.keys() ?? [])]).toEqual(['--duration', '-d', '--force'])
		expect(metrics?.commands[0]?.words).toEqual(['engine', 'lapi'])
		expect(setup?.commands.map(({ names }) => names)).toEqual([['detect']])
		expect([...(setup?.flags.keys() ?? [])]).toEqual(['--yaml'])
	})

	it('are missed loudly when they are made otherwise', async () => {
		expect(() => cobraCommands(treeOf(files), 'cmd/crowdsec-cli', 'cliOther')).toThrow('no command of cliOther')
		const moved: Checkouts = { open: async () => treeOf({ ...files, 'cmd/crowdsec-cli/setup.go': 'package main\n' }) }
		expect(await wrong('cscli version', [], moved)).toEqual([])
		const broken: Checkouts = { open: async () => treeOf({ ...files, 'cmd/crowdsec-cli/climetrics/show.go': 'package climetrics\n' }) }
		expect((await holdCommands(said('cscli version'), [], broken)).findings).toMatchObject([{ subject: 'cscli', kind: 'changed' }])
	})
})

describe('commands that our texts have', () => {
	it.each([
		'sudo cscli collections install crowdsecurity/nginx --force',
		'cscli collection install -d 4h NAME',
		'docker exec crowdsec cscli -o json metrics show engine | head',
		"kubectl exec deploy/x -- sh -c 'cscli version >&2'",
		'cscli metrics show NAME',
		'cscli …',
		'cscli setup detect --help',
	])('%s is known', async (text) => {
		expect(said(text)).not.toEqual([])
		expect(await wrong(text)).toEqual([])
	})

	it.each([
		['cscli collections add crowdsecurity/nginx', 'cscli collections add'],
		['cscli collections install x --purge', 'cscli collections install --purge'],
		['cscli hub update', 'cscli hub'],
		['cscli metrics show acquisitions', 'cscli metrics show acquisitions'],
		['cscli version --force', 'cscli version --force'],
	])('%s is invented, and fails', async (text, name) => {
		const section = await holdCommands(said(text), [], engine)
		expect(section.findings).toMatchObject([{ subject: 'docs/a.mdx', kind: 'invented', name, at: 'docs/a.mdx:3' }])
		expect(differs([section])).toBe(true)
		expect(section.held).toBe(section.all - 1)
	})

	it('are excused by name, and skipped where the sources cannot be had', async () => {
		const excused: Exception = { subjects: ['docs/a.mdx'], kind: 'invented', names: ['cscli hub'], reason: 'A test.' }
		expect(await wrong('cscli hub update', [excused])).toEqual([])
		expect((await holdCommands(said('cscli version'), [excused], engine)).unneeded).toMatchObject([{ name: 'cscli hub' }])
		expect(await holdCommands(said('cscli hub update'), [excused], { open: async () => undefined })).toMatchObject({ findings: [], unneeded: [], held: 0 })
	})
})

describe('code in our texts', () => {
	it('stands between backticks in a page, in a line or below it', () => {
		const page = 'Ask `cscli version`.\n\n- a list\n  ```bash\n  sudo cscli metrics | head\n  ~~~\n  cscli hub\n  ```\n\nNo cscli code, `more` code.\n'
		expect(codeInPage(page)).toEqual([
			{ text: 'cscli version', line: 1 },
			{ text: 'sudo cscli metrics | head', line: 5 },
			{ text: 'cscli hub', line: 7 },
			{ text: 'more', line: 10 },
		])
	})

	it('is a whole text, or what stands between backticks in one', () => {
		const program = "// `cscli old`\nconst a = 'sudo cscli version'\nconst b = `Ask \\`cscli metrics\\`.`\nconst c = `${cscli.lapi} capi register`\n"
		expect(codeInProgram(program)).toEqual([
			{ text: 'sudo cscli version', line: 2 },
			{ text: 'cscli metrics', line: 3 },
			{ text: 'cscli capi register', line: 4 },
		])
	})

	it('runs cscli at its begin, behind what runs it elsewhere, and not in a sentence', () => {
		expect(cscliWords(`cscli explain --log 'a | b' --type "x y" | tail`)).toEqual([['explain', '--log', 'a | b', '--type', 'x y']])
		expect(cscliWords('curl -s x && cscli version')).toEqual([['version']])
		expect(cscliWords('docker exec crowdsec cscli version')).toEqual([['version']])
		expect(cscliWords('cscli.exe version')).toEqual([['version']])
		expect(cscliWords('Sent where cscli.exe is there')).toEqual([])
		expect(cscliWords('sudo notcscli x')).toEqual([])
	})
})
