/** A dash in front would be a parameter, and so would the typographic ones that PowerShell takes for a dash. */
const plain = /^[A-Za-z0-9_.:\\/][A-Za-z0-9_.:\\/-]*$/

/** PowerShell takes each of these for the single quote that ends a text; doubled it is a sign like any other. */
const quotes = /['\u2018\u2019\u201a\u201b]/g

/** A value as one word of PowerShell. */
export function powershellWord(value: string): string {
	return plain.test(value) ? value : `'${value.replace(quotes, '$&$&')}'`
}

/** A cmdlet with a list of values. Its name and parameters are the author’s, and stand as they are. */
export function powershellCommand(cmdlet: string, ...values: readonly string[]): string {
	return `${cmdlet} ${values.map(powershellWord).join(', ')}`
}
