import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../testing/thorough'
import { maskDigits } from '../lines/digits'
import { foldCase } from '../lines/match'
import { type Kernel, longestPiece, pieceStep } from './kernel'
import { LineScanner } from './line-scanner'
import { countGrams, indexNeedles, longestNeedle, type Needle } from './needles'
import { ScriptKernel } from './script-kernel'
import { WasmKernel } from './wasm-kernel'

const guards = ['nginx', 'the caddy web server', 'x.']
const words = ['api error: access', 'connection refused', 'level=error', 'ünïcode nëedle', 'aaaaaaa', '[error]', 'status 403', 'status 404', 'stopping ']
const needles: readonly Needle[] = words.map((text) => ({ text, guards: text === 'stopping ' ? guards : [] }))
const kernels: readonly (readonly [string, () => Kernel | null])[] = [
	['TypeScript', () => new ScriptKernel()],
	['WebAssembly', WasmKernel.create],
]

interface Found {
	readonly number: number
	readonly found: readonly string[]
	readonly text: string
}

/** What the scanner must give, the plain way. */
function oracle(text: string): readonly Found[] {
	return text.split('\n').flatMap((line, at) => piecesOf(line).map((piece) => ({ ...piece, number: at + 1 })))
}

/** A line as it is looked at: whole, or in overlapping pieces of which each has a needle of its own. */
function piecesOf(line: string): readonly Omit<Found, 'number'>[] {
	const bytes = new TextEncoder().encode(line)
	const pieces: Omit<Found, 'number'>[] = []
	for (let start = 0; start === 0 || start + longestPiece - pieceStep < bytes.length; start += pieceStep) {
		const piece = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start, start + longestPiece))
		const folded = foldCase(piece)
		const found = words.filter((word) => folded.includes(word)).sort()
		// A line that is seen in pieces is told without its guard.
		const guarded = bytes.length > longestPiece || guards.some((guard) => folded.includes(guard))
		const own = needles.some(
			(needle) => (needle.guards?.length === 0 || guarded) && folded.includes(needle.text, start === 0 ? 0 : longestPiece - pieceStep - needle.text.length + 1),
		)
		if (own) pieces.push({ found, text: piece.replace(/\r$/, '') })
	}
	return pieces
}

function scan(create: () => Kernel | null, bytes: Uint8Array, cuts: readonly number[]) {
	const kernel = create()
	if (!kernel) throw new Error('no kernel')
	const lines: (Found & { readonly shape: number })[] = []
	const scanner = new LineScanner(kernel, {
		onLine: (number, start, end, shape) => {
			const found = scanner.needlesIn(start, end).map((needle) => words[needle] ?? '')
			lines.push({ number, found: [...found].sort(), text: scanner.textOf(start, end), shape })
		},
		onBlockEnd: () => {},
		needles: (counts) => indexNeedles(needles, counts),
	})
	let from = 0
	for (const cut of [...cuts].sort((a, b) => a - b)) {
		scanner.push(bytes.subarray(from, cut))
		from = Math.max(from, cut)
	}
	scanner.push(bytes.subarray(from))
	scanner.end()
	return { lines, total: scanner.lines, bytes: scanner.bytes }
}

/** Long texts by their length and ends: a difference between megabytes is no help. */
const summary = ({ number, found, text }: Found) => ({ number, found, length: text.length, start: text.slice(0, 20), end: text.slice(-20) })
const withoutShape = (lines: readonly Found[]) => lines.map(({ number, found, text }) => ({ number, found, text }))

const word = fc.oneof(
	fc.constantFrom(
		...words,
		...guards,
		'Stopping ',
		'NGINX',
		'ngin',
		'API Error: Access forbidden',
		'AAAAAAAAA',
		'x',
		'',
		'level=erro',
		' ',
		'\r',
		'\u0000',
		'é',
		'1234567',
		'status 40',
		'3',
	),
	fc.string({ maxLength: 12 }),
)
const log = fc
	.array(
		fc.array(word, { maxLength: 6 }).map((words) => words.join('')),
		{ maxLength: 30 },
	)
	.map((lines) => lines.join('\n'))

