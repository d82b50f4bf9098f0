import { isHarmlessValue, isHarmlessWord } from './harmless'
import { isMark, type Range } from './range'

/** A value longer than this is no value of a line; what looks random in it is found without its name. */
const reach = { plain: 1024, quoted: 4096, block: 16_384, name: 64 } as const

const secretWord =
	/(passwords?|passwd|passphrase|passcode|pass|pwd|psk|secrets?|tokens?|credentials?|keys?|authorization|auth|phpsessid|jsessionid|sessionid|session|sess|sid|csrf|xsrf|signature|enroll)([\w-]{0,40})/gi
/** Too short or too common to be told from within a longer word. */
const short = /^(?:pass|pwd|psk|auth|sess|sid|session|signature|enroll)$/i
/** They name much that is no secret: only what does not read as a word is one. */
const weak = /^(?:auth|sess|sid|session|signature|enroll|csrf|xsrf)$/i
/** After these a sentence gives the value itself. */
const spoken = /^(?:pass(?!$)|pwd)/i
const password = /^(?:pass|pwd|secret|psk)/i
/** The setting is about a secret and holds none. */
const about =
	/(?:^|[_-]|[a-z0-9](?=[A-Z]))(?:files?|paths?|dir|names?|types?|length|len|size|count|ttl|expir\w*|every|interval|frequency|timeout|header|prefix|format|algorithms?|usages?|urls?|uri|version|required|enabled|valid|present|set|ref)$/i
