import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { familyOf, noteOf } from './families'

const folders = readdirSync('docs/troubleshooting/errors', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

test.each(folders)('the messages of %s stand in a group with a name', (folder) => {
	const { id, name } = familyOf(`${folder}/some-message`)
	expect(id).toBe(folder)
	expect(name).toMatch(/[A-Z ]|systemd/)
})

test('no two groups bear one name', () => {
	const names = folders.map((folder) => familyOf(`${folder}/x`).name)
	expect(new Set(names).size).toBe(names.length)
})

test('the group of the Go library names every bouncer that prints most of it, and no other', async () => {
	const printed = (await readErrorPages(process.cwd())).filter(({ id }) => id.startsWith('go/')).map(({ bouncers }) => bouncers)
	const note = noteOf(familyOf('go/x'), printed)
	for (const name of ['Firewall (nftables, iptables)', 'Go SDK', 'HAProxy (SPOA)', 'Envoy and Envoy Gateway']) expect(note).toContain(name)
	expect(note).not.toContain('Traefik')
})

test('a note of bouncers names those with half of the messages or more, by name', () => {
	expect(noteOf({ note: { of: 'bouncers' } }, [['firewall', 'caddy'], ['firewall', 'envoy'], ['firewall', 'caddy'], ['custom']])).toBe(
		'Caddy, Firewall (nftables, iptables)',
	)
	expect(noteOf({ note: 'of its own' }, [['firewall']])).toBe('of its own')
	expect(noteOf({}, [['firewall']])).toBeNull()
})
