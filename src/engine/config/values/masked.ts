/** Stands in place of a secret in a collected text. */
export const masked = 'masked-secret'

/** What people write over a value before they show a file to others. */
const hiddenWords =
	/^[<[({*#_-]*(redacted|masked|hidden|removed|censored|saniti[sz]ed|anonymi[sz]ed|obfuscated|omitted|snip|snipped|private|secret removed|key removed)[>\])}*#_-]*$/i

/** Whether a value was hidden before the text was shown: what really stands there, nobody can tell. */
export function isMasked(text: string): boolean {
	return text.includes(masked) || /^\[secret-[^\]]{1,60}\]$/.test(text.trim()) || hiddenWords.test(text.trim()) || /^[*•█]{3,}$/.test(text.trim())
}
