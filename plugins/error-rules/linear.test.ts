import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkSync } from 'recheck'
import { describe, expect, it } from 'vitest'
import { readErrorPages } from './read-pages'

/**
 * A proof takes up to some seconds, 40 s for all. What is proven once is remembered: a proof depends on nothing but the
 * expression, its flags and the prover.
 */
const memory = join(process.cwd(), 'node_modules/.cache/bouncer-doctor/linear-regexes.json')
const prover = `recheck ${JSON.parse(readFileSync(join(process.cwd(), 'node_modules/recheck/package.json'), 'utf8')).version} i`

const family = process.env.RULES
const rules = (await readErrorPages(process.cwd())).filter((rule) => !family || rule.id.startsWith(`${family}/`))
const pagesOf = new Map<string, string[]>()
for (const rule of rules) for (const { regex } of rule.match) if (regex !== null) pagesOf.set(regex, [...(pagesOf.get(regex) ?? []), rule.id])

const proven = new Set(readMemory())

describe.runIf(pagesOf.size > 0)('regular expressions', () => {
	it.each([...pagesOf].map(([regex, pages]) => [pages.join(', '), regex] as const))('of %s run in linear time: %s', (_, regex) => {
		if (proven.has(`${prover} ${regex}`)) return
		expect(checkSync(regex, 'i').status).toBe('safe')
		proven.add(`${prover} ${regex}`)
		mkdirSync(dirname(memory), { recursive: true })
		writeFileSync(memory, JSON.stringify([...proven].sort()))
	})
})

function readMemory(): readonly string[] {
	try {
		const parsed: unknown = JSON.parse(readFileSync(memory, 'utf8'))
		return Array.isArray(parsed) ? parsed.filter((item) => typeof item === 'string') : []
	} catch {
		return []
	}
}
