/** The text of a literal without its marks: what a backslash stands for in C and all that came from it. */
export function unescaped(inside: string): string {
	return inside.replace(
		/\\(?:u\{?([0-9a-fA-F]{1,6})\}?|x([0-9a-fA-F]{2})|(.|\n))/g,
		(_, unicode: string | undefined, hex: string | undefined, sign: string | undefined) => {
			const code = unicode ?? hex
			if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
			return sign === 'n' ? '\n' : sign === 't' ? '\t' : sign === 'r' ? '\r' : (sign ?? '')
		},
	)
}