const harmlessName =
	/public|(?:^|\.)(?:get|new|fetch|create|parse|read|load|validate|check)[A-Z]|(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass$|^(?:monkey|turkey|hotkey|keys?board)$/i

const closing = /\\{0,32}(?:["'`]|%22|&quot;|&#34;)?\]?/y
/** A line end or a tab may be written out, as JSON does. */
const separator =
	/[ \t]{0,32}(?:=>|:=|\?=|\+=|={1,2}|:(?!:|\/\/|[-=+?])|%3D|%3A(?!%2F)|&#61;)(?:[ \t]{0,64}[|>][+-]?(?=\\{1,16}n))?(?:[ \t]|\\{1,16}[nrt]|%20){0,64}/iy
/** `- name: API_KEY` and then its value, as Kubernetes, XML and Caddy's JSON have it. */
const valueOfName = /(?:\\{0,32}["'][ \t]{0,8})?[,;]?(?:\s|\\{1,16}[nrt]){0,64}\\{0,32}["']?value\\{0,32}["']?[ \t]{0,8}[:=][ \t]{0,8}/iy
const blank = /[ \t]{1,64}/y
const argument = /["'][ \t]{0,4},[ \t]{0,4}(?=["'])/y
const opening = /\\{0,32}["'`]|%22|&quot;|&#34;/iy
/** The beginning of a line of a configuration: nothing but a name may stand before the separator. */
const lineStart =
	/^[ \t]*(?:[-+#;*>]+|\/\/)?[ \t]*(?:- )?(?:(?:export|set|env|setenv|setenvif|define|local|let|const|var)[ \t]+)?["'$]?(?:[\w.-]+\[)?["'$]?[\w.-]*$/i

/** Values that a name tells: `api_key: x`, `'password' => 'x'`, `CrowdsecAPIKey x`, `--token x`, `<secret>x</secret>`. */
export function namedSecrets(text: string): readonly Range[] {
	const found: Range[] = []
	secretWord.lastIndex = 0
	for (let match = secretWord.exec(text); match; match = secretWord.exec(text)) {
		const [whole, word = '', suffix = ''] = match
		const name = nameAt(text, match.index, word, suffix)
		if (name === null) {
			secretWord.lastIndex = match.index + word.length
			continue
		}
		const values = valuesAfter(text, match.index + whole.length, name)
		found.push(...values)
		const last = values.at(-1)
		if (last) secretWord.lastIndex = Math.max(last.to, match.index + whole.length)
	}
	return found
}

interface Name {
	readonly text: string
	readonly from: number
	readonly word: string
	/** An identifier of several words: a setting, not a word of a sentence. */
	readonly isCompound: boolean
	readonly isAtLineStart: boolean
	readonly isQuoted: boolean
}

function nameAt(text: string, at: number, word: string, suffix: string): Name | null {
	const shouts = word === word.toUpperCase()
	if (!(suffix === '' || /^[_\d-]/.test(suffix) || (!shouts && /^[A-Z]/.test(suffix)))) return null
	const before = text[at - 1] ?? ''
	const startsAWord = !/[A-Za-z]/.test(before) || (/[a-z]/.test(before) && /[A-Z]/.test(word[0] ?? ''))
	if (short.test(word) && !startsAWord) return null
	const from = startOfName(text, at)
	const whole = text.slice(from, at) + word + suffix
	if (/masked-secret/.test(whole) || harmlessName.test(whole) || about.test(suffix)) return null
	const stretch = text.slice(Math.max(0, from - 80), from)
	const line = stretch.slice(stretch.lastIndexOf('\n') + 1)
	const starts = from <= line.length || text[from - line.length - 1] === '\n'
	return {
		text: whole,
		from,
		word,
		isCompound: /[_-]|[a-z][A-Z]|^[A-Z]{2,}[a-z]/.test(whole),
		isAtLineStart: starts && lineStart.test(line),
		isQuoted: /["']/.test(text[from - 1] ?? ''),
	}
}

/** Where the name begins that goes on at `at`. Backwards: an expression that ends here is tried from each place before. */
function startOfName(text: string, at: number): number {
	let from = at
	while (from > Math.max(0, at - reach.name) && isOfName(text.charCodeAt(from - 1))) from--
	return from
}

/** A letter, a digit, or one of `_`, `.` and `-`. */
function isOfName(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 46 || code === 45
}

function valuesAfter(text: string, at: number, name: Name): readonly Range[] {
	const closed = stick(closing, text, at)
	// “…/site.key": message”: the end of a path.
	if (closed > at && text[name.from - 1] === '/') return []
	const strong = stick(separator, text, closed)
	if (strong > closed) return strongValue(text, strong, name)
	if (text[at] === '>' && text[name.from - 1] === '<') {
		const element = upTo(text, at + 1, /</)
		return text.startsWith('</', element.to) ? kept(text, element, name, true) : []
	}
	const pair = stick(valueOfName, text, at)
	if (pair > at) return strongValue(text, pair, { ...name, isAtLineStart: true })
	if (name.isQuoted && text[name.from - 2] === '(') {
		const second = stick(argument, text, at)
		if (second > at) return strongValue(text, second, name)
	}
	// A quote that ends here and began before the name is that of a sentence.
	if (closed > at && !name.isAtLineStart) return []
	const spaced = stick(blank, text, closed)
	return spaced > closed && !weak.test(name.word) ? spacedValue(text, spaced, name) : []
}

function strongValue(text: string, at: number, name: Name): readonly Range[] {
	const open = stick(opening, text, at)
	// “`API_KEY=`” and “the key: `command`”: marks of code, not quotes of a value.
	const isCode = text[at] === '`' && !(name.isCompound && text[name.from - 1] !== '`')
	if (isCode || (/["'`]/.test(text[at] ?? '') && text[name.from - 1] === text[at] && !/["'`]/.test(text[name.from + name.text.length] ?? ''))) return []
	if (open > at) {
		const range = quoted(text, open, text.slice(at, open))
		// `<add key="ApiKey" value="…"/>`: the name of a setting, whose value comes next.
		return /^key$/i.test(name.word) && !name.isCompound && stick(valueOfName, text, range.to) > range.to ? [] : kept(text, range, name, true)
	}
	if (/^[|>][+-]?\d?[ \t]*(?:\r?\n)|^\\?\r?\n/.test(text.slice(at, at + 80))) return nextLines(text, at, name)
	if (/^(?:\{(?![{$A-Za-z])|array\(|new )/.test(text.slice(at, at + 8))) return []
	if (text[at] === '[') return kept(text, upTo(text, at + 1, /[\]\n]/), name, true)
	return plain(text, at, name)
}

/** After a blank alone: a setting of NGINX, Apache and Caddy, an option of a command, or the next word of a sentence. */
function spacedValue(text: string, at: number, name: Name): readonly Range[] {
	if (isMark(/^[\w-]*/.exec(text.slice(at, at + 80))?.[0] ?? '')) return []
	const open = stick(opening, text, at)
	const isOption = text.slice(name.from, name.from + 1) === '-'
	if (text[at] === '`') return []
	if (open > at) {
		const range = quoted(text, open, text.slice(at, open))
		const value = text.slice(range.from, range.to)
		return name.isCompound || (name.isAtLineStart && /^\s*;?\s*$/m.test(text.slice(range.to + 1, range.to + 4))) || isOption || /\d/.test(value)
			? kept(text, range, name, true)
			: []
	}
	const word = /^[^\s"`;<>]+/.exec(text.slice(at, at + reach.plain))?.[0]?.replace(/[,.:)\]}\\]+$/, '') ?? ''
	if (word === '' || /^[=:({]|^[^A-Za-z0-9]+$/.test(word) || (word.startsWith('-') && !isOption)) return []
	const range = { from: at, to: at + word.length }
	if (isHarmlessWord(word)) return []
	const isDirective = name.isAtLineStart && /^[ \t]*;?[ \t]*[}]?[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/.test(text.slice(range.to, range.to + 120))
	const mixes = /\d/.test(word) && /[a-z]/i.test(word) && !/^v?\d+(?:[.:]\d+)+$/.test(word)
	return isDirective || isOption || name.isCompound || mixes || (spoken.test(name.word) && !/^\d+$/.test(word)) ? kept(text, range, name, false) : []
}

/** What a quote holds. A quote inside, before more of the word, is part of the value. */
function quoted(text: string, from: number, quote: string): Range {
	const stretch = text.slice(from, from + reach.quoted)
	const isBare = quote.length === 1
	for (let at = 0; at < stretch.length; at++) {
		if (stretch[at] === '\n') return { from, to: from + at }
		if (isBare && stretch[at] === '\\') at++
		else if (stretch.startsWith(quote, at) && /^(?:$|[\s,;)\]}>:&\\/.%|"'?#])/.test(stretch.slice(at + quote.length, at + quote.length + 1)))
			return { from, to: from + at }
	}
	return { from, to: from + stretch.length }
}

function upTo(text: string, from: number, end: RegExp): Range {
	const stretch = text.slice(from, from + reach.plain)
	const at = stretch.search(end)
	return { from, to: from + (at < 0 ? stretch.length : at) }
}

const scheme = /^(?:bearer|basic|digest|negotiate|token|apikey)[ \t]+/i

function plain(text: string, at: number, name: Name): readonly Range[] {
	const from = at + (/^authorization$/i.test(name.word) ? (scheme.exec(text.slice(at, at + 24))?.[0].length ?? 0) : 0)
	const line = /^[^\r\n]*/.exec(text.slice(from, from + reach.plain))?.[0] ?? ''
	const first = wordOf(line)
	if (/^\$\{/.test(line)) return defaultOf(from, line)
	if (isMark(first) || isHarmlessWord(first) || first.startsWith('…')) return []
	if (/^keys?$/i.test(name.word) && !name.isCompound && (/^\d{1,5}$/.test(first) || saysWhichKey.test(text.slice(Math.max(0, name.from - 24), name.from))))
		return []
	if (name.isAtLineStart && !/[ \t][\w.-]{1,40}=/.test(line))
		return kept(text, { from, to: from + line.replace(/(?:[ \t]#.*|[ \t]\/\/.*)$/, '').replace(/[\s,;]+$/, '').length }, name, false)
	return kept(text, { from, to: from + first.length + (password.test(name.word) ? further(line.slice(first.length)) : 0) }, name, false)
}

/** `unknown key: x` tells the name of a setting. */
const saysWhichKey = /\b(?:unknown|missing|required|duplicate[d]?|invalid|bad|map|object|primary|foreign|this|that|the)[ \t]{1,4}$/i

/** A word of a line, without the signs that close what it stands in; a comma or semicolon in it may be its own. */
function wordOf(line: string): string {
	const word = /^(?:(?!\\["'nrt]|["'`](?:[\s,;)\]}]|$)|<\/|&(?:[\w.%-]{1,40}=|quot;)|[,;](?:[\s]|$|["']?[\w.-]{1,40}["']?[:=]))[^\s])*/.exec(line)?.[0] ?? ''
	return word.replace(/[)\]},;"'`]+$/, '')
}

/** A password may hold blanks: the words after it that are none of a message and begin no pair. */
function further(rest: string): number {
	let length = 0
	for (const { 0: next } of rest.slice(0, 200).matchAll(/^[ \t]+[^\s]+|[ \t]+[^\s]+/g)) {
		const word = wordOf(next.trimStart())
		if (word === '' || isHarmlessWord(word) || /^[\w.-]{1,40}[=:]|^["'([{<]/.test(next.trimStart())) return length
		const blanks = next.length - next.trimStart().length
		length += blanks + word.length
		if (word.length < next.trimStart().length) return length
	}
	return length
}

/** `${NAME:-value}`: the value that counts when the variable is not set. */
function defaultOf(from: number, line: string): readonly Range[] {
	const match = /^\$\{\w{1,80}:?[-=+]([^}]{1,512})/.exec(line)
	const value = match?.[1] ?? ''
	const start = from + (match?.[0].length ?? 0) - value.length
	return isHarmlessValue(value) ? [] : [{ from: start, to: start + value.length }]
}

/** The value stands on the next line, or in a block of lines that are further in than the name. */
function nextLines(text: string, at: number, name: Name): readonly Range[] {
	const end = text.indexOf('\n', at)
	const isBlock = /^[|>]/.test(text.slice(at, at + 1))
	const indent = /^[ \t]*/.exec(lineAround(text, name.from))?.[0].length ?? 0
	let to = end + 1
	for (const { 0: line } of text.slice(end + 1, end + 1 + reach.block).matchAll(/[^\n]*(?:\n|$)/g)) {
		const bare = line.trim()
		const inside = (/^[ \t]*/.exec(line)?.[0].length ?? 0) > indent
		if (!isBlock) {
			if (bare === '') return []
			const open = /^\s*/.exec(line)?.[0].length ?? 0
			const quote = /^["'`]/.exec(bare)?.[0]
			if (quote) return kept(text, quoted(text, end + 1 + open + 1, quote), name, true)
			const isOther = /^(?:-\s)?["']?[\w.-]{1,80}["']?\s?[:=](?:\s|$|["'\w])|^[-{}[\]<#;)]/.test(bare) || (!inside && /\s/.test(bare))
			return isOther || isHarmlessWord(bare.split(/\s/, 1)[0] ?? '') ? [] : kept(text, { from: end + 1 + open, to: end + 1 + open + bare.length }, name, false)
		}
		if (line === '' || (bare !== '' && !inside)) break
		to += line.length
	}
	return [{ from: end + 1, to }]
}

function lineAround(text: string, at: number): string {
	const stretch = text.slice(Math.max(0, at - 200), at)
	return stretch.slice(stretch.lastIndexOf('\n') + 1)
}

function kept(text: string, { from, to }: Range, name: Name, isQuoted: boolean): readonly Range[] {
	const value = text.slice(from, to)
	if (value.startsWith('${')) return defaultOf(from, value)
	const inside = isQuoted && /^authorization$/i.test(name.word) ? (scheme.exec(value)?.[0].length ?? 0) : 0
	if (isHarmlessValue(value.trim())) return []
	if (weak.test(name.word) && !isQuoted && !(/\d/.test(value) && /[a-z]/i.test(value))) return []
	return [{ from: from + inside, to }]
}

function stick(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at
	return pattern.test(text) ? pattern.lastIndex : at
}
