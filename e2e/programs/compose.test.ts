import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { bouncers } from '../../src/facts/bouncers'
import { generated } from './generated'
import { debianVersion, skipped, whyMissing } from './installed'
import { ProofRecord } from './proof-record'

const program = '/usr/bin/docker-compose'
const reason = whyMissing(program, 'docker-compose')

/** Every deployment whose files have a compose.yaml. Of those without labels the key stands in another file. */
const composed = bouncers.flatMap((bouncer) =>
	bouncer.deployments.flatMap(({ id, files }) => {
		const recipe = files.find(({ path }) => path === 'compose.yaml')
		return recipe && bouncer.integration.works !== 'no'
			? [[bouncer.id, id, recipe.format === 'labels' ? 'with the key in a label' : 'without the key'] as const]
			: []
	}),
)

/** A key in which Compose sees variables, unless each dollar is written twice. */
const key = 'k$HOME${KEY}k$$k'

describe.skipIf(skipped('Docker Compose', reason))('the real Docker Compose', () => {
	const record = new ProofRecord('compose')
	const folder = mkdtempSync(join(tmpdir(), 'bouncer-doctor-compose-'))
	afterAll(() => rmSync(folder, { recursive: true, force: true }))

	const config = (content: string) => {
		writeFileSync(join(folder, 'compose.yaml'), content)
		return execFileSync(program, ['--file', join(folder, 'compose.yaml'), 'config'], {
			encoding: 'utf8',
			env: { PATH: process.env.PATH, HOME: '/root' },
			stdio: 'pipe',
		})
	}

	it('has files to read', () => expect(composed).not.toEqual([]))

	it.each(composed)('accepts compose.yaml for %s %s, %s', (bouncer, deployment, holds) => {
		const file = generated(bouncer, deployment, holds === 'without the key' ? {} : { key }).find(({ path }) => path === 'compose.yaml')
		const read = config(file?.content ?? '')
		// What Compose prints is a Compose file again, so it writes each dollar twice itself.
		expect(read.includes(key.replaceAll('$', '$$$$'))).toBe(holds !== 'without the key')
		record.add({ program: 'docker-compose', version: debianVersion('docker-compose'), proven: 'accepted', note: 'those of compose.yaml' }, bouncer, deployment)
	})

	it('takes a dollar that is written once for a variable', () => {
		expect(config(`services:\n  traefik:\n    image: traefik\n    labels: ['a=k$HOME']\n`)).toContain('k/root')
	})

	record.hold()
})
