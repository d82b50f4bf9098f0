import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { goStruct } from './go'

const nothing = { wanted: [], others: [] }

const tree = treeOf({
	'go.mod': 'module example.com/bouncer\n\ngo 1.24\n',
	'pkg/cfg/config.go': `package cfg

import (
	"time"

	level "example.com/bouncer/pkg/logging"
)

const fallback = "drop"

var Actions = []string{"drop", "refuse"}

// type Old struct { Gone string \`yaml:"gone"\` }
type Config struct {
	Mode    string        \`yaml:"mode"\` // how it blocks
	Action  string        \`yaml:"action"\`
	Size    int           \`yaml:"set_size,omitempty"\`
	Keep    time.Duration \`yaml:"keep"\`
	Strict  *bool         \`yaml:"strict"\`
	Comment bool          \`yaml:"comment"\`
	Secret  string        \`yaml:"-"\`
	state   int
	Logging level.Logging \`yaml:",inline"\`
	Tables  struct {
		V4 Table \`yaml:"v4"\`
		V6 Table \`yaml:"v6"\`
	} \`yaml:"tables"\`
	Hosts []*Host \`yaml:"hosts"\`
}

type Table struct {
	Name string \`yaml:"name"\`
}

type Host struct {
	Address string \`yaml:"address"\`
	Retries int    \`yaml:"retries"\`
}

func NewConfig() *Config {
	config := &Config{
		Comment: true,
	}

	if config.Action == "" {
		log.Warn("no action { given")
		config.Action = fallback
	}

	if !slices.Contains(Actions, config.Action) {
		return nil
	}

	if config.Tables.V4.Name == "" {
		config.Tables.V4.Name = "main"
	}

	for i, host := range config.Hosts {
		if host.Retries == 0 {
			config.Hosts[i].Retries = 3
		}
	}

	if config.Mode == "" {
		return errors.New("no mode")
	}

	return config
}

func (c *Config) keep() time.Duration {
	if c.Keep <= 0 {
		return 10 * time.Second
	}
	return c.Keep
}

func (c *Config) isStrict() bool {
	return c.Strict == nil || *c.Strict
}
`,
	'pkg/cfg/config_test.go': 'package cfg\n\ntype Config struct {\n\tTest string `yaml:"test"`\n}\n',
	'pkg/logging/logging.go': `package logging

type Logging struct {
	Output string      \`yaml:"log_output"\`
	Level  *log.Level \`yaml:"log_level"\`
}

func (l *Logging) validate() error {
	if l.Output == "" {
		l.Output = "file"
	}
	if l.Output != "file" && l.Output != "stdout" {
		return errors.New("unknown output")
	}
	return nil
}
`,
})

describe('options of a Go program', () => {
	const options = new Map(goStruct({ folder: 'pkg/cfg', struct: 'Config', made: 'NewConfig' })(tree, nothing).map((option) => [option.name, option]))

	it('are the tags of the struct, of those within it, and of other packages of the module', () => {
		expect([...options.keys()]).toEqual([
			...['mode', 'action', 'set_size', 'keep', 'strict', 'comment', 'log_output', 'log_level', 'tables.v4.name', 'tables.v6.name'],
			...['hosts', 'hosts[].address', 'hosts[].retries'],
		])
	})

	it('have the line on which they stand', () => {
		expect(options.get('mode')).toMatchObject({ file: 'pkg/cfg/config.go', line: 15 })
		expect(options.get('log_output')).toMatchObject({ file: 'pkg/logging/logging.go', line: 4 })
	})

	it.each([
		['mode', null],
		['action', 'drop'],
		['set_size', 0],
		['keep', '10s'],
		['strict', true],
		['comment', true],
		['log_output', 'file'],
		['tables.v4.name', 'main'],
		['tables.v6.name', null],
		['hosts[].retries', 3],
	])('%s is %j where the file has none', (name, value) => {
		expect(options.get(name)?.default).toEqual(value)
	})

	it('take what a condition compares them with, or what stands in a list', () => {
		expect(options.get('log_output')?.allowed).toEqual(['file', 'stdout'])
		expect(options.get('action')?.allowed).toEqual(['drop', 'refuse'])
		expect(options.get('log_level')?.allowed).toContain('warning')
		expect(options.get('mode')?.allowed).toBeUndefined()
	})

	it('have a shape where the type tells it', () => {
		expect(['mode', 'set_size', 'strict', 'keep', 'log_level'].map((name) => options.get(name)?.shape)).toEqual([
			'text',
			'number',
			'truth',
			undefined,
			undefined,
		])
	})

	it('are those of a struct that is put in whole, and fields without a tag where the parser takes them', () => {
		const strict = treeOf({
			'go.mod': 'module example.com/engine\n',
			'file/config.go': `package file

import "example.com/engine/shared"

type Configuration struct {
	Filenames []string
	Labels    map[string]string
	EventFile string
	Secret    string \`yaml:"-"\`
	source    string
	LogConfig        \`yaml:",inline"\`
	shared.CommonCfg \`yaml:",inline"\`
}

type LogConfig struct {
	Format string \`yaml:"log_format"\`
}
`,
			'shared/common.go': 'package shared\n\ntype CommonCfg struct {\n\tMode string `yaml:"mode"`\n}\n',
		})
		const read = goStruct({ folder: 'file', struct: 'Configuration', untagged: true })(strict, nothing)
		expect(read.map(({ name, shape }) => [name, shape])).toEqual([
			...[
				['filenames', 'list'],
				['labels', 'map'],
				['eventfile', 'text'],
				['log_format', 'text'],
				['mode', 'text'],
			],
		])
		expect(goStruct({ folder: 'file', struct: 'Configuration' })(strict, nothing).map(({ name }) => name)).toEqual(['log_format', 'mode'])
	})

	it('end where a struct holds itself', () => {
		const tree = treeOf({ 'node.go': 'package main\n\ntype Node struct {\n\tName string `yaml:"name"`\n\tNodes []Node `yaml:"nodes"`\n}\n' })
		expect(goStruct({ folder: '', struct: 'Node' })(tree, nothing).map(({ name }) => name)).toEqual(['name', 'nodes'])
	})

	it('are missed loudly when the struct is gone', () => {
		expect(() => goStruct({ folder: 'pkg/cfg', struct: 'Settings' })(tree, nothing)).toThrow('no struct Settings')
		expect(() => goStruct({ folder: 'pkg/config', struct: 'Config' })(tree, nothing)).toThrow('no Go file')
	})
})
