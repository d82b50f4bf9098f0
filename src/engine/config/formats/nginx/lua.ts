/** Comments, texts and long brackets of Lua, each up to where it opens, and braces (lua.org/manual/5.1/manual.html#2.1). */
const lexeme = /--(?:\[(=*)\[)?|\[(=*)\[|"[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[\s\S][^'\\\n]*)*'?|[{}]/g

/** Where a block of Lua ends: behind the brace that closes it, past texts and comments; null when it is not closed. */
export function luaEnd(text: string, from: number): number | null {
	lexeme.lastIndex = from
	let depth = 1
	for (let match = lexeme.exec(text); match; match = lexeme.exec(text)) {
		const [sign, ofComment, ofText] = match
		const level = ofComment ?? ofText
		if (level !== undefined || sign === '--') {
			const close = level === undefined ? '\n' : `]${level}]`
			const end = text.indexOf(close, lexeme.lastIndex)
			if (end < 0) return null
			lexeme.lastIndex = end + close.length
			continue
		}
		if (sign === '{') depth++
		if (sign === '}') depth--
		if (depth === 0) return lexeme.lastIndex
	}
	return null
}
