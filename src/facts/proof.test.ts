import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bouncerIds } from './bouncer'
import { bouncerOf } from './bouncers'
import { notRun } from './not-run'
import { itselfPulled, proofs, proofsOf } from './proof'
import record from './proofs.json'

describe('the record of proofs', () => {
	test('is not empty, and has a bouncer that really pulled', () => {
		expect(proofs.filter(({ proven }) => proven === 'pulled').map(({ bouncer }) => bouncer)).toContain('firewall')
	})

	test.each(record)('$program: comes from a test that exists, with a date and a version', ({ test: name, date, version }) => {
		// The test itself holds the entry against what it has seen.
		expect(existsSync(`e2e/programs/${name}.test.ts`), name).toBe(true)
		expect(date).toMatch(/^20\d\d-\d\d-\d\d$/)
		expect(version).toMatch(/^\d+(\.\d+)+$/)
	})

	test('names deployments that exist, and each once for a version of a program on a system', () => {
		for (const { bouncer, deployment } of proofs) expect(bouncerOf(bouncer)?.deployments.map(({ id }) => id)).toContain(deployment)
		const told = proofs.map(({ bouncer, deployment, program, version, proven, system }) => [bouncer, deployment, program, version, proven, system].join(' '))
		expect(new Set(told).size).toBe(told.length)
	})

	test('a bouncer that pulled is known by that version to the facts', () => {
		for (const { bouncer, program, version, proven, note } of proofs) {
			if (!itselfPulled({ proven, note })) continue
			const known = bouncerOf(bouncer)?.checked.filter(({ how }) => how === 'run')
			expect(known, `${program} ${version}`).toContainEqual(expect.objectContaining({ program, version }))
		}
	})

	test.each(bouncerIds)('%s either pulled in a test, or there is a reason why not', (id) => {
		const pulled = proofs.some((proof) => proof.bouncer === id && itselfPulled(proof))
		expect(notRun[id] === undefined).toBe(pulled)
	})

	test('gives the strongest proof first', () => {
		expect(proofsOf('firewall', 'deb-nftables').map(({ proven }) => proven)).toEqual(['rehearsed', 'rehearsed', 'pulled', 'pulled', 'parsed'])
	})
})
