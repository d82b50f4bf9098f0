import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { goCases, goEnvironment, goMapKeys, viperDefaults } from './go-settings'

const nothing = { wanted: [], others: [] }

const tree = treeOf({
	'parse.go': `package p

func other() {
	switch x { case "elsewhere": }
}

func parse(d *Dispenser) error {
	for d.NextBlock(0) {
		switch d.Val() {
		case "api_url":
			use(d)
		// case "never":
		case "api_key":
			use(d)
		}
	}
}
`,
	'root.go':
		'package p\n\nfunc init() {\n\tviper.SetDefault("server.port", 8080)\n\tviper.SetDefault("server.level", slog.LevelInfo)\n\tviper.SetDefault("waf.on", false)\n\tviper.SetDefault("list", []string{})\n}\n',
	'env.go': `package p

var scheme = OptionalEnv("SCHEME", "http")
var key = RequiredEnv("KEY")

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
}
`,
	'formats.go': 'package p\n\nvar ByName = map[string]func() {\n\t"plain": Plain,\n\t"f5":    F5,\n}\n',
})

describe('settings that a Go program asks for by name', () => {
	it('are the labels of one function', () => {
		expect(goCases('parse.go', 'parse')(tree, nothing)).toEqual([
			{ name: 'api_url', file: 'parse.go', line: 10 },
			{ name: 'api_key', file: 'parse.go', line: 13 },
		])
		expect(() => goCases('parse.go', 'parseAll')(tree, nothing)).toThrow('no function parseAll')
	})

	it('have the default that viper is told', () => {
		expect(viperDefaults(tree, nothing).map(({ name, default: value }) => [name, value])).toEqual([
			['server.port', 8080],
			['server.level', undefined],
			['waf.on', false],
			['list', null],
		])
	})

	it('come from the environment', () => {
		expect(goEnvironment('env.go')(tree, nothing).map(({ name, default: value }) => [name, value])).toEqual([
			['SCHEME', 'http'],
			['KEY', null],
			['PORT', '8080'],
		])
	})

	it('take the keys of a map', () => {
		expect(goMapKeys('formats.go', 'ByName', 'format')(tree, nothing)[0]?.allowed).toEqual(['plain', 'f5'])
	})
})
