import { hold } from './hold.mjs'
import { latin1, lineOf, plainSearch } from './plain-search.mjs'
import { pieceLength } from './samples.mjs'

/** One text in so many lies across the end of the scanner's input: to fill that first takes many times as long. */
const crossing = 100

const encoder = new TextEncoder()
const nothing = new Uint8Array(0)
const newline = 10

const kernelsOf = ({ WasmKernel, ScriptKernel }) => [
	['WebAssembly', () => WasmKernel.create()],
	['TypeScript', () => new ScriptKernel()],
]

/**
 * Gives the scanner a text in chunks that are cut anywhere, with each kernel, and looks whether both tell what a plain search of
 * the whole text finds. As in the analyzer a kernel serves one log after the other, and forgets the shapes of the last.
 */
export function scanReader(engine, recogniser, { logs, pieces }, kernels = kernelsOf(engine)) {
	const search = plainSearch(recogniser.needles, engine.foldCase)
	// One suits most logs, one was made for these: another window of each needle is looked for.
	const sets = [null, engine.countGrams(encoder.encode(logs.join('\n')))].map((counts) => {
		const index = recogniser.index(counts)
		return kernels.map(([name, create]) => ({ name, index, kernel: create() }))
	})
	const fillers = [whole(engine.inputBytes), open(engine.inputBytes)]

	return {
		longest: pieceLength,
		texts: pieces,
		read(text, random) {
			const bytes = damaged(random, encoder.encode(text))
			const filler = random.below(crossing) === 0 ? random.pick(fillers) : null
			const before = filler ? filler.bytes.subarray(-(engine.inputBytes - random.below(bytes.length + 1))) : nothing
			const linesBefore = newlinesIn(before)
			const all = linesBefore + newlinesIn(bytes) + ((bytes.at(-1) ?? before.at(-1) ?? newline) === newline ? 0 : 1)
			const told = random.pick(sets).map(({ name, index, kernel }) => ({ name, ...scan(engine, index, kernel, [before, ...chunksOf(random, bytes)]) }))
			// The plain search knows nothing of the pieces of a line that is longer than 64 KiB.
			const expected = filler?.isOpen ? told[0].lines : search(bytes, linesBefore)
			for (const { name, lines, total, length } of told) {
				hold(total === all, `${name}: ${total} lines instead of ${all}`)
				hold(length === before.length + bytes.length, `${name}: ${length} bytes instead of ${before.length + bytes.length}`)
				const other = Array.from({ length: Math.max(lines.length, expected.length) }, (_, at) => at).find((at) => lines[at] !== expected[at])
				hold(other === undefined, `${name}: ${lines[other] ?? 'nothing'}\ninstead of ${expected[other] ?? 'nothing'}`)
			}
		},
	}
}

function scan({ LineScanner }, index, kernel, chunks) {
	const lines = []
	const shapes = new Map()
	kernel.forgetShapes()
	const scanner = new LineScanner(kernel, {
		onLine(number, start, end, shape) {
			const line = latin1(scanner.block.subarray(start, end))
			lines.push(lineOf(number, line, [...scanner.needlesIn(start, end)]))
			if (shape < 0) return
			const masked = line.replace(/\d/g, '0')
			hold((shapes.get(shape) ?? masked) === masked, `one shape for ${shapes.get(shape)}\nand ${masked}`)
			shapes.set(shape, masked)
		},
		onBlockEnd() {},
		needles: () => index,
	})
	for (const chunk of chunks) scanner.push(chunk)
	scanner.end()
	return { lines, total: scanner.lines, length: scanner.bytes }
}

/** Some bytes are others, so that it need not be UTF-8, and a fragment need not be one. */
function damaged(random, bytes) {
	for (let count = random.below(6); count > 0 && bytes.length > 0; count--) {
		const at = random.below(bytes.length)
		bytes[at] = random.pick([bytes[at] ^ 0x20, newline, 13, 48 + random.below(10), random.below(256)])
	}
	return bytes
}

function chunksOf(random, bytes) {
	const cuts = Array.from({ length: random.below(6) }, () => random.below(bytes.length + 1)).sort((a, b) => a - b)
	return [...cuts, bytes.length].map((cut, at) => bytes.subarray(cuts[at - 1] ?? 0, cut))
}

function newlinesIn(bytes) {
	let count = 0
	for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count++
	return count
}

/** Lines without a needle. */
function whole(length) {
	const { bytes } = open(length)
	for (let at = length - 1; at >= 0; at -= 4000) bytes[at] = newline
	return { bytes, isOpen: false }
}

/** One line that goes on. */
const open = (length) => ({ bytes: new Uint8Array(length).fill('~'.charCodeAt(0)), isOpen: true })
