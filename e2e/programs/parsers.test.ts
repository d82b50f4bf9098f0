import { describe, expect, it } from 'vitest'
import { generate } from '../../src/engine/config/generate/generate'
import type { GeneratedFile } from '../../src/engine/config/types'
import { parseEndpoint } from '../../src/engine/config/values/endpoint'
import type { Bouncer, Deployment, ListSource } from '../../src/facts/bouncer'
import { bouncers } from '../../src/facts/bouncers'
import { addresses, expectedOf, hour } from './expected'
import { skipped } from './installed'
import { ProofRecord } from './proof-record'
import { type Leaf, type Reader, readerOf } from './readers'
import { resolved } from './readers/kubernetes'
import { ReadBack } from './readers/read-back'

/** The shape of a Console key, and keys that a format could take for something else. */
const keys = [
	'3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0',
	'1'.repeat(64),
	`0${'7'.repeat(63)}`,
	'0x1234567890abcdef',
	'1234567890123e45',
	'12:30:45',
	'1_000_000',
	'2026-11-25',
	'yes',
	'~',
	'k$HOME',
	'k${KEY}$$',
	'k#h',
	'k=e=',
	'k:c;d',
	'%h%%s',
	'@!*&|',
	'[z]{y}(x)',
	'<k>,?^',
	'k\\b\\n',
	"k'q",
	'k"q',
	'`t`',
	'-k-',
]
const [plain = ''] = keys

/** Whatever has no independent parser, by name and with the reason. A line that is not needed any more fails the tests. */
const withoutParser: Readonly<Record<string, string>> = {
	'wordpress/wp-admin': 'a list of fields to fill in on a screen; no program reads it',
	'wordpress/auto-prepend': 'a list of fields to fill in on a screen; no program reads it',
	'wordpress/multisite': 'a list of fields to fill in on a screen; no program reads it',
	'magento/composer': 'a list of fields to fill in on a screen; no program reads it',
	'magento/auto-prepend': 'a list of fields to fill in on a screen; no program reads it',
	'cloudflare-worker/installer': 'a list of answers to give to the installer; no program reads it',
	'nodejs/library': 'JavaScript: the real library runs it (nodejs.test.ts)',
}

/** Single values that a parser cannot find, and why. These are checked as strictly: one that is found fails the tests. */
const elsewhere: Readonly<Record<string, string>> = {
	'haproxy/deb address': 'it stands in haproxy.cfg, which HAProxy itself reads (haproxy.test.ts)',
	'haproxy/tarball address': 'it stands in haproxy.cfg, which HAProxy itself reads (haproxy.test.ts)',
	'cloudflare-worker/autonomous interval': 'the worker has a schedule in its place, written by the recipe',
}

const cases: readonly Case[] = bouncers.flatMap((bouncer) =>
	bouncer.deployments.flatMap((deployment) =>
		(['integration', 'engine'] as const)
			.filter((source) => (source === 'engine' || bouncer.integration.works !== 'no') && !deployment.unsupported?.[source])
			.map((source) => ({ name: `${bouncer.id}/${deployment.id}`, bouncer, deployment, source })),
	),
)

interface Case {
	readonly name: string
	readonly bouncer: Bouncer
	readonly deployment: Deployment
	readonly source: ListSource
}

