import { describe, expect, it } from 'vitest'
import { foldCase, matchRule, type ReadyRule, readyRule } from '../../src/engine/logs/lines/match'
import { createDoctor } from '../../src/engine/verdict/doctor'
import { bouncers } from '../../src/facts/bouncers'
import { programs } from '../../src/facts/programs'
import { readErrorPages } from './read-pages'

/** `RULES=go npx vitest run plugins/error-rules` checks one family only. */
const family = process.env.RULES
const all = await readErrorPages(process.cwd())
const rules = family ? all.filter((rule) => rule.id.startsWith(`${family}/`)) : all
const byId = new Map(all.map((rule) => [rule.id, rule]))

/** Every rule takes part, also when one family is checked: it may be a rule of another family that outranks. */
const analyzer = createDoctor({ rules: all, bouncers, programs })

function matches(ready: ReadyRule, sample: string): boolean {
	return sample.split('\n').some((line) => matchRule(ready, [line], foldCase(line)) !== null)
}

function topFinding(sample: string): string | null {
	return analyzer.diagnose(sample, { bouncer: null, year: 2026 }).findings[0]?.error ?? null
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
	const ready = readyRule(rule)

	it('matches its samples', () => {
		for (const sample of rule.samples.match) expect(matches(ready, sample), sample).toBe(true)
	})

	it('matches none of its counter-samples', () => {
		for (const sample of rule.samples.not) expect(matches(ready, sample), sample).toBe(false)
	})

	it('has no alternative without a sample', () => {
		rule.match.forEach((pattern, index) => {
			const only = readyRule({ ...rule, match: [pattern] })
			expect(
				rule.samples.match.some((sample) => matches(only, sample)),
				`match[${index}]`,
			).toBe(true)
		})
	})

	it('is the first finding in its samples, or yields to the rule that is', () => {
		const first = new Set<string | null>()
		for (const sample of rule.samples.match) {
			const found = topFinding(sample)
			first.add(found)
			expect([rule.id, ...rule.yields], sample).toContain(found)
		}
		for (const id of rule.yields) {
			expect(byId.has(id), `yields: ${id} is no rule`).toBe(true)
			expect(first.has(id), `yields: ${id} comes first in no sample`).toBe(true)
		}
	})
})

it('knows rules', () => {
	expect(rules.length).toBeGreaterThan(0)
})
