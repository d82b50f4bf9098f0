import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldCase } from '../match'
import { type HitLine, LineScanner } from './line-scanner'
import { indexNeedles } from './needles'

const needles = ['api error: access', 'connection refused', 'level=error', 'ünïcode nëedle', 'aaaaaaa', '[error]']
const index = indexNeedles(needles)

/** What the scanner must give, the plain way. */
function oracle(text: string): readonly { readonly number: number; readonly found: readonly string[] }[] {
	return text
		.split('\n')
		.map((line, at) => ({ number: at + 1, found: needles.filter((needle) => foldCase(line).includes(needle)) }))
		.filter(({ found }) => found.length > 0)
}

function scan(bytes: Uint8Array, cuts: readonly number[]) {
	const lines: { number: number; found: string[]; text: string }[] = []
	const scanner = new LineScanner(index, (line: HitLine) => {
		lines.push({ number: line.number, found: line.needles.map((needle) => needles[needle] ?? '').sort(), text: line.text })
	})
	let from = 0
	for (const cut of [...cuts].sort((a, b) => a - b)) {
		scanner.push(bytes.subarray(from, cut))
		from = cut
	}
	scanner.push(bytes.subarray(from))
	scanner.end()
	return { lines, total: scanner.lines, bytes: scanner.bytes }
}

const word = fc.oneof(
	fc.constantFrom(...needles, 'API Error: Access forbidden', 'AAAAAAAAA', 'x', '', 'level=erro', ' ', '\r', '\u0000', 'é', '1234567'),
	fc.string({ maxLength: 12 }),
)
const log = fc
	.array(
		fc.array(word, { maxLength: 6 }).map((words) => words.join('')),
		{ maxLength: 30 },
	)
	.map((lines) => lines.join('\n'))

describe('LineScanner', () => {
	it('finds exactly what a naive search finds, wherever the chunks are cut', () => {
		fc.assert(
			fc.property(log, fc.array(fc.nat({ max: 400 }), { maxLength: 8 }), (text, cuts) => {
				const bytes = new TextEncoder().encode(text)
				const { lines } = scan(
					bytes,
					cuts.filter((cut) => cut <= bytes.length),
				)
				const expected = oracle(new TextDecoder().decode(bytes)).map(({ number, found }) => ({ number, found: [...found].sort() }))
				expect(lines.map(({ number, found }) => ({ number, found }))).toEqual(expected)
			}),
			{ numRuns: 2000 },
		)
	})

	it('works at every alignment of a view into a larger buffer', () => {
		const text = 'x\nlevel=error one\ny\nAPI error: access forbidden'
		for (let shift = 0; shift < 9; shift++) {
			const buffer = new TextEncoder().encode(`${'z'.repeat(shift)}${text}`)
			const { lines } = scan(buffer.subarray(shift), [])
			expect(lines.map((line) => line.number)).toEqual([2, 4])
		}
	})

	it('counts lines and bytes, with and without a last line end', () => {
		expect(scan(new TextEncoder().encode('a\nb\nc'), [2])).toMatchObject({ total: 3, bytes: 5 })
		expect(scan(new TextEncoder().encode('a\nb\nc\n'), [3])).toMatchObject({ total: 3, bytes: 6 })
		expect(scan(new Uint8Array(0), [])).toMatchObject({ total: 0, bytes: 0 })
	})

	it('drops one carriage return before the line end', () => {
		expect(scan(new TextEncoder().encode('level=error x\r\nnext'), []).lines[0]?.text).toBe('level=error x')
	})

	it('takes a line of 5 MB and cuts what it gives', () => {
		const text = `${'a'.repeat(1)}${'b'.repeat(5_000_000)}connection refused${'c'.repeat(1_000_000)}\nlevel=error`
		const { lines } = scan(new TextEncoder().encode(text), [1_000_000, 4_000_000])
		expect(lines.map((line) => line.number)).toEqual([1, 2])
		expect(lines[0]?.text).toContain('connection refused')
		expect(lines[0]?.text.length).toBeLessThanOrEqual(64 * 1024)
	})

	it('refuses a needle that is too short', () => {
		expect(() => indexNeedles(['short'])).toThrow(/shorter than 7 bytes/)
	})
})
