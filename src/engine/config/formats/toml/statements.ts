import { deepest } from '../limits'

/** A header or a setting with all its lines. */
export interface Statement {
	readonly from: number
	readonly to: number
}

/** Comments, texts of several lines and of one (a text that is not closed ends with its line), brackets, line ends. */
const lexeme = /#[^\n]*|"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|'[^'\n]*'?|[[\]{}\n]/g

/** `name =` at the start of a line: no array goes on with that, so what is open above it was never closed. */
const setting = /[ \t]*["'\w][\w."' \t-]*=/y

/** What a text consists of, and where its brackets become too deep. */
export function statementsOf(text: string): { readonly statements: readonly Statement[]; readonly deepAt: number | null } {
	const statements: Statement[] = []
	let from = 0
	let open = 0
	let deepAt: number | null = null
	const pattern = new RegExp(lexeme)
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		const [sign] = match
		if (sign === '[' || sign === '{') {
			if (++open > deepest) deepAt ??= match.index
		} else if (sign === ']' || sign === '}') open = Math.max(0, open - 1)
		else if (sign === '\n') {
			setting.lastIndex = pattern.lastIndex
			if (open > 0 && !setting.test(text)) continue
			statements.push({ from, to: match.index })
			from = pattern.lastIndex
			open = 0
		}
	}
	statements.push({ from, to: text.length })
	return { statements, deepAt }
}
