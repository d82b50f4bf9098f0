import { type Dress, ended, type Part, withRest } from './dress'
import { type Line, part } from './lines'

const mark = /^ {0,3}> ?/
/** Fewer are a line of something else: of a diff, of curl. */
const leastLines = 2
/** A request that curl shows begins like a quote. */
const request = /^> (?:(?:GET|POST|HEAD|PUT) |Host: |User-Agent: |Accept: |X-Api-Key: )/i

/** The shell asks so for the rest of a command. */
const goesOn = /<<-?\s*["'\\]?\w|\\\s*$/

/** Lines with the sign of an answer in front, `> `, as mail programs and forums write them; each layer is taken off on its own. */
export const quotes: Dress<'quotes'> = {
	id: 'quotes',
	signs: /^ {0,3}>/m,
	takeOff({ lines }) {
		const found: { from: number; to: number; part: Part }[] = []
		for (let from = 0; from < lines.length; from++) {
			if (!isQuoted(lines[from])) continue
			let to = from + 1
			while (to < lines.length && isQuoted(lines[to])) to++
			const quoted = lines.slice(from, to)
			if (quoted.length >= leastLines && !goesOn.test(lines[from - 1]?.text ?? '') && !quoted.some(({ text }) => request.test(text)))
				found.push({ from, to, part: { lines: ended(lines, from, to).map(unquoted), inside: true } })
			from = to
		}
		return found.length > 0 ? withRest(lines, found) : null
	},
}

function isQuoted(line: Line | undefined): boolean {
	return line !== undefined && mark.test(line.text)
}

function unquoted(line: Line): Line {
	return part(line, mark.exec(line.text)?.[0].length ?? 0)
}
