import type { Range } from './range'

const token = /[A-Za-z0-9+/_~-]{16,8192}={0,2}/g
const jsonWebToken = /\beyJ[\w-]{5,4096}(?:\.[\w-]{0,8192}){0,4}/g
const uuid = /(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/gi
/** Makers of keys begin them with their name, so that they can be found. */
const withMaker =
	/(?<![A-Za-z0-9])(?:(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{12,}|gh[pousr]_\w{10,255}|github_pat_\w{10,255}|glpat-[\w-]{10,255}|xox[a-z]-[\w-]{8,255}|xapp-[\w-]{8,255}|[sprk]{2}_(?:live|test)_\w{8,255}|AIza[\w-]{20,60}|SG\.[\w-]{10,60}\.[\w-]{10,100}|npm_\w{20,60}|pypi-\w{16,255}|dop_v1_\w{20,100}|hv[sb]\.[\w-]{20,255})/g
const longHex = /[0-9a-f]{20,}/gi

/** A digest of public bytes is no secret. */
const digest = /sha(?:1|256|512)[:=-]$/i
const integration = /\/integrations\/$/i

/** Tokens without a name that no word, path, version or time looks like. */
export function unknownTokens(text: string): readonly Range[] {
	const found: Range[] = []
	for (const pattern of [jsonWebToken, uuid, withMaker])
		for (const { index, 0: match } of text.matchAll(pattern)) found.push({ from: index, to: index + match.length })
	for (const { index, 0: match } of text.matchAll(longHex)) if (!isKnownHex(text, index, match)) found.push({ from: index, to: index + match.length })
	for (const { index, 0: match } of text.matchAll(token)) found.push(...randomParts(text, index, match))
	return found
}

function isKnownHex(text: string, at: number, hex: string): boolean {
	// The end of a word.
	if (hex.length < 32 && /[0-9a-z]/i.test(text[at - 1] ?? '')) return true
	const before = text.slice(Math.max(0, at - 16), at)
	if (digest.test(before)) return true
	// Digits alone are a time or a count; 24 are the id that every address of an integration shows.
	return (hex.length < 32 && !/[a-f].*\d|\d.*[a-f]/i.test(hex)) || (hex.length === 24 && integration.test(before)) || /^\d+$/.test(hex)
}

/** A path holds a secret in one of its folders; a key of base64 has slashes of its own. */
function randomParts(text: string, at: number, whole: string): readonly Range[] {
	const before = text.slice(Math.max(0, at - 16), at)
	if (digest.test(before)) return []
	const known = /integrations\/[0-9a-f]{24}(?![0-9a-f])/i.exec(whole)
	if (known)
		return [
			...randomParts(text, at, whole.slice(0, known.index)),
			...randomParts(text, at + known.index + known[0].length, whole.slice(known.index + known[0].length)),
		]
	if (integration.test(before) && /^[0-9a-f]{24}(?![0-9a-f])/i.test(whole)) return randomParts(text, at + 24, whole.slice(24))
	if (isRandom(whole) && !/^\/|\/[a-z]{3,}\//.test(whole)) return [{ from: at, to: at + whole.length }]
	const found: Range[] = []
	for (const { index, 0: part } of whole.matchAll(/[^/]{16,}/g)) if (isRandom(part)) found.push({ from: at + index, to: at + index + part.length })
	return found
}

/** Letters and digits change places in a key about every second character; in words, versions and names rarely. */
const usualChanges = 0.22
const fewestChanges = 5

/** What Kubernetes appends to the name of a pod: letters and digits of which no word can be made. */
const podSuffix = /-[bcdfghjklmnpqrstvwxz2-9]{6,10}-[bcdfghjklmnpqrstvwxz2-9]{5}$/

export function isRandom(whole: string): boolean {
	const token = whole.replace(podSuffix, '')
	if (token.length < 16 || /^0x[0-9a-f]{1,16}$/i.test(token)) return false
	let changes = 0
	for (let at = 1; at < token.length; at++) if (changesBetween(token.charCodeAt(at - 1), token.charCodeAt(at))) changes++
	return changes >= fewestChanges && changes / token.length >= usualChanges
}

function changesBetween(before: number, after: number): boolean {
	const [left, right] = [kindOf(before), kindOf(after)]
	if (left === 'other' || right === 'other') return false
	return left === 'digit' ? right !== 'digit' : right === 'digit' || (left === 'small' && right === 'capital')
}

function kindOf(code: number): 'digit' | 'small' | 'capital' | 'other' {
	if (code >= 48 && code <= 57) return 'digit'
	if (code >= 97 && code <= 122) return 'small'
	return code >= 65 && code <= 90 ? 'capital' : 'other'
}
