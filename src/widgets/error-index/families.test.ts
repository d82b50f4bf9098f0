import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { familyOf } from './families'

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
