import { expect, test } from 'vitest'
import type { Bouncer, Deployment, ListSource, Value } from '../../../facts/bouncer'
import { bouncers } from '../../../facts/bouncers'
import { commandsOf, hostileValues, mostHostile, parses, shells } from '../../shell/testing/hostile'
import type { Generated } from '../types'
import { parseEndpoint } from '../values/endpoint'
import { generate } from './generate'

/** A benign value: as many words as there are with it, there are with a hostile one. */
const benign = '/x/benign'

/** Types that any text fits. */
const free = new Set(['string', 'url', 'url-path', 'host', 'address', 'path', 'list', 'enum', 'map', 'pem', 'code'])

function made(bouncer: Bouncer, deployment: Deployment, source: ListSource, options: Readonly<Record<string, Value>>): Generated | null {
	const address = parseEndpoint(source === 'integration' ? 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567' : 'http://127.0.0.1:8080')
	if (!address.ok) throw new Error('address')
	const outcome = generate(bouncer, {
		bouncer: bouncer.id,
		deployment: deployment.id,
		source,
		endpoint: address.address,
		key: '',
		intervalSeconds: null,
		options,
	})
	return outcome.ok ? outcome.value : null
}

function commandsIn(generated: Generated | null): readonly string[] {
	return (generated?.steps ?? []).flatMap(({ command, shell }) => (command !== null && shell === 'bash' ? [command] : []))
}

const deployments = bouncers.flatMap((bouncer) =>
	bouncer.deployments.map((deployment) => {
		const source = bouncer.integration.works === 'no' || deployment.unsupported?.integration ? ('engine' as const) : ('integration' as const)
		return { bouncer, deployment, source }
	}),
)

/** How a line is read by each shell; null when it does not parse or a value in it runs. */
const read = new Map<string, readonly (readonly string[])[] | null>()

function wordsOf(shell: string, line: string): readonly (readonly string[])[] | null {
	const known = read.get(shell + line)
	if (known !== undefined) return known
	let words: readonly (readonly string[])[] | null = null
	try {
		words = commandsOf(shell, line, ['sudo', ...(line.match(/^[a-z][a-z-]*|(?<=&& )[a-z][a-z-]*/g) ?? [])])
	} catch {
		// Whatever the reason: it was not read as it was meant.
	}
	read.set(shell + line, words)
	return words
}

/** A word that is not the benign one’s is the value, or the folder above it. */
function isOpen(line: string, twin: string | undefined, value: string): boolean {
	if (twin === undefined) return true
	return shells.some((shell) => {
		const meant = wordsOf(shell, twin)?.flat()
		const found = wordsOf(shell, line)?.flat()
		if (!meant || !found || meant.length !== found.length) return true
		return found.some((word, at) => word !== meant[at] && !(value.startsWith(word) && benign.startsWith(meant[at] ?? '')))
	})
}

test('no value of an option leaves its word in a printed line', { timeout: 120_000 }, () => {
	const open: string[] = []
	const tried = new Set<string>()
	for (const { bouncer, deployment, source } of deployments) {
		const usual = new Set(commandsIn(made(bouncer, deployment, source, {})))
		for (const option of bouncer.files.flatMap(({ options }) => options)) {
			if (!free.has(option.type)) continue
			// One way leads all paths of a bouncer into its steps: the first of them is tried with each value.
			const each = option.type === 'path' && deployment.platform === 'linux' && !tried.has(bouncer.id)
			if (each) tried.add(bouncer.id)
			const values = each ? [...hostileValues.filter((value) => value !== ''), mostHostile] : [mostHostile]
			const typed = (value: string): Value => (option.type === 'list' ? [value] : value)
			const found = values.filter((value) => {
				const lines = commandsIn(made(bouncer, deployment, source, { [option.key]: typed(value) }))
				if (lines.every((line) => usual.has(line))) return false
				const twins = commandsIn(made(bouncer, deployment, source, { [option.key]: typed(benign) }))
				return lines.some((line, at) => !usual.has(line) && isOpen(line, twins[at], value))
			})
			if (found.length > 0) open.push(`${bouncer.id} ${deployment.id} ${option.key}: ${JSON.stringify(found)}`)
		}
	}
	expect(open).toEqual([])
})

test('every printed line is a line of its shell', () => {
	const lines = new Set(deployments.flatMap(({ bouncer, deployment, source }) => commandsIn(made(bouncer, deployment, source, {}))))
	expect(lines.size).toBeGreaterThan(100)
	for (const shell of shells) for (const line of lines) expect(parses(shell, line), `${shell}: ${line}`).toBe(true)
})
