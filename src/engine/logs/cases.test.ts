import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { createAnalyzer } from './analyzer'

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

const folder = join(import.meta.dirname, 'cases')

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
const analyzer = createAnalyzer({ rules: await readErrorPages(process.cwd()), bouncers, programs })

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

it('covers every bouncer', () => {
	const seen = new Set(files.flatMap((file) => casesOf(file).flatMap(({ bouncer }) => bouncer)))
	expect(bouncers.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([])
})
