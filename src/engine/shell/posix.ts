/** What a shell reads as it stands, wherever it stands: no operator, blank, quote or pattern, no `~` or `!`; `A=b` in front would set a variable. */
const plain = /^[A-Za-z0-9_@%+:,./-]+$/

/** A value as one word of a POSIX shell, whatever is in it. */
export function posixWord(value: string): string {
	return plain.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`
}

/** A command from its words: the one way by which a value comes into a line that readers paste. */
export function posixCommand(...words: readonly string[]): string {
	return words.map(posixWord).join(' ')
}

/** Commands of which each is run only when the one before it went well. */
export function posixAll(...commands: readonly string[]): string {
	return commands.join(' && ')
}
