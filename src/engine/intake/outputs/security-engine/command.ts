/**
 * @param words Behind `cscli`, as a regular expression: `bouncers? list\\b`.
 */
export function cscliCommand(words: string): RegExp {
	return new RegExp(`^cscli(?:\\.exe)? ${words}`)
}
