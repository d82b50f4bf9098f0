export interface Token {
	/** Without its quotes. */
	readonly text: string
	readonly from: number
	readonly to: number
	readonly quoted: boolean
	/** Opened here and never closed. */
	readonly open: boolean
}

/**
 * Blanks and escaped line ends; line ends; comments; quotes and backticks, the last one may be open; the beginning of a heredoc; words
 * (caddyserver.com/docs/caddyfile/concepts#tokens-and-quotes).
 */
const lexeme = /(?:[ \t\r]|\\\r?\n)+|\n|#[^\n]*|"([^"\\]*(?:\\[\s\S][^"\\]*)*)("?)|`([^`]*)(`?)|<<([\w-]+)\r?\n|(?:[^\s\\]|\\(?!\r?\n))+/g

/** The tokens of each line; a line without any is left out. */
export function* tokenLines(text: string): Generator<readonly Token[]> {
	let tokens: Token[] = []
	let openQuote = false
	// Of its own, as somebody else may read between two lines of this text.
	const pattern = new RegExp(lexeme)
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		const [raw, double, doubleEnd, backtick, backtickEnd, marker] = match
		const from = match.index
		if (raw === '\n') {
			if (tokens.length > 0) yield tokens
			tokens = []
		} else if (marker !== undefined) {
			const start = pattern.lastIndex
			const end = text.indexOf(marker, start)
			if (end < 0 && openQuote) break
			openQuote ||= end < 0
			const to = end < 0 ? start - 1 : end + marker.length
			tokens.push({ text: end < 0 ? raw.trimEnd() : withoutPadding(text.slice(start, end)), from, to, quoted: true, open: end < 0 })
			pattern.lastIndex = to
		} else if (double !== undefined || backtick !== undefined) {
			const open = (doubleEnd ?? backtickEnd) === ''
			if (open && openQuote) break
			openQuote ||= open
			// What is open ends with its line, so that the others can be read.
			const to = open ? from + (/^[^\n]*/.exec(raw)?.[0].length ?? 0) : from + raw.length
			tokens.push({ text: open ? text.slice(from, to) : (double?.replaceAll('\\"', '"') ?? backtick ?? ''), from, to, quoted: true, open })
			pattern.lastIndex = to
		} else if (!/^[\s#\\]/.test(raw) || /^\\\S/.test(raw)) tokens.push({ text: raw, from, to: from + raw.length, quoted: false, open: false })
	}
	if (tokens.length > 0) yield tokens
}

/** The text of a heredoc: what stands in front of its end marker is cut off from every line. */
function withoutPadding(text: string): string {
	const cut = text.lastIndexOf('\n') + 1
	const padding = text.slice(cut)
	return text
		.slice(0, Math.max(0, cut - 1))
		.split('\n')
		.map((line) => (line.startsWith(padding) ? line.slice(padding.length) : line))
		.join('\n')
}
