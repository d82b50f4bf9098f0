import { isMap, isScalar, isSeq } from 'yaml'
import type { EnvQuirks } from '../../../../facts/bouncer'
import type { Entry, Read } from '../document'
import { readEnv } from '../env/read'
import { parseYaml } from '../yaml/parse'
import { readYaml } from '../yaml/read'

/** A name and its value on one line: `| name | value |`, `name<tab>value`, `name - value` (bin/magento config:show), `name,value`. */
const rows = [/^\|\s*([\w./-]+)\s*\|([^|]*)\|\s*$/, /^([\w./-]+)\t(.*)$/, /^([\w./-]+) - (.*)$/, /^([\w./-]+),"?(.*?)"?$/]

const lines: EnvQuirks = { trims: true, unquotes: true, inlineComments: false, acceptsCrlf: true, lineWithoutEquals: 'ignored', equalsInValue: 'kept' }

/**
 * Settings of an admin screen, as they are stored: an object, a list of `option_name` and `option_value` (`wp option list
 * --format=json`), a table, or `name=value`.
 */
export function readFields(text: string): Read {
	const start = text.trimStart()[0]
	if (start === '[') return readList(text)
	if (start === '{') return readYaml(text)
	const found: Entry[] = []
	let offset = 0
	for (const [index, raw] of text.split('\n').entries()) {
		const line = raw.replace(/\r$/, '')
		for (const row of rows) {
			const match = row.exec(line)
			if (match?.[1] === undefined || match[2] === undefined || match[1] === 'option_name') continue
			const value = match[2].trim()
			const from = offset + line.lastIndexOf(value)
			found.push({
				path: [match[1]],
				value: value || null,
				text: value,
				line: index + 1,
				column: line.indexOf(match[1]) + 1,
				range: [from, from + value.length],
			})
			break
		}
		offset += raw.length + 1
	}
	const assigned = readEnv(text, lines)
	return found.length > assigned.entries.length ? { entries: found, problems: [] } : assigned
}

function readList(text: string): Read {
	const { documents, counter, problems } = parseYaml(text)
	const entries: Entry[] = []
	const list = documents[0]?.contents
	if (isSeq(list)) {
		for (const row of list.items) {
			if (!isMap(row)) continue
			const name = row.get('option_name')
			const node = row.get('option_value', true)
			if (typeof name !== 'string' || !isScalar(node)) continue
			const range = node.range
			const place = counter.linePos(range?.[0] ?? 0)
			entries.push({
				path: [name],
				value: node.value,
				text: String(node.value ?? ''),
				line: place.line,
				column: place.col,
				range: range ? [range[0], range[1]] : null,
			})
		}
	}
	return { entries, problems }
}
