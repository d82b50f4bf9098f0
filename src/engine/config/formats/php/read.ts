import type { Entry, Read, SyntaxProblem } from '../document'
import { deepest, tooDeep } from '../limits'
import { Places } from '../places'

interface Token {
	readonly kind: 'text' | 'number' | 'name' | 'sign'
	/** A text without its quotes and escapes. */
	readonly text: string
	readonly from: number
	readonly to: number
	/** A text with a variable in it. */
	readonly computed?: boolean
}

/** What an expression is worth, as far as it can be told without running it. */
type Parsed =
	| { readonly kind: 'scalar'; readonly value: unknown; readonly text: string; readonly from: number; readonly to: number }
	| { readonly kind: 'array'; readonly value: unknown; readonly from: number; readonly to: number }
	| { readonly kind: 'computed'; readonly from: number; readonly to: number }

const lexeme =
	/\/\*[\s\S]*?(?:\*\/|$)|(?:\/\/|#(?!\[))[^\n]*|'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"|[\\A-Za-z_$][\\\w$]*|\d[\d_]*(?:\.\d+)?|=>|->|::|\?->|\?\?|\?:|&&|\|\||[^\s]/g

const closing: Readonly<Record<string, string>> = { '[': ']', '(': ')' }
const operators = new Set(['.', '+', '-', '*', '/', '?', ':', '??', '?:', '->', '?->', '::', '|', '||', '&&', '&', '!'])

/**
 * A settings file of PHP that returns an array: `<?php return ['key' => value, …];`. Values that PHP would have to work out are
 * given as computed. Names of the faults are those of a reader; PHP itself says “syntax error, unexpected …”.
 */
export function readPhp(text: string): Read {
	// Any text has no tag: one with an array of PHP in it is a file that lost it.
	if (!/<\?|=>/.test(text)) return { entries: [], problems: [] }
	return new PhpReader(text).read()
}

class PhpReader {
	private readonly places: Places
	private readonly entries: Entry[] = []
	private readonly problems: SyntaxProblem[] = []
	private readonly tokens: readonly Token[]
	private at = 0

	constructor(private readonly text: string) {
		this.places = new Places(text)
		const tag = /<\?(?:php\b|=)?/i.exec(text)
		if (!tag)
			this.problems.push({
				code: 'no-php-tag',
				severity: 'error',
				line: 1,
				column: 1,
				key: null,
				message: 'The file does not begin with `<?php`: PHP prints it, key included, into every page, and there are no settings.',
				fix: 'Put `<?php` on the first line.',
			})
		this.tokens = this.tokenise(tag ? tag.index + tag[0].length : 0)
	}

	read(): Read {
		const deep = this.tooDeepAt()
		if (deep) return tooDeep(this.places.at(deep.from))
		const start = this.findArray()
		if (start !== null) {
			this.at = start
			this.array([])
			const end = this.tokens[this.at]
			if (this.problems.length === 0 && end?.text !== ';' && end?.text !== '?>')
				this.fault('A `;` is missing at the end', this.tokens[this.at - 1], null, 'Add `;`.')
		}
		return { entries: this.entries, problems: this.problems }
	}

	private tooDeepAt(): Token | null {
		let open = 0
		for (const token of this.tokens) {
			if (token.kind !== 'sign') continue
			if (token.text === '[' || token.text === '(') open++
			if (token.text === ']' || token.text === ')') open--
			if (open > deepest) return token
		}
		return null
	}

	/** The array that the file returns; where nothing is returned, the first one, with a problem. */
	private findArray(): number | null {
		const returned = this.tokens.findIndex(({ kind, text }) => kind === 'name' && text.toLowerCase() === 'return')
		const first = this.tokens.findIndex((token, index) => index > returned && this.opensArray(index) && token.kind !== 'text')
		if (first < 0) return null
		if (returned < 0 && this.problems.length === 0)
			this.fault('The array is not returned, so the program gets no settings', this.tokens[Math.max(0, first - 1)], null, 'Write `return [ … ];`.')
		return first
	}

	private opensArray(index: number): boolean {
		const token = this.tokens[index]
		return (
			(token?.kind === 'sign' && token.text === '[') || (token?.kind === 'name' && token.text.toLowerCase() === 'array' && this.tokens[index + 1]?.text === '(')
		)
	}

	/** Reads an array from its bracket on; keyed values become entries below the path. */
	private array(path: readonly string[]): unknown {
		const opener = this.tokens[this.at]
		if (opener?.text !== '[') this.at++
		const close = closing[this.tokens[this.at]?.text ?? '['] ?? ']'
		this.at++
		const list: unknown[] = []
		let keyed = false
		for (;;) {
			const token = this.tokens[this.at]
			if (!token) {
				this.fault(`The array is never closed`, opener, path.at(-1) ?? null, `Add \`${close}\`.`)
				break
			}
			if (token.text === close && token.kind === 'sign') {
				this.at++
				break
			}
			if (token.text === ',' && token.kind === 'sign') {
				this.at++
				continue
			}
			const before = this.at
			const key = this.expression([])
			const separator = this.tokens[this.at]
			if (separator?.kind === 'sign' && (separator.text === '=>' || separator.text === '=' || separator.text === ':') && key.kind === 'scalar') {
				keyed = true
				if (separator.text !== '=>')
					this.fault(`\`${separator.text}\` stands where \`=>\` belongs`, token, key.text, 'Write `=>`.', {
						from: separator.from,
						to: separator.to,
						text: '=>',
					})
				this.at++
				this.keyedValue([...path, key.text], token)
			} else list.push(literalValue(key))
			this.comma(close, key.kind === 'scalar' ? key.text : null)
			if (this.at === before) this.at++
		}
		return keyed && list.length === 0 ? {} : list
	}

	private keyedValue(path: readonly string[], keyToken: Token): void {
		const mark = this.entries.length
		const parsed = this.expression(path)
		if (this.entries.length > mark) return
		this.entries.push({
			path,
			value: literalValue(parsed),
			text: parsed.kind === 'scalar' ? parsed.text : this.text.slice(parsed.from, parsed.to),
			...this.places.at(keyToken.from),
			range: [parsed.from, parsed.to],
			...(parsed.kind === 'computed' ? { computed: true } : {}),
			...(parsed.kind === 'scalar' && typeof parsed.value === 'string' ? { quoted: true } : {}),
		})
	}

	/** What follows a value is a comma or the end; another value there means that the comma was forgotten. */
	private comma(close: string, key: string | null): void {
		const token = this.tokens[this.at]
		if (!token || (token.kind === 'sign' && (token.text === ',' || token.text === close))) return
		const last = this.tokens[this.at - 1]
		if (token.kind === 'sign') {
			this.fault(`\`${token.text}\` does not belong here`, token, key, 'Compare brackets, quotes and commas of this line.')
			this.at++
			return
		}
		this.fault('A comma is missing at the end of this line', last, key, 'Add `,`.', last && { from: last.to, to: last.to, text: ',' })
	}

	private expression(path: readonly string[]): Parsed {
		const first = this.tokens[this.at]
		const from = first?.from ?? this.text.length
		const simple = this.operand(path)
		const next = this.tokens[this.at]
		if (next?.kind !== 'sign' || !operators.has(next.text) || (next.text === ':' && simple.kind === 'scalar')) return simple
		while (this.tokens[this.at]?.kind === 'sign' && operators.has(this.tokens[this.at]?.text ?? '')) {
			this.at++
			const after = this.tokens[this.at]
			if (!after || after.text === ',' || after.text === ']' || after.text === ')') break
			this.operand([])
		}
		return { kind: 'computed', from, to: this.tokens[this.at - 1]?.to ?? from }
	}

	private operand(path: readonly string[]): Parsed {
		const token = this.tokens[this.at]
		const from = token?.from ?? this.text.length
		if (!token) return { kind: 'computed', from, to: from }
		if (this.opensArray(this.at)) {
			const value = this.array(path)
			return { kind: 'array', value, from, to: this.tokens[this.at - 1]?.to ?? from }
		}
		if (token.kind === 'sign' && (token.text === ',' || token.text === ']' || token.text === ')' || token.text === '=>' || token.text === '='))
			return { kind: 'computed', from, to: from }
		this.at++
		if (token.kind === 'text' && !token.computed) return { kind: 'scalar', value: token.text, text: token.text, from, to: token.to }
		if (token.kind === 'number') return this.number(token, '')
		const after = this.tokens[this.at]
		if (token.text === '-' && after?.kind === 'number') {
			this.at++
			return this.number(after, '-')
		}
		const known =
			token.kind === 'name'
				? new Map<string, unknown>([
						['true', true],
						['false', false],
						['null', null],
					]).get(token.text.toLowerCase())
				: undefined
		if (known !== undefined) return { kind: 'scalar', value: known, text: known === null ? '' : String(known), from, to: token.to }
		if (token.kind === 'name' && /^[a-z]+$/.test(token.text) && !after?.text.match(/^(\(|::|->|\\)/) && !/^(new|clone|function|fn|static)$/.test(token.text))
			this.fault(`\`${token.text}\` is a word that PHP does not know`, token, path.at(-1) ?? null, 'Write `true`, `false`, a number, or a text in quotes.')
		if (token.text === '(' || token.text === '!') {
			if (token.text === '(') this.group()
			// A cast: `(int) getenv('X')`.
			const inner = this.tokens[this.at]
			if (inner && (inner.kind === 'name' || inner.kind === 'text')) this.operand([])
		} else if (this.tokens[this.at]?.text === '(' && token.kind === 'name') {
			this.at++
			this.group()
		}
		return { kind: 'computed', from, to: this.tokens[this.at - 1]?.to ?? token.to }
	}

	private number(token: Token, sign: string): Parsed {
		const text = sign + token.text.replaceAll('_', '')
		return { kind: 'scalar', value: Number(text), text, from: token.from - sign.length, to: token.to }
	}

	/** Skips to the end of a bracket that was just opened. */
	private group(): void {
		let depth = 1
		while (depth > 0 && this.at < this.tokens.length) {
			const token = this.tokens[this.at++]
			if (token?.kind !== 'sign') continue
			if (token.text === '(' || token.text === '[') depth++
			if (token.text === ')' || token.text === ']') depth--
		}
	}

	private tokenise(start: number): readonly Token[] {
		const tokens: Token[] = []
		lexeme.lastIndex = start
		for (let match = lexeme.exec(this.text); match; match = lexeme.exec(this.text)) {
			const [raw, single, double] = match
			if (raw.startsWith('/*') || raw.startsWith('//') || raw.startsWith('#')) continue
			const span = { from: match.index, to: match.index + raw.length }
			if (single !== undefined) tokens.push({ kind: 'text', text: single.replace(/\\(['\\])/g, '$1'), ...span })
			else if (double !== undefined)
				tokens.push({
					kind: 'text',
					text: double.replace(/\\([nrt"\\$])/g, (_, sign: string) => ({ n: '\n', r: '\r', t: '\t' })[sign] ?? sign),
					...span,
					...(/(?<!\\)\$[A-Za-z_{]|\{\$/.test(double) ? { computed: true } : {}),
				})
			else if (/^\d/.test(raw)) tokens.push({ kind: 'number', text: raw, ...span })
			else if (/^[\\A-Za-z_$]/.test(raw)) tokens.push({ kind: 'name', text: raw, ...span })
			else if (raw === "'" || raw === '"') {
				this.problems.push({
					code: 'syntax',
					severity: 'error',
					...this.places.at(match.index),
					key: null,
					message: 'A quote that is opened here is never closed: PHP cannot read the file.',
					fix: 'Close the quote.',
				})
				break
			} else tokens.push({ kind: 'sign', text: raw, ...span })
		}
		return tokens
	}

	private fault(what: string, token: Token | undefined, key: string | null, fix: string, edit?: SyntaxProblem['edit']): void {
		this.problems.push({
			code: 'syntax',
			severity: 'error',
			...this.places.at(token?.from ?? this.text.length),
			key,
			message: `${what}: PHP cannot read the file.`,
			fix,
			...(edit ? { edit } : {}),
		})
	}
}

function literalValue(parsed: Parsed): unknown {
	return parsed.kind === 'computed' ? undefined : parsed.value
}
