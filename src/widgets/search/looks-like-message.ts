/** Words that somebody types to find a page are few. */
const wordsOfAMessage = 4

/** Whether a text is a line of a log rather than words to look for: then the rules are asked as well. */
export function looksLikeMessage(text: string): boolean {
	const words = text.trim().split(/\s+/)
	return words.length >= wordsOfAMessage || /\b[45]\d\d\b|[=:[\]"'{}]/.test(text)
}

/** Whether it is more than one message: then it is worth to be analyzed as a whole. */
export function isWholeText(text: string): boolean {
	return text.trim().split('\n').length > 1 || text.length > 600
}
