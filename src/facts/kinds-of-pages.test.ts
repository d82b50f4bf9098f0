import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bouncers } from './bouncers'
import { kindNames } from './kinds'

/** The issue page names every bouncer in the row of its kind, with the verdict of its facts. */
const page = readFileSync(join(import.meta.dirname, '../../docs/troubleshooting/issue_integration_rc_offline.mdx'), 'utf8')
const rows = new Map(
	[...page.matchAll(/^\| (?<kind>[A-Z][^|]+?) \| (?<names>[^|]*\/u\/bouncers\/[^|]*) \|/gm)].map(({ groups }) => [groups?.kind ?? '', groups?.names ?? '']),
)

describe('the table of kinds on the issue page', () => {
	test.each(bouncers.map((bouncer) => [bouncer.id, bouncer] as const))('%s', (id, { kind, integration }) => {
		const row = [...rows].find(([name]) => kindNames[kind].startsWith(name))?.[1] ?? ''
		const verdict = new RegExp(`\\]\\(/u/bouncers/${id}\\)(?: \\((?:nftables, iptables, pf)\\))?(?: \\((?<works>partly|no)\\))?(?=,|$)`).exec(row)
		expect(verdict, `${id} stands in the row of its kind`).not.toBeNull()
		expect(verdict?.groups?.works ?? 'yes').toBe(integration.works)
	})

	test('no bouncer that does not exist', () => {
		const linked = [...rows.values()].join(' ').matchAll(/\/u\/bouncers\/([\w-]+)/g)
		const ids: readonly string[] = bouncers.map(({ id }) => id)
		expect([...linked].map(([, id]) => id).filter((id) => !ids.includes(id ?? ''))).toEqual([])
	})
})
