import { hold } from './hold.mjs'
import { pieceLength } from './samples.mjs'

const reading = (engine) => ({ year: 2026, correction: engine.noCorrection })
const digits = /\d/g

/**
 * Gives what reads the scanner's lines a text whose lines come again with other digits, once with the kernel that tells which lines
 * differ in digits only, once with the one that does not. Both must say the same of each line, and name each rule that a line
 * matches.
 */
export function recogniseReader(engine, recogniser, { pieces }) {
	const index = recogniser.index(null)
	const kernels = [engine.WasmKernel.create(), new engine.ScriptKernel()]
	return {
		longest: pieceLength,
		texts: pieces,
		read(text, random) {
			const again = () => text.replace(digits, (digit) => (random.next() < 0.2 ? random.below(10) : digit))
			const copies = Array.from({ length: 1 + random.below(5) }, again)
			const whole = copies.join('\n').toWellFormed()
			const [remembered, plain] = kernels.map((kernel) => linesOf(engine, recogniser, index, kernel, whole))
			hold(remembered.length === plain.length, `${remembered.length} lines instead of ${plain.length}`)
			for (const [at, line] of plain.entries()) hold(remembered[at].said === line.said, `${remembered[at].said}\ninstead of ${line.said}`)
			const lines = whole.split('\n')
			const number = 1 + random.below(lines.length)
			holdRules(engine, recogniser, lines[number - 1].replace(/\r$/, ''), plain.find((line) => line.number === number)?.rules ?? [])
		},
	}
}

function linesOf(engine, recogniser, index, kernel, text) {
	const read = []
	kernel.forgetShapes()
	const scanner = new engine.LineScanner(kernel, {
		onLine(...line) {
			const { number, outcome, source, text, body, template, time } = memory.read(...line)
			const { matched, ...rest } = outcome
			// Captures and the stream's name are those of some line that differs in digits: the first one's are shown.
			const captures = JSON.stringify(matched.map((one) => one.captures)).replace(digits, '0')
			const rules = matched.map(({ rule }) => rule)
			read.push({ number, rules, said: JSON.stringify({ number, rules, captures, rest, stream: source.key, text, body, template, time }) })
		},
		onBlockEnd() {},
		needles: () => index,
	})
	const memory = new engine.ShapeMemory(recogniser, reading(engine), scanner)
	scanner.push(new TextEncoder().encode(text))
	scanner.end()
	return read
}

/** Each rule is tried, whatever the scanner found. A fallback stands back where another rule explains the line. */
function holdRules(engine, { rules }, line, found) {
	const { text, body } = engine.unwrap(line, engine.noCorrection.wrapper)
	// Where something was taken out of the line, there can be more in it than the scanner saw.
	if (!line.endsWith(text) || !text.endsWith(body)) return
	const folded = engine.foldCase(text)
	const forms = body === text ? [text] : [text, body]
	for (const [number, ready] of rules.entries()) {
		if (found.includes(number) || (ready.rule.fallback && found.length > 0) || engine.matchRule(ready, forms, folded) === null) continue
		throw new Error(`${ready.rule.id} is not told of ${line}`)
	}
}
