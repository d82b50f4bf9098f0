import { BlockStack } from '../blocks'
import type { Entry, Read, SyntaxProblem } from '../document'
import { tooDeep } from '../limits'
import { Places } from '../places'
import { tokenLines } from './tokens'

/** `{env.KEY}`, `{$KEY}`, `{file./run/secret}`: filled in when Caddy starts. */
const filledIn = /\{(\$|env\.|file\.|vars\.|http\.)[^{}]*\}/

/**
 * Directives of a Caddyfile with the blocks around them. The global block has no name, so its options begin at the root; a word
 * without a value is a switch that is on.
 */
export function readCaddyfile(text: string): Read {
	const places = new Places(text)
	const entries: Entry[] = []
	const problems: SyntaxProblem[] = []
	const blocks = new BlockStack()
	/** Where the directive ended that the line above is, and what it began with. */
	let directive: { readonly name: string; readonly to: number } | null = null
	for (const tokens of tokenLines(text)) {
		const [first] = tokens
		if (!first) continue
		const above = directive
		directive = null
		const { line, column } = places.at(first.from)
		if (tokens.at(-1)?.open) {
			problems.push(syntax('A quote or heredoc is opened on this line and never closed', line, column, first.text, 'Close it.'))
			continue
		}
		if (first.text === '}' && !first.quoted) {
			if (!blocks.pop(places.indentAt(first.from)))
				problems.push(syntax('`}` closes nothing that is open', line, column, null, 'Delete it, or add the `{` it belongs to.'))
			continue
		}
		const opening = tokens.at(-1)
		const opens = opening?.text === '{' && !opening.quoted
		const words = opens ? tokens.slice(0, -1) : tokens
		const [name, ...rest] = words
		if (opens && !name && above && blocks.isOpen) {
			problems.push({
				...syntax('`{` stands on a line of its own, and not behind what it belongs to', line, column, null, 'Put it at the end of the line above.'),
				edit: { from: above.to, to: first.from, text: ' ' },
			})
			if (entries.at(-1)?.path.at(-1) === above.name) entries.pop()
			blocks.push({ name: above.name, line, column, indent: places.indentAt(first.from) })
			if (blocks.tooDeep) return tooDeep({ line, column })
			continue
		}
		directive = !opens && name ? { name: name.text, to: words.at(-1)?.to ?? name.to } : null
		if (opens) {
			blocks.push({ name: name?.text ?? '', line, column, indent: places.indentAt(first.from) })
			if (blocks.tooDeep) return tooDeep({ line, column })
			continue
		}
		if (!name) continue
		const [argument] = rest
		const last = rest.at(-1)
		entries.push({
			path: [...blocks.names, name.text],
			value: rest.length === 0 ? true : rest.length === 1 ? argument?.text : rest.map((token) => token.text),
			text: rest.length === 0 ? 'true' : rest.map((token) => token.text).join(' '),
			line,
			column,
			range: argument && last ? [argument.from, last.to] : null,
			...(rest.some((token) => filledIn.test(token.text)) ? { computed: true } : {}),
		})
	}
	const open = blocks.unclosed()
	if (open)
		problems.push(
			syntax(
				`The block ${open.name ? `\`${open.name}\`` : 'of global options'} is never closed`,
				open.line,
				open.column,
				open.name || null,
				'Add the missing `}`.',
			),
		)
	return { entries, problems }
}

function syntax(what: string, line: number, column: number, key: string | null, fix: string): SyntaxProblem {
	return { code: 'syntax', severity: 'error', line, column, key, message: `${what}: Caddy does not start with it, and a reload keeps the old settings.`, fix }
}