describe('independent parsers', () => {
	const record = new ProofRecord('parsers')
	const back = new ReadBack()
	const made = new Map(cases.map((one) => [one, new Map(keys.map((key) => [key, filesFor(one, key)]))]))
	for (const [, byKey] of made) for (const files of byKey.values()) for (const { reader, file } of files ?? []) if (reader) back.want(reader, file.content)
	for (const reader of back.readers) skipped(reader.program, reader.missing)

	describe.each(cases)('$name with the list from the $source', (one) => {
		const { name, bouncer, deployment, source } = one
		const files = made.get(one)?.get(plain) ?? []
		const readers = [...new Set(files.flatMap(({ reader }) => (reader ? [reader] : [])))]
		const absent = readers.some((reader) => reader.missing !== null)
		const leavesOf = (key: string) =>
			resolved(
				(made.get(one)?.get(key) ?? []).flatMap(({ reader, file }, at) =>
					reader ? back.leavesOf(reader, file.content).map(([path, value]) => [`file${at}.${path}`, value] as const) : [],
				),
			)

		if (name in withoutParser) {
			it(`have none for this: ${withoutParser[name]}`, () => {
				expect(readers).toEqual([])
				expect(files.map(({ file }) => file.content).join('\n')).toContain(plain)
			})
			return
		}

		if (absent) record.skip(bouncer.id, deployment.id)
		it.skipIf(absent)('hold the address, the key and the interval that were given', () => {
			const leaves = leavesOf(plain)
			const expected = expectedOf(bouncer, deployment, { key: plain, source })
			for (const { what, name: option, value } of expected) {
				const found = valuesOf(leaves, option)
				const reason = elsewhere[`${name} ${what}`]
				if (reason) expect(found, `${what} is found, although “${reason}”`).not.toContain(value)
				else expect(found, `${what} in ${option}`).toEqual([value])
			}
			for (const { reader, file } of files) {
				const told = reader && resolved(back.leavesOf(reader, file.content)).some(([, value]) => expected.some((one) => one.value === String(value)))
				if (told)
					record.add(
						{ program: reader.program, version: reader.version(), proven: 'parsed', ...(reader.note ? { note: reader.note } : {}) },
						bouncer.id,
						deployment.id,
					)
			}
		})

		it.skipIf(absent)('give back every key that the generator does not refuse', () => {
			expect(files, 'the plain key is not refused').not.toEqual([])
			const kept = keys.filter((key) => made.get(one)?.get(key))
			for (const key of kept) {
				const { name: option = '' } = expectedOf(bouncer, deployment, { key, source }).find(({ what }) => what === 'key') ?? {}
				expect(valuesOf(leavesOf(key), option), `the key ${key}`).toEqual([key])
			}
		})
	})

	it('are missing only where something is generated', () => {
		const names = cases.map(({ name }) => name)
		for (const name of [...Object.keys(withoutParser), ...Object.keys(elsewhere).map((key) => key.replace(/ \w+$/, ''))]) expect(names).toContain(name)
	})

	record.hold()
})

interface Made {
	readonly file: GeneratedFile
	readonly reader: Reader | null
}

/** Null when the generator refuses: the other right answer to a key that a format cannot hold. */
function filesFor({ bouncer, deployment, source }: Case, key: string): readonly Made[] | null {
	const endpoint = parseEndpoint(addresses[source].url)
	if (!endpoint.ok) throw new Error(addresses[source].url)
	const settings = { bouncer: bouncer.id, deployment: deployment.id, source, endpoint: endpoint.address, key, intervalSeconds: hour.seconds, options: {} }
	const outcome = generate(bouncer, settings)
	if (!outcome.ok) return null
	const recipes = deployment.files.filter((recipe) => !recipe.when || recipe.when === source)
	return outcome.value.files.map((file, index) => {
		const recipe = recipes[index]
		if (recipe?.path !== file.path) throw new Error(`${file.path} is not the file of ${recipe?.path}`)
		const format = recipe.format ?? (recipe.kind === 'settings' ? bouncer.files.find(({ id }) => id === recipe.file)?.format : undefined)
		return { file, reader: format ? readerOf(format, file.path) : null }
	})
}

/** Values of an option, wherever in the files it stands. Parsers of some formats change the case of names. */
function valuesOf(leaves: readonly Leaf[], option: string): readonly string[] {
	const wanted = option.toLowerCase()
	return leaves.flatMap(([path, value]) => (path.toLowerCase() === wanted || path.toLowerCase().endsWith(`.${wanted}`) ? [String(value)] : []))
}
