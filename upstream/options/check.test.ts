import { describe, expect, it } from 'vitest'
import type { Option } from '../../src/facts/bouncer'
import { bouncers } from '../../src/facts/bouncers/all'
import type { Exception } from '../check'
import type { Checkouts } from '../checkout'
import { exceptions } from '../exceptions'
import { differs } from '../report'
import { treeOf } from '../tree'
import { holdFiles, subjectOf } from './check'
import { goStruct } from './go'
import { sourcesOf } from './sources'

const repository = 'crowdsecurity/cs-firewall-bouncer'
const program: Checkouts = {
	open: async (name) =>
		name === repository ? treeOf({ 'cfg/config.go': 'package cfg\n\ntype Config struct {\n\tMode string `yaml:"mode"`\n}\n' }) : undefined,
}
const sources = [{ repository, read: goStruct({ folder: 'cfg', struct: 'Config' }) }] as const
const option = (key: string): Option => ({ key, type: 'string', default: null, meaning: 'What it does.', source: [`${repository}:cfg/config.go`] })
const invented: Exception = { subjects: ['firewall main'], kind: 'invented', names: ['set_refresh'], reason: 'A test.' }

const hold = (keys: readonly string[], exceptions: readonly Exception[] = [], checkouts = program) =>
	holdFiles('Options', [{ subject: 'firewall main', file: { options: keys.map(option) }, sources }], exceptions, checkouts)

describe('holding facts to a program', () => {
	it('finds nothing where they agree', async () => {
		const section = await hold(['mode'])
		expect(section).toMatchObject({ held: 1, all: 1, findings: [], unneeded: [] })
		expect(differs([section])).toBe(false)
	})

	it('fails on an option that somebody invented, whatever source it names', async () => {
		const section = await hold(['mode', 'set_refresh'])
		expect(section.findings).toMatchObject([{ subject: 'firewall main', kind: 'invented', name: 'set_refresh' }])
		expect(section).toMatchObject({ held: 1, all: 2 })
		expect(differs([section])).toBe(true)
	})

	it('lets an exception pass, and does not count it as held', async () => {
		const section = await hold(['mode', 'set_refresh'], [invented])
		expect(section).toMatchObject({ held: 1, all: 2, findings: [], unneeded: [] })
		expect(section.excused).toMatchObject([{ reason: 'A test.' }])
		expect(differs([section])).toBe(false)
	})

	it('fails on an exception that excuses nothing', async () => {
		const section = await hold(['mode'], [invented])
		expect(section.unneeded).toMatchObject([{ subject: 'firewall main', kind: 'invented', name: 'set_refresh' }])
		expect(differs([section])).toBe(true)
	})

	it('skips what cannot be had, and asks nothing of its exceptions', async () => {
		const section = await hold(['mode', 'set_refresh'], [invented], { open: async () => undefined })
		expect(section).toMatchObject({ held: 0, all: 2, findings: [], unneeded: [], subjects: [{ name: 'firewall main', read: false }] })
		expect(differs([section])).toBe(false)
	})

	it('tells when the sources are built otherwise', async () => {
		const section = await hold(['mode'], [], { open: async () => treeOf({ 'cfg/config.go': 'package cfg\n' }) })
		expect(section.findings).toEqual([{ subject: 'firewall main', kind: 'changed', name: 'source', says: `${repository}: cfg has no struct Config` }])
	})
})

describe('the tables', () => {
	const files = bouncers.flatMap(({ id, files }) => files.map((file) => ({ id, file: file.id, keys: file.options.map(({ key }) => key) })))

	it.each(files)('$id $file has a reader', ({ id, file }) => {
		expect(sourcesOf(id, file)).not.toEqual([])
	})

	it.each(exceptions.options.flatMap(({ subjects, kind, names }) => subjects.flatMap((subject) => names.map((name) => ({ subject, kind, name })))))(
		'the exception $subject $kind $name speaks of a file that exists, and of an option that we have, or lack',
		({ subject, kind, name }) => {
			const file = files.find((one) => subjectOf(one.id, one.file) === subject)
			expect(file, subject).toBeDefined()
			expect(file?.keys.includes(name)).toBe(kind !== 'lacking')
		},
	)
})
