import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { runs, thorough } from '../../testing/thorough'
import { ScriptKernel } from '../logs/scan/script-kernel'
import { createDoctor } from './doctor'

/** Lines that differ in digits only are read once. Here each is read by itself as well, and nothing may come out different. */
const knowledge = { rules: await readErrorPages(process.cwd()), bouncers, programs }
const remembering = createDoctor(knowledge)
const forgetful = createDoctor(knowledge, undefined, () => new ScriptKernel())
const options = { bouncer: null, year: 2026 }

const samples = knowledge.rules.flatMap(({ samples: { match, not } }) => [...match, ...not]).flatMap((sample) => sample.split('\n'))
const others = [
	'level=error msg="slot 4711 is on fire"',
	'2026/11/20 01:02:03 [error] 12#12: *4 upstream timed out',
	'Traceback (most recent call last):',
	"KeyError: 'x1'",
	'{"level":50,"time":1795347475688,"msg":"x"}',
	'\u001b[31mERRO\u001b[0m[0007] API error: access forbidden',
]

const wrappings: readonly ((line: string) => string)[] = [
	(line) => line,
	(line) => `2026-11-20T01:02:03.123456789Z ${line}`,
	(line) => `Nov 20 01:02:03 web-1 bouncer[123]: ${line}`,
	(line) => JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2026-11-20T01:02:03.5Z' }),
	(line) => `{"log":"${line.replaceAll('"', '\\\\u0022')}","stream":"stderr","time":"2026-11-20T01:02:03.5Z"}`,
	(line) => `crowdsec-1  | ${line}\r`,
]

/** More than it takes until a line is remembered. */
const copies = 24

/** The same line many times, most digits another one each time; some times stay times, some numbers get longer or shorter. */
function loop(line: string, random: () => number): readonly string[] {
	return Array.from({ length: copies }, () =>
		line.replace(/\d/g, (digit) => (random() < 0.4 ? String(Math.floor(random() * (random() < 0.5 ? 6 : 10))) : digit)),
	)
}

function randomFrom(seed: number): () => number {
	let state = seed
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0
		return state / 2 ** 32
	}
}

describe('a log of loops', () => {
	it('gives the verdict that reading each line by itself gives', () => {
		const line = fc.tuple(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...samples) }, fc.constantFrom(...others)), fc.constantFrom(...wrappings), fc.nat())
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.boolean(), (parts, mixed) => {
				const loops = parts.map(([sample, wrap, seed]) => loop(wrap(sample), randomFrom(seed)))
				const lines = mixed ? Array.from({ length: copies }, (_, at) => loops.map((lines) => lines[at] ?? '')).flat() : loops.flat()
				const text = lines.join('\n')
				expect(remembering.diagnose(text, options)).toEqual(forgetful.diagnose(text, options))
			}),
			runs(250),
		)
	})

	it('gives it where the clock goes on, through midnight, and pulls of several kinds come in between', () => {
		const pulls = knowledge.rules.filter(({ pull }) => pull !== null).flatMap(({ samples: { match } }) => match.filter((sample) => !sample.includes('\n')))
		const clocks: readonly ((ms: number) => string)[] = [
			(ms) => `time="${new Date(ms).toISOString().slice(0, 19)}Z" `,
			(ms) => `${new Date(ms).toISOString().replace('Z', '456Z')} `,
			(ms) => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/')} `,
			(ms) => `Nov ${new Date(ms).getUTCDate()} ${new Date(ms).toISOString().slice(11, 19)} web-1 bouncer[7]: `,
			() => '',
		]
		const message = fc.tuple(fc.oneof(fc.constantFrom(...pulls), fc.constantFrom(...samples), fc.constantFrom(...others)), fc.constantFrom(...clocks))
		const line = fc.tuple(fc.nat(), fc.constantFrom(0, 0, 1, 400, 1000, 10_000, 3_600_000, -60_000))
		fc.assert(
			fc.property(fc.array(message, { minLength: 1, maxLength: 4 }), fc.array(line, { minLength: 40, maxLength: 400 }), (messages, lines) => {
				let ms = Date.UTC(2026, 10, 20, 23, 50)
				const text = lines
					.map(([which, later]) => {
						ms += later
						const [sample, clock] = messages[which % messages.length] as (typeof messages)[number]
						return `${clock(ms)}${sample}\n`
					})
					.join('')
				expect(remembering.diagnose(text, options)).toEqual(forgetful.diagnose(text, options))
			}),
			runs(120),
		)
	})

	it('gives it for more lines than fit in a block, with Windows line ends', () => {
		const [sample = ''] = knowledge.rules.filter(({ pull }) => pull === 'failed').flatMap(({ samples: { match } }) => match)
		const start = Date.UTC(2026, 10, 20)
		const lines = Array.from({ length: 12_000 }, (_, at) => {
			const other = samples[at % 7 === 0 ? (at / 7) % samples.length : -1]
			return `${new Date(start + 9000 * at).toISOString()} ${other ?? sample}\r\n`
		})
		const text = lines.join('')
		expect(text.length).toBeGreaterThan(1024 * 1024)
		expect(remembering.diagnose(text, options)).toEqual(forgetful.diagnose(text, options))
	})

	it('gives it for every sample', () => {
		const atOnce = 25
		for (let from = 0; from < samples.length; from += thorough ? atOnce : 5 * atOnce) {
			const text = samples
				.slice(from, from + atOnce)
				.flatMap((sample, number) => loop(sample, randomFrom(from + number)))
				.join('\n')
			expect(remembering.diagnose(text, options), samples[from]).toEqual(forgetful.diagnose(text, options))
		}
	})
})
