/**
 * Lines that differ in digits only (times, ports, request numbers) are one message, and are read once. That is only right where
 * the digits do not matter. This file finds out which digits of a line matter to a fragment or a regular expression.
 */

/** The text with every digit as `0`. Positions stay the same. */
export function maskDigits(text: string): string {
	return text.replace(/[1-9]/g, '0')
}

/**
 * How a regular expression looks at digits: `blind` when it takes any digit for any other; `wide` when it asks for certain
 * digits, with an expression that matches wherever the original does after a change of digits; `unknown` when nothing can be
 * said.
 */
export type DigitSight = { readonly kind: 'blind' } | { readonly kind: 'wide'; readonly regex: RegExp } | { readonly kind: 'unknown' }

const blind: DigitSight = { kind: 'blind' }
const unknown: DigitSight = { kind: 'unknown' }

/** @param regex One without the flags `u` and `v`. */
export function digitSight(regex: RegExp): DigitSight {
	const { source } = regex
	let wide = ''
	let sees = false
	/** For each open group: whether what is in it must not match, or is looked for behind the start of the match. */
	const guarded: boolean[] = []
	const inGuard = () => guarded.includes(true)
	for (let at = 0; at < source.length; ) {
		const rest = source.slice(at)
		const token = tokenOf(rest)
		if (token === null) return unknown
		at += token.text.length
		switch (token.kind) {
			case 'open':
				guarded.push(/^\(\?(?:!|<[=!])/.test(token.text))
				wide += token.text
				break
			case 'close':
				guarded.pop()
				wide += token.text
				break
			case 'plain':
				wide += token.text
				break
			case 'digit':
				if (inGuard()) return unknown
				sees = true
				wide += '\\d'
				break
			case 'class': {
				if (seesDigitsAlike(token.text)) {
					wide += token.text
					break
				}
				if (inGuard()) return unknown
				sees = true
				wide += token.text.startsWith('[^') ? '[^]' : `${token.text.slice(0, -1)}\\d]`
				break
			}
		}
	}
	return sees ? { kind: 'wide', regex: new RegExp(wide, regex.flags) } : blind
}

interface Token {
	readonly kind: 'plain' | 'digit' | 'class' | 'open' | 'close'
	readonly text: string
}

const tokens: readonly (readonly [Token['kind'], RegExp])[] = [
	['open', /^\((?:\?(?::|=|!|<=|<!|<[A-Za-z_$][\w$]*>))?/],
	['close', /^\)/],
	['class', /^\[(?:\\.|[^\]\\])*\]/],
	['plain', /^\{\d+(?:,\d*)?\}/],
	['plain', /^\\[dDwWsSbBtnrfv.*+?^${}()|[\]\\/"'<>=:,;@#%&~`! -]/],
	['plain', /^\\x(?!3[0-9])[\da-fA-F]{2}/],
	['plain', /^\\u(?!003[0-9])[\da-fA-F]{4}/],
	['digit', /^\d/],
	['plain', /^[^\\([{)\d]/],
	['plain', /^\{/],
]

function tokenOf(rest: string): Token | null {
	for (const [kind, form] of tokens) {
		const text = form.exec(rest)?.[0]
		if (text !== undefined) return { kind, text }
	}
	return null
}

/** Whether a character class holds all ten digits or none. */
function seesDigitsAlike(source: string): boolean {
	const regex = new RegExp(source, 'i')
	const inside = [...'0123456789'].filter((digit) => regex.test(digit)).length
	return inside === 0 || inside === 10
}

/**
 * Adds the positions of the digits of every place where `fragment` could stand if the digits were others.
 *
 * @param offset Position of the text in the line.
 */
export function addDigitsOf(fragment: string, maskedText: string, positions: Set<number>, offset: number): void {
	const masked = maskDigits(fragment)
	for (let at = maskedText.indexOf(masked); at >= 0; at = maskedText.indexOf(masked, at + 1))
		for (let i = 0; i < masked.length; i++) if (masked[i] === '0') positions.add(at + i + offset)
}
