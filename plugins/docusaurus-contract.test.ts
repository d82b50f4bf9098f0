import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import contract from './docusaurus-contract.json'

/** What we rely on inside Docusaurus and is promised by nobody. After an upgrade this names what to look at. */
const root = join(import.meta.dirname, '..')

test.each(contract)('$ours: $what', ({ ours, theirs, holds }) => {
	expect(existsSync(join(root, ours)), ours).toBe(true)
	const file = join(root, 'node_modules', theirs)
	expect(existsSync(file), `${theirs} is gone`).toBe(true)
	expect(readFileSync(file, 'utf8'), theirs).toContain(holds)
})

test('versions of its packages are fixed, all the same', () => {
	const { dependencies }: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
	const versions = Object.entries(dependencies).filter(([name]) => name.startsWith('@docusaurus/'))
	expect(new Set(versions.map(([, version]) => version)).size).toBe(1)
	for (const [name, version] of versions) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
})
