import type { OutputReader, Sighting } from '../output'
import { cscliCommand } from './command'
import { engine } from './reader'

const given = /^line: (?<line>.*)$/
/** 1.4.6 calls a line that a list sets aside a failure of its parsers. */
const setAside = /^\s*\|\s*[├└] .{0,200}\[whitelisted\]/
const outcome = /^\s*[├└]-{4,10} parser (?<result>success|failure)(?<whitelist>, ignored by whitelist)?/

/** `cscli explain`: what the parsers make of a line (`cliexplain/explain.go`, `pkg/dumps/parser_dump.go`). */
export const explain: OutputReader<'cscli-explain'> = {
	id: 'cscli-explain',
	command: cscliCommand('explain\\b'),
	begins: [given],
	read(lines) {
		const sightings: Sighting[] = []
		let line: string | null = null
		let isSetAside = false
		let end = 0
		let at = 0
		for (; at < lines.length; at++) {
			const text = lines.at(at) ?? ''
			const begun = given.exec(text)?.groups?.line
			const result = outcome.exec(text)?.groups
			if (setAside.test(text)) isSetAside = true
			if (begun !== undefined) {
				line = begun
				isSetAside = false
			} else if (line !== null && result) {
				const isWhitelisted = result.whitelist !== undefined || isSetAside
				const what = isWhitelisted ? 'whitelisted' : result.result === 'failure' ? 'failed' : 'parsed'
				sightings.push({ at, what: { kind: 'engine-explained', outcome: what, line } })
				end = at + 1
			} else if (text.trim() !== '' && !/^\s*[|├└]/.test(text)) break
			else if (sightings.length > 0 && /^\s+[|├└]/.test(text)) end = at + 1
		}
		return sightings.length === 0 ? { nothingIn: at } : { length: end, subject: engine, sightings, logs: [] }
	},
}
