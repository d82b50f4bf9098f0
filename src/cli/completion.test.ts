import { expect, test } from 'vitest'
import { commandNames, commandTable } from './command-table'
import { completionScript, completions, shells } from './completion'
import { usage } from './usage'

test.each([
	[['che'], ['check']],
	[[''], [...commandNames, '--help', '--version']],
	[
		['check', '--b'],
		['--batch', '--bouncer'],
	],
	[
		['check', '--bouncer', 'traefik'],
		['traefik', 'traefik-forwardauth'],
	],
	[
		['check', '--bouncer', '=', 'ngin'],
		['nginx', 'nginx-module'],
	],
	[
		['generate', '--bouncer', 'firewall', '--deployment', 'deb-'],
		['deb-nftables', 'deb-iptables'],
	],
	[
		['generate', '--source', ''],
		['integration', 'engine'],
	],
	[
		['completion', ''],
		['bash', 'zsh', 'fish'],
	],
	[['check', '/etc/'], []],
	[['check', '--json', ''], []],
	[['generate', '--out', ''], []],
	[['nonsense', ''], []],
])('%j', (words, expected) => {
	expect(completions(words)).toEqual(expected)
})

test('usage names every command and every option of it', () => {
	for (const [name, { options }] of Object.entries(commandTable)) {
		const lines = usage.split(/\n(?= {2}bouncer-doctor )/).filter((line) => line.includes(`bouncer-doctor ${name} `))
		expect(lines, name).not.toEqual([])
		for (const option of Object.keys(options)) expect(lines.join('\n'), name).toContain(`--${option}`)
	}
})

test('each shell asks the program', () => {
	for (const shell of shells) expect(completionScript(shell)).toContain('bouncer-doctor complete -- ')
})
