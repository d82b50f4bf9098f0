import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../../plugins/error-rules/read-pages'
import { bouncers } from '../../../facts/bouncers'
import { programs } from '../../../facts/programs'
import { runs } from '../../../testing/thorough'
import { createDoctor } from '../../verdict/doctor'

const rules = await readErrorPages(process.cwd())
const analyzer = createDoctor({ rules, bouncers, programs })
const options = { bouncer: null, year: 2026 }
const samples = rules.flatMap((rule) => rule.samples.match).flatMap((sample) => sample.split('\n'))

/** How the parts come, one after the other. */
const ways = ['hits', 'as it is', 'hits', 'hits', 'read', 'as it is'] as const

/** The verdict over parts that are read by themselves, handed over as between threads, and put together. */
function inParts(lines: readonly string[], cuts: readonly number[]) {
	const diagnosis = analyzer.start(options)
	const tools = [analyzer.partTools(options), analyzer.partTools(options)]
	const edges = [0, ...cuts.map((cut) => cut % (lines.length + 1)).sort((a, b) => a - b), lines.length]
	for (const [at, from] of edges.slice(0, -1).entries()) {
		const text = lines
			.slice(from, edges[at + 1])
			.map((line) => `${line}\n`)
			.join('')
		const bytes = new TextEncoder().encode(text)
		const way = ways[at % ways.length]
		if (way === 'as it is') {
			diagnosis.push(bytes)
			continue
		}
		// Two threads, that take turns in an order of their own.
		const tool = tools[at % 3 === 0 ? 0 : 1]
		if (!tool) throw new Error('no tools')
		const reader = way === 'hits' ? tool.collector : tool.reader
		reader.push(bytes)
		const part = reader.end()
		if (part === null) throw new Error('a part of some lines is not dense')
		diagnosis.appendPart(structuredClone('text' in part ? { hits: part } : { segment: part }), bytes)
	}
	return analyzer.verdict(diagnosis.end())
}

function inOne(lines: readonly string[]) {
	const reading = analyzer.start(options)
	reading.push(new TextEncoder().encode(lines.map((text) => `${text}\n`).join('')))
	return analyzer.verdict(reading.end())
}

describe('a log in parts', () => {
	it('gives what the whole log gives, wherever it is cut', () => {
		const line = fc.oneof(
			{ weight: 4, arbitrary: fc.constantFrom(...samples) },
			fc.constantFrom(
				'Traceback (most recent call last):',
				'  File "x.py", line 3, in error: y',
				"KeyError: 'x1'",
				'level=error msg="slot 3 is on fire"',
				'level=error msg="slot 44 is on fire"',
				'',
				'hello',
			),
		)
		const second = fc.integer({ min: 0, max: 59 })
		const clock = (at: number) => `01:02:${String(at).padStart(2, '0')}`
		// Some of them in streams: containers, units, programs.
		const wraps: readonly ((text: string, at: number) => string)[] = [
			(text) => text,
			(text, at) => `2026-11-20T${clock(at)}Z ${text}`,
			(text, at) => `2026-11-20T${clock(at)}Z ${text}`,
			(text, at) => `app-${at % 3}  | ${text}`,
			(text, at) => `crowdsec-bouncer-1  | 2026-11-20T${clock(at)}Z ${text}`,
			(text, at) => `Nov 20 ${clock(at)} host haproxy[${at}]: ${text}`,
			(text, at) => `Nov 20 ${clock(at)} host systemd[1]: mysql.service: ${text}`,
		]
		const stamped = fc.tuple(line, second).map(([text, at]) => (wraps[at % wraps.length] as (typeof wraps)[number])(text, at))
		const repeated = fc.tuple(stamped, fc.integer({ min: 1, max: 30 })).map(([text, times]) => Array.from({ length: times }, () => text))
		fc.assert(
			fc.property(fc.array(repeated, { minLength: 1, maxLength: 12 }), fc.array(fc.nat(), { maxLength: 5 }), (groups, cuts) => {
				const lines = groups.flat()
				expect(inParts(lines, cuts)).toEqual(inOne(lines))
			}),
			runs(300),
		)
	})
})
