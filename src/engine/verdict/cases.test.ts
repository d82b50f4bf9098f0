import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { createDoctor } from './doctor'

/**
 * Whole logs with the verdict that they must get, one file for each kind of program in `cases/`. A case begins with
 * `### title | status cause bouncer | more`; `a|b` means that either is right, `-` that there is none. `failing` as a last field
 * says that it still fails at the end, `wrapper=id` what the lines are wrapped in,
 * `foreign=name` which other software wrote them.
 */
interface Case {
	readonly title: string
	readonly status: readonly string[]
	readonly cause: readonly (string | null)[]
	readonly bouncer: readonly (string | null)[]
	readonly more: readonly string[]
	readonly log: string
}

const folder = join(import.meta.dirname, '..', 'logs', 'cases')

function casesOf(file: string): readonly Case[] {
	const parts = readFileSync(join(folder, file), 'utf8').split(/^### /m).slice(1)
	return parts.map((part) => {
		const end = part.indexOf('\n')
		const [title = '', expected = '', more = ''] = part.slice(0, end).split(' | ')
		const [status = '', cause = '', bouncer = ''] = expected.trim().split(' ')
		const either = (text: string) => text.split('|').map((one) => (one === '-' ? null : one))
		return {
			title,
			status: status.split('|'),
			cause: either(cause),
			bouncer: either(bouncer),
			more: more.split(' ').filter(Boolean),
			log: `${part.slice(end + 1).trimEnd()}\n`,
		}
	})
}

const files = readdirSync(folder)
const analyzer = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })

describe.each(files)('%s', (file) => {
	it.each(casesOf(file).map((one) => [one.title, one] as const))('%s', (_, one) => {
		const verdict = analyzer.diagnose(one.log, { bouncer: null, year: 2026 })
		expect(one.status, `status, cause ${verdict.cause}`).toContain(verdict.status)
		expect(one.cause, 'cause').toContain(verdict.cause)
		expect(one.bouncer, 'bouncer').toContain(verdict.bouncer)
		for (const word of one.more) {
			if (word === 'failing') expect(verdict.pulls.failedInARow).toBeGreaterThan(1)
			else if (word.startsWith('foreign=')) expect(`foreign=${verdict.foreign}`).toContain(word)
			else expect(word).toBe(`wrapper=${verdict.input.wrapperId}`)
		}
	})
})

/** The wrapper's own clock goes on by an hour a line. */
const hours = (index: number) => new Date(Date.UTC(2026, 2, 3) + index * 3_600_000).toISOString()

const wrapped: Readonly<Record<string, (line: string, index: number) => string>> = {
	compose: (line) => `bouncer-1  | ${line}`,
	quoted: (line) => `> ${line}`,
	timestamps: (line, index) => `${hours(index).replace('Z', '456789Z')} ${line}`,
	journald: (line, index) => `Mar 03 ${hours(index).slice(11, 19)} edge01 wrapped[77]: ${line}`,
	'journald-iso': (line, index) => `${hours(index).slice(0, 19)}+01:00 edge01 wrapped[77]: ${line}`,
	syslog: (line, index) => `<30>1 ${hours(index)} edge01 wrapped 77 - [origin ip="192.0.2.1"] ${line}`,
	'docker-json': (line, index) => JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: hours(index) }),
}

describe.each(Object.entries(wrapped))('inside %s', (id, wrap) => {
	const plain = ['go.txt', 'web.txt', 'applications.txt']
		.flatMap(casesOf)
		.filter(({ log }) => analyzer.diagnose(log, { bouncer: null, year: 2026 }).input.wrapperId === 'none')

	it.each(plain.map((one) => [one.title, one] as const))('%s', (_, one) => {
		const text = one.log.trimEnd().split('\n').map(wrap).join('\n')
		const verdict = analyzer.diagnose(text, { bouncer: null, year: 2026 })
		expect(one.status, `status, cause ${verdict.cause}`).toContain(verdict.status)
		expect(one.cause, 'cause').toContain(verdict.cause)
		expect(verdict.input.wrapperId).toBe(id)
	})
})

it('covers every bouncer', () => {
	const seen = new Set(files.flatMap((file) => casesOf(file).flatMap(({ bouncer }) => bouncer)))
	expect(bouncers.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([])
})
