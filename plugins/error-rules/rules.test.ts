import { checkSync } from 'recheck'
import { describe, expect, it } from 'vitest'
import { foldCase, matchRule, readyRule } from '../../src/engine/logs/match'
import { readErrorPages } from './read-pages'

/** `RULES=go npx vitest run plugins/error-rules` checks one family only. */
const family = process.env.RULES
const all = await readErrorPages(process.cwd())
const rules = family ? all.filter((rule) => rule.id.startsWith(`${family}/`)) : all

function matches(ready: ReturnType<typeof readyRule>, sample: string): boolean {
	return sample.split('\n').some((line) => matchRule(ready, line, foldCase(line)) !== null)
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

	it.runIf(rule.match.some((pattern) => pattern.regex !== null))('has only regular expressions that run in linear time', () => {
		for (const pattern of rule.match) {
			if (pattern.regex === null) continue
			expect(checkSync(pattern.regex, 'i').status, pattern.regex).toBe('safe')
		}
	})
})

it('knows rules', () => {
	expect(rules.length).toBeGreaterThan(0)
})
