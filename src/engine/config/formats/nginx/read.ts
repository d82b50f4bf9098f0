import { BlockStack } from '../blocks'
import type { Entry, Read, SyntaxProblem } from '../document'
import { mostFaults, tooDeep } from '../limits'
import { Places } from '../places'
import { luaEnd } from './lua'

/** Names that begin a directive and never a value: where one begins a line inside another directive, a semicolon is missing. */
const directiveStart = /^(lua|ssl|proxy|crowdsec|server|access|client|init|resolver|keepalive|include|location|map|gzip|load|listen|root|set)(_[a-z0-9_]+)?$/

/** Comments, quotes (the last one may be open), the signs that end something, words (nginx.org/en/docs/beginners_guide.html#conf_structure). */
const lexeme =
	/#[^\n]*|"([^"\\]*(?:\\[\s\S][^"\\]*)*)("?)|'([^'\\]*(?:\\[\s\S][^'\\]*)*)('?)|[{};]|\$\{\w+\}|(?:[^\s{};"'#\\]|\\[\s\S])(?:\$\{\w+\}|[^\s{};\\]|\\[\s\S])*/g

interface Word {
	readonly text: string
	readonly from: number
	readonly to: number
}

/**
 * Directives of NGINX, wherever they stand: `{ path: ['lua_package_path'], … }`. A variable that is set counts with its name
 * (`set $name`), a shared dictionary too (`lua_shared_dict name`); Lua blocks are directives without a value.
 */
export function readNginx(text: string): Read {
	const places = new Places(text)
	const entries: Entry[] = []
	const problems: SyntaxProblem[] = []
	const blocks = new BlockStack()
	let words: Word[] = []
	let openQuote = false
	lexeme.lastIndex = 0
	for (let match = lexeme.exec(text); match && problems.length < mostFaults; match = lexeme.exec(text)) {
		const [raw, double, doubleEnd, single, singleEnd] = match
		if (raw.startsWith('#')) continue
		const at = match.index
		if (doubleEnd === '' || singleEnd === '') {
			problems.push(syntax('A quote is opened here and never closed', places.at(at), words[0]?.text ?? null, 'Close the quote.'))
			if (openQuote) break
			openQuote = true
			words = []
			lexeme.lastIndex = places.lineEnd(at)
			continue
		}
		if (raw === '}') {
			leftOver(words, places, problems)
			words = []
			if (!blocks.pop(places.indentAt(at)))
				problems.push(syntax('`}` closes nothing that is open', places.at(at), null, 'Delete it, or add the `{` it belongs to.'))
			continue
		}
		if (raw === ';') {
			directive(words, places, entries, blocks.number)
			words = []
			continue
		}
		if (raw === '{') {
			const [name] = words
			if (name?.text.endsWith('_by_lua_block')) {
				entries.push({ path: [name.text], value: true, text: 'true', ...places.at(name.from), range: null, block: blocks.number })
				const end = luaEnd(text, at + 1)
				if (end === null) {
					problems.push({ ...syntax(`The block \`${name.text}\` is never closed`, places.at(name.from), name.text, 'Add the missing `}`.'), swallows: true })
					words = []
					break
				}
				lexeme.lastIndex = end
			} else blocks.push({ name: name?.text ?? '', ...places.at(name?.from ?? at), indent: places.indentAt(name?.from ?? at) })
			if (blocks.tooDeep) return tooDeep(places.at(at))
			words = []
			continue
		}
		const [first] = words
		if (first && double === undefined && single === undefined && directiveStart.test(raw) && places.beginsLine(at)) {
			problems.push(noSemicolon(words, places))
			directive(words, places, entries, blocks.number)
			words = []
		}
		words.push({ text: unescaped(double ?? single ?? raw), from: at, to: at + raw.length })
	}
	leftOver(words, places, problems)
	const open = blocks.unclosed()
	if (open) problems.push(syntax(`The block \`${open.name}\` is never closed`, open, open.name, 'Add the missing `}`.'))
	return { entries, problems }
}

function directive(words: readonly Word[], places: Places, entries: Entry[], block: number): void {
	const [first, second] = words
	if (!first) return
	const named = second !== undefined && (first.text === 'set' || first.text === 'lua_shared_dict')
	const rest = words.slice(named ? 2 : 1)
	const [from, to] = [rest[0]?.from, rest.at(-1)?.to]
	entries.push({
		path: [named ? `${first.text} ${second.text}` : first.text],
		value: rest.length === 0 ? null : rest.length === 1 ? rest[0]?.text : rest.map(({ text }) => text),
		text: rest.map(({ text }) => text).join(' '),
		...places.at(first.from),
		range: from !== undefined && to !== undefined ? [from, to] : null,
		block,
		...(rest.some(({ text }) => /\$\w|\$\{/.test(text)) ? { computed: true } : {}),
	})
}

/** What a backslash means to NGINX inside of a word. */
function unescaped(text: string): string {
	return text.replace(/\\(["'\\trn])/g, (_, sign: string) => ({ t: '\t', r: '\r', n: '\n' })[sign] ?? sign)
}

function leftOver(words: readonly Word[], places: Places, problems: SyntaxProblem[]): void {
	if (words.length > 0) problems.push(noSemicolon(words, places))
}

function noSemicolon(words: readonly Word[], places: Places): SyntaxProblem {
	const [first] = words
	const end = words.at(-1)?.to ?? 0
	return {
		...syntax('A semicolon is missing at the end of this directive', places.at(first?.from ?? end), first?.text ?? null, 'Add `;`.'),
		edit: { from: end, to: end, text: ';' },
	}
}

function syntax(what: string, { line, column }: { readonly line: number; readonly column: number }, key: string | null, fix: string): SyntaxProblem {
	return { code: 'syntax', severity: 'error', line, column, key, message: `${what}: NGINX refuses the file.`, fix }
}
