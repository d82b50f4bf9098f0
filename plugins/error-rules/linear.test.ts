import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkSync } from 'recheck'
import { expect, it } from 'vitest'
import { thorough } from '../../src/testing/thorough'
import { readErrorPages } from './read-pages'

/**
 * What was proven before, by the text of the expression: a proof depends on nothing else but the prover. 250 of them take minutes;
 * one more takes a second. `PROOFS=write npx vitest run plugins/error-rules/linear.test.ts` writes the list anew.
 */
const memory = join(import.meta.dirname, 'linear.json')
const prover = `recheck ${JSON.parse(readFileSync(join(process.cwd(), 'node_modules/recheck/package.json'), 'utf8')).version} automaton, ignoring case`
const remembered: { readonly prover: string; readonly proven: readonly string[] } = JSON.parse(readFileSync(memory, 'utf8'))
const writes = process.env.PROOFS === 'write'
const known = new Set(remembered.prover === prover && !thorough ? remembered.proven : [])

/**
 * Those that the automaton does not get through in minutes, and why they are linear all the same: the loop of each cannot run over a
 * sign that its beginning needs, so no text is read from two beginnings. A piece of a line is 64 KiB at most (`longestPiece`).
 */
const bounded: ReadonlyMap<string, string> = new Map([
	[
		String.raw`(?:^|\]: )(?:Failed to start|Stopped|Stopping|Condition check resulted in|Dependency failed for) [^:]*(?:CrowdSec|bouncer|nginx|haproxy|traefik|caddy|apache|envoy)`,
		'stops at `:`, begins with it',
	],
	[
		String.raw`(?:bouncer|mirror|fpm|nginx|openresty|haproxy|traefik|caddy|apache2|httpd|envoy)\.service|(?:^|\]: )(?:Failed to start|Stopped|Stopping|Condition check resulted in|Dependency failed for) [^:]*(?:CrowdSec|bouncer|nginx|haproxy|traefik|caddy|apache|envoy)`,
		'stops at `:`, begins with it',
	],
	[
		String.raw`(?:bouncer|mirror|fpm|nginx|openresty|haproxy|traefik|caddy|apache2|httpd|envoy)\.service|=/[\w/.-]*(?:crowdsec|bouncer|nginx|haproxy|traefik|caddy|apache|envoy)`,
		'stops at `=`, begins with it',
	],
	[
		"unsupported configuration '(?<key>APPSEC_[A-Z_]+|ALWAYS_SEND_TO_APPSEC|USE_TLS_AUTH|TLS_CLIENT_(?:CERT|KEY)|ENABLE_INTERNAL|CAPTCHA_RET_CODE)'",
		'stops at a quote, begins with one',
	],
])

/** Ends a proof that would not end; a busy machine is slow. */
const longestMs = 300_000

const family = process.env.RULES
const expressions = new Map<string, string[]>()
for (const { id, match } of await readErrorPages(process.cwd())) {
	if (family && !id.startsWith(`${family}/`)) continue
	for (const { regex } of match) if (regex !== null) expressions.set(regex, [...(expressions.get(regex) ?? []), id])
}
const proven: string[] = []

it.each([...expressions].map(([regex, pages]) => [pages.join(', '), regex] as const))('of %s runs in linear time: %s', (_, regex) => {
	// Never the fuzzer: it guesses, another thing in each run.
	if (bounded.has(regex)) return
	if (!known.has(regex)) expect(checkSync(regex, 'i', { checker: 'automaton', timeout: longestMs })).toMatchObject({ status: 'safe' })
	proven.push(regex)
})

it.runIf(writes && !family)('what is proven is written down', () => {
	writeFileSync(memory, `${JSON.stringify({ prover, proven: proven.sort() }, null, '\t')}\n`)
})

it.runIf(!family)('only what is there is excused', () => {
	for (const regex of bounded.keys()) expect([...expressions.keys()]).toContain(regex)
})
