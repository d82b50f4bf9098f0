import type { Entry, Read, SyntaxProblem } from '../document'
import { Places } from '../places'

interface Token {
	readonly kind: 'text' | 'number' | 'name' | 'sign'
	readonly text: string
	readonly from: number
	readonly to: number
}

/** Comments, texts (one that is not closed ends with its line), names, numbers, signs. */
const lexeme =
	/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|(?<!\S)#[^\n]*|'([^'\\\n]*(?:\\.[^'\\\n]*)*)('?)|"([^"\\\n]*(?:\\.[^"\\\n]*)*)("?)|`([^`\\]*(?:\\[\s\S][^`\\]*)*)(`?)|[A-Za-z_$][\w$]*|\d[\d_]*(?:\.\d+)?|=>|:=|==|[^\s]/g

const constants: Readonly<Record<string, unknown>> = { true: true, false: false, True: true, False: false, null: null, nil: null, None: null, undefined: null }

/**
 * Settings in a program of the reader’s own: `url: '…'` in an object, `lapi_url="…"` in a call, `APIUrl: "…"` in a struct. No
 * parser of a language: names with a literal behind `:` or `=` are entries, and each call is an entry without a value.
 */
export function readCode(text: string): Read {
	const places = new Places(text)
	const entries: Entry[] = []
	const problems: SyntaxProblem[] = []
	const tokens = tokenise(text)
	const groups: number[] = []
	let count = 0
	for (const [index, token] of tokens.entries()) {
		const next = tokens[index + 1]
		if (/^[({[]$/.test(token.text) && token.kind === 'sign') {
			// `create(…)` and `Bouncer{…}` begin a group, all other brackets belong to the one around them.
			const named = tokens[index - 1]?.kind === 'name' && token.text !== '['
			groups.push(named ? ++count : (groups.at(-1) ?? 0))
		} else if (/^[)}\]]$/.test(token.text) && token.kind === 'sign') groups.pop()
		if (token.kind !== 'name' && token.kind !== 'text') continue
		if (next?.text === '(' && token.kind === 'name') {
			entries.push({ path: [token.text], value: null, text: '', ...places.at(token.from), range: null, computed: true })
			continue
		}
		if (next?.kind !== 'sign' || (next.text !== ':' && next.text !== '=' && next.text !== ':=')) continue
		const value = tokens[index + 2]
		const after = tokens[index + 3]
		if (!value) continue
		const literal = literalOf(value)
		const whole = after === undefined || after.kind !== 'sign' || /^[,;})\]]$/.test(after.text)
		entries.push({
			path: [token.text],
			value: literal,
			text: literal === undefined ? '' : String(literal ?? ''),
			...places.at(token.from),
			range: [value.from, value.to],
			block: groups.at(-1) ?? 0,
			...(literal === undefined || !whole ? { computed: true } : {}),
		})
		const further = tokens[index + 4]
		if (next.text === ':' && literal !== undefined && after && after.kind !== 'sign' && after.kind !== 'number' && further?.text === ':')
			problems.push({
				code: 'syntax',
				severity: 'error',
				...places.at(token.from),
				key: token.text,
				message: 'A comma is missing behind this value: the program does not start.',
				fix: 'Add `,`.',
				edit: { from: value.to, to: value.to, text: ',' },
			})
	}
	return { entries, problems }
}

function literalOf(token: Token): unknown {
	if (token.kind === 'text') return token.text
	if (token.kind === 'number') return Number(token.text.replaceAll('_', ''))
	return token.kind === 'name' && token.text in constants ? constants[token.text] : undefined
}

function tokenise(text: string): readonly Token[] {
	const tokens: Token[] = []
	for (const match of text.matchAll(lexeme)) {
		const [raw, single, singleEnd, double, doubleEnd, backtick, backtickEnd] = match
		if (raw.startsWith('/*') || raw.startsWith('//') || raw.startsWith('#')) continue
		const span = { from: match.index, to: match.index + raw.length }
		const quoted = single ?? double ?? backtick
		const closed = (singleEnd ?? doubleEnd ?? backtickEnd) !== ''
		if (quoted !== undefined) tokens.push({ kind: closed && !backtick?.includes('${') ? 'text' : 'sign', text: quoted.replace(/\\(.)/g, '$1'), ...span })
		else if (/^\d/.test(raw)) tokens.push(withMinus({ kind: 'number', text: raw, ...span }, tokens))
		else if (/^[A-Za-z_$]/.test(raw)) tokens.push({ kind: 'name', text: raw, ...span })
		else tokens.push({ kind: 'sign', text: raw, ...span })
	}
	return tokens
}

/** Takes the minus in front of a number off the tokens, where it is no subtraction. */
function withMinus(number: Token, before: Token[]): Token {
	const [above, minus] = before.slice(-2)
	if (minus?.text !== '-' || minus.to !== number.from || above?.kind !== 'sign' || !/[:=(,]$/.test(above.text)) return number
	before.pop()
	return { ...number, text: `-${number.text}`, from: minus.from }
}
