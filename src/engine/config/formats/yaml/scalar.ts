import type { Scalar, Value } from '../../../../facts/bouncer'

/**
 * How a value stands in YAML so that every reader takes it back as it is. Programs read YAML 1.1 (libyaml, PyYAML, Go’s yaml.v2 and
 * v3), where U+2028 and U+0085 end a line and `yes`, `0o7` or `12:30` are no texts; the library that we read with knows 1.2 only.
 */

/** Letters, marks, numbers, punctuation, symbols and the blank; neither a control character nor another kind of blank or line end. */
const visible = /^[ \p{L}\p{M}\p{N}\p{P}\p{S}]*$/u
const invisible = /[^ \p{L}\p{M}\p{N}\p{P}\p{S}]/gu

/** Signs that begin no other construct of YAML, and in the rest nothing that ends a plain text: a colon or hash beside a blank. */
const plain = /^(?!\.\.\.|---)(?:[\p{L}\p{N}_/.$+(^~\\;<=]|-(?=[^ ]))(?!.*(?:: | #|[: ]$))/u

/** What a parser of 1.1 or 1.2 takes for true, false, nothing, a merge, a number, a time (yaml.org/type). */
const taken = [
	/^(?:y|n|yes|no|on|off|true|false|null|~|<<|=)?$/i,
	/^[-+]?0[xob][\da-f_]*$/i,
	/^[-+]?[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?$/i,
	/^[-+]?\.(?:inf|nan)$/i,
	/^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/,
	/^\d{4}-\d\d?-\d\d?/,
]

function isPlain(text: string): boolean {
	return plain.test(text) && visible.test(text) && !taken.some((pattern) => pattern.test(text))
}

/** JSON’s escapes are YAML’s as well. */
function doubleQuoted(text: string): string {
	return JSON.stringify(text).replace(invisible, escaped)
}

function escaped(sign: string): string {
	const code = (sign.codePointAt(0) ?? 0).toString(16)
	return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
}

/** A value on its line in a block: behind `key:` or a dash. */
export function yamlScalar(value: Scalar | null): string {
	return typeof value !== 'string' || isPlain(value) ? String(value) : doubleQuoted(value)
}

/** A name of a map. */
export function yamlKey(name: string): string {
	return /^[\w./-]+$/.test(name) ? yamlScalar(name) : doubleQuoted(name)
}

/** A value wherever another one stood, also inside of braces or brackets; in the quotes that stood there, where they can hold it. */
export function yamlValue(value: Value, was: string): string {
	if (typeof value === 'object') return `[${value.map((item) => inFlow(item, /[,[\]{}:?#]/)).join(', ')}]`
	if (typeof value === 'string' && was.startsWith("'") && visible.test(value)) return `'${value.replaceAll("'", "''")}'`
	if (typeof value === 'string' && was.startsWith('"')) return doubleQuoted(value)
	return inFlow(value, /[,[\]{}]/)
}

function inFlow(value: Scalar, signs: RegExp): string {
	return typeof value === 'string' && signs.test(value) ? doubleQuoted(value) : yamlScalar(value)
}

/** A text of several lines that can stand as it is below `key: |`; null where a blank or an invisible character at its edges could get lost. */
export function blockLines(text: string): { readonly header: string; readonly lines: readonly string[] } | null {
	const whole = text.endsWith('\n')
	const lines = (whole ? text.slice(0, -1) : text).split('\n')
	if (lines.length < 2 || lines.some((line) => !visible.test(line) || /^ | $/.test(line)) || lines[0] === '' || lines.at(-1) === '') return null
	return { header: whole ? '|' : '|-', lines }
}