describe.each(kernels)('LineScanner with the kernel in %s', (_, create) => {
	it('finds exactly what a naive search finds, wherever the chunks are cut', () => {
		fc.assert(
			fc.property(log, fc.array(fc.nat({ max: 400 }), { maxLength: 8 }), (text, cuts) => {
				const bytes = new TextEncoder().encode(text)
				const { lines } = scan(
					create,
					bytes,
					cuts.filter((cut) => cut <= bytes.length),
				)
				expect(withoutShape(lines)).toEqual(oracle(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)))
			}),
			runs(1000),
		)
	})

	it('finds the same in a log of many blocks, with lines of every length', () => {
		const sizes = fc.constantFrom(0, 1, 15, 16, 17, 200, longestPiece - 20, longestPiece, longestPiece + 1, pieceStep + longestPiece, 700_000)
		const line = fc.tuple(sizes, fc.constantFrom(...words, 'stopping nginx', 'nothing'), sizes)
		fc.assert(
			fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, closed) => {
				const text = lines.map(([before, needle, after]) => 'b'.repeat(before) + needle + 'c'.repeat(after)).join('\n') + (closed ? '\n' : '')
				const bytes = new TextEncoder().encode(text)
				const found = scan(create, bytes, [])
				expect(found.lines.map(summary)).toEqual(oracle(text).map(summary))
				expect(found.total).toBe(text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0))
			}),
			runs(25),
		)
	})

	it('finds a needle across the end of a piece', () => {
		for (let shift = -12; shift <= 12; shift++) {
			const text = `${'b'.repeat(longestPiece + shift - 6)}level=error${'c'.repeat(90_000)}`
			expect(scan(create, new TextEncoder().encode(text), []).lines.map(summary)).toEqual(oracle(text).map(summary))
		}
	})

	it('counts lines and bytes, with and without a last line end', () => {
		expect(scan(create, new TextEncoder().encode('a\nb\nc'), [2])).toMatchObject({ total: 3, bytes: 5 })
		expect(scan(create, new TextEncoder().encode('a\nb\nc\n'), [3])).toMatchObject({ total: 3, bytes: 6 })
		expect(scan(create, new Uint8Array(0), [])).toMatchObject({ total: 0, bytes: 0 })
		const many = new TextEncoder().encode('one line of the log\n'.repeat(200_000))
		expect(scan(create, many, [])).toMatchObject({ total: 200_000, bytes: 4_000_000 })
	})

	it('drops one carriage return before the line end', () => {
		expect(scan(create, new TextEncoder().encode('level=error x\r\nnext'), []).lines[0]?.text).toBe('level=error x')
	})

	it('takes more hits than fit into one answer of the kernel', () => {
		const { lines } = scan(create, new TextEncoder().encode('level=error\n'.repeat(30_000)), [])
		expect(lines.length).toBe(30_000)
		expect(lines.at(-1)?.number).toBe(30_000)
	})
})

describe('shapes', () => {
	it('are one for lines that differ in digits, and only for those', () => {
		fc.assert(
			fc.property(log, (text) => {
				const { lines } = scan(WasmKernel.create, new TextEncoder().encode(text.repeat(3)), [])
				const byShape = new Map<number, string>()
				for (const { shape, text: line } of lines) {
					const masked = maskDigits(line)
					if (shape >= 0 && !line.includes('\ufffd')) expect(byShape.get(shape) ?? masked).toBe(masked)
					byShape.set(shape, masked)
				}
				expect(new Set(lines.filter(({ shape }) => shape >= 0).map(({ text: line }) => maskDigits(line))).size).toBeLessThanOrEqual(byShape.size)
			}),
			runs(1000),
		)
	})

	it('run out without harm', () => {
		const text = Array.from({ length: 40_000 }, (_, at) => `level=error ${at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')}`).join(
			'\n',
		)
		const { lines } = scan(WasmKernel.create, new TextEncoder().encode(text), [])
		expect(lines.length).toBe(40_000)
		expect(lines.at(-1)?.shape).toBe(-1)
	})
})

describe('indexNeedles', () => {
	it('refuses a needle that is too short or too long', () => {
		expect(() => indexNeedles([{ text: 'short' }])).toThrow(/shorter than 7 bytes/)
		expect(() => indexNeedles([{ text: 'x'.repeat(longestNeedle + 1) }])).toThrow(/longer than 1024 bytes/)
	})

	it('chooses another window where the usual one is common', () => {
		const rare = indexNeedles([{ text: 'connection refused by peer' }], countGrams(new TextEncoder().encode('connection refused '.repeat(100))))
		expect([...rare.probes].filter((_, at) => at % 2 === 1).every((offset) => (offset & 0xffff) >= 15)).toBe(true)
	})
})
