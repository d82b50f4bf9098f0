import type { Scalar } from '../../../facts/bouncer'
import { BlockStack, indentAt } from './blocks'
import { type Entry, type Read, type SettingsDocument, type SyntaxProblem, Unwritable } from './document'
import { Places } from './places'
import { type Tree, treeOf } from './tree'

interface Token {
	readonly text: string
	readonly from: number
	readonly to: number
	readonly line: number
	readonly quoted: boolean
}

/** Blanks, line ends, comments; quotes and backticks; words (caddyserver.com/docs/caddyfile/concepts#tokens-and-quotes). */
const lexeme = /[ \t\r]+|\n|"((?:[^"\\]|\\[\s\S])*)"|`([^`]*)`|[^\s]+/g

/** `{env.KEY}`, `{$KEY}`, `{file./run/secret}`: filled in when Caddy starts. */
const filledIn = /\{(\$|env\.|file\.|vars\.|http\.)[^}]*\}/

/**
 * Directives of a Caddyfile with the blocks around them. The global block has no name, so its options begin at the root; a word
 * without a value is a switch that is on.
 */
export function readCaddyfile(text: string): Read {
	const places = new Places(text)
	const entries: Entry[] = []
	const problems: SyntaxProblem[] = []
	const blocks = new BlockStack()
	for (const tokens of lines(text, places)) {
		const [first] = tokens
		if (!first) continue
		const { line, column } = places.at(first.from)
		if (first.text === '}' && !first.quoted) {
			if (!blocks.pop(indentAt(text, first.from)))
				problems.push(syntax('`}` closes nothing that is open', line, column, null, 'Delete it, or add the `{` it belongs to.'))
			continue
		}
		const opening = tokens.at(-1)
		const opens = opening?.text === '{' && !opening.quoted
		const words = opens ? tokens.slice(0, -1) : tokens
		const [name, ...rest] = words
		if (opens) {
			blocks.push({ name: name?.text ?? '', line, column, indent: indentAt(text, first.from) })
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

/** Directives and the blocks around them; a level without a name is the block of global options. @throws Unwritable */
export function writeCaddyfile(document: SettingsDocument): string {
	return `# ${document.title}\n${caddyLines(treeOf(document), '')}`
}

function caddyLines(tree: Tree, indent: string): string {
	return tree
		.map((branch) => {
			if (branch.kind === 'level') return `${indent}${branch.name ? `${branch.name} ` : ''}{\n${caddyLines(branch.inner, `${indent}\t`)}${indent}}\n`
			const { name, path, value, comment } = branch
			const words = typeof value === 'object' ? value : [value]
			if (value === false) throw new Unwritable(path, 'is a switch, and off when the line is left out')
			for (const word of words) {
				if (/\{(\$|env\.|file\.|vars\.|http\.)/.test(String(word))) throw new Unwritable(path, 'has a brace that Caddy replaces by a variable')
				if (String(word).includes('`') && /\\/.test(String(word)))
					throw new Unwritable(path, 'has a backtick and a backslash, which no quotes of Caddy can hold together')
			}
			return `${comment ? `${indent}# ${comment}\n` : ''}${indent}${name}${value === true ? '' : ` ${words.map(caddyToken).join(' ')}`}\n`
		})
		.join('')
}

/** A token as Caddy takes it back: in backticks, where nothing is escaped, or in quotes. */
export function caddyToken(value: Scalar): string {
	const text = String(value)
	if (text !== '' && !/[\s"`{}#\\]/.test(text)) return text
	return text.includes('`') ? `"${text.replace(/"/g, '\\"')}"` : `\`${text}\``
}

function* lines(text: string, places: Places): Generator<readonly Token[]> {
	let tokens: Token[] = []
	let commented = false
	for (const match of text.matchAll(lexeme)) {
		const [raw, double, backtick] = match
		if (raw === '\n') {
			yield tokens
			tokens = []
			commented = false
			continue
		}
		if (commented || /^[ \t\r]+$/.test(raw)) continue
		if (raw.startsWith('#')) {
			commented = true
			continue
		}
		const quoted = double?.replace(/\\"/g, '"') ?? backtick
		tokens.push({ text: quoted ?? raw, from: match.index, to: match.index + raw.length, line: places.at(match.index).line, quoted: quoted !== undefined })
	}
	yield tokens
}

function syntax(what: string, line: number, column: number, key: string | null, fix: string): SyntaxProblem {
	return { code: 'syntax', severity: 'error', line, column, key, message: `${what}: Caddy does not start with it, and a reload keeps the old settings.`, fix }
}
