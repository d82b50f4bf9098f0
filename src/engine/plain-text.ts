/** Sentences of facts and pages mark code by backticks; where they are printed as they are, those go. */
export function plainText(text: string): string {
	return text.replaceAll('`', '')
}
