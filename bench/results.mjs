import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

/** One file holds the figures of all benches; each bench owns the section between its two marks and leaves the others alone. */
const file = fileURLToPath(new URL('RESULTS.md', import.meta.url))
const heading =
	'# Results\n\nEach bench writes its own section. Ratios come from interleaved runs on one machine; seconds are only for comparison within a section.\n'

/**
 * A Markdown table.
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} rows
 */
export function table(head, rows) {
	const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The middle value; of an even number of values the mean of the middle two. */
export function median(values) {
	if (values.length === 0) throw new Error('the median of nothing')
	const sorted = [...values].sort((a, b) => a - b)
	const middle = sorted.length >> 1
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Where and when a bench ran, in one line. */
export function machine() {
	const [cpu] = cpus()
	const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
	const day = new Date().toISOString().slice(0, 10)
	return `${day}, commit ${commit}, ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform}`
}

/**
 * Prints a section and puts it into `bench/RESULTS.md`.
 * @param {string} id name of the bench, `scan` for `bench:scan`
 * @param {string} title
 * @param {string} body Markdown: tables and the sentences that explain them
 */
export function writeSection(id, title, body) {
	const section = `## ${title}\n\n${machine()}\n\n${body.trim()}\n`
	console.log(`\n${section}`)
	writeFileSync(file, withSection(read(), id, section))
}

/** The text with one section replaced, or added at its end. */
export function withSection(text, id, section) {
	const [open, close] = [`<!-- bench:${id} -->`, `<!-- /bench:${id} -->`]
	const block = `${open}\n\n${section.trim()}\n\n${close}\n`
	const from = text.indexOf(open)
	if (from < 0) return `${text.trimEnd()}\n\n${block}`
	const to = text.indexOf(close, from)
	if (to < 0) throw new Error(`${open} has no ${close}`)
	return `${text.slice(0, from)}${block}${text.slice(to + close.length).replace(/^\n/, '')}`
}

function read() {
	try {
		return readFileSync(file, 'utf8')
	} catch (error) {
		if (error.code !== 'ENOENT') throw error
		return heading
	}
}
