import { isHarmlessWord } from './harmless'
import { isMark, type Range, trimmed } from './range'

/** How far a secret may reach. */
const reach = { pem: 16_384, password: 256 } as const

/** Secrets that a place tells and no name: PEM blocks, addresses with a password, `Bearer`, cookies, `curl -u`. */
export function placedSecrets(text: string): readonly Range[] {
	return [...pemBlocks(text), ...addressPasswords(text), ...databasePasswords(text), ...schemes(text), ...users(text), ...cookies(text)]
}

function pemBlocks(text: string): readonly Range[] {
	const found: Range[] = []
	const ending = '-----END'
	// Each end is looked for once, whatever begins before it.
	let end = 0
	for (const { index, 0: begin } of text.matchAll(/-----BEGIN [A-Z0-9 ]{1,40}-----/g)) {
		const from = index + begin.length
		if (end >= 0 && end < from) end = text.indexOf(ending, from)
		const isNear = end >= 0 && end + ending.length <= from + reach.pem
		const length = isNear ? end - from : (/^(?:[A-Za-z0-9+/=\s]|\\[nr])*/.exec(text.slice(from, from + reach.pem))?.[0].length ?? 0)
		const { from: start, to } = trimmed(text, { from, to: from + length })
		const skipped = /^(?:\\[nr])*/.exec(text.slice(start, to))?.[0].length ?? 0
		const body = text.slice(start + skipped, to)
		found.push({ from: start + skipped, to: to - (/(?:\\[nr])+$/.exec(body)?.[0].length ?? 0) })
	}
	return found
}

const port = /^\d{1,5}(?:$|[\s/"',;:)\]}?#<>\\])/

/** `redis://user:secret@host`: the password may hold `@`, blanks and quotes. */
function addressPasswords(text: string): readonly Range[] {
	const found: Range[] = []
	for (const { index, 0: begin } of text.matchAll(/(?::|%3A)(?:\/\/|%2F%2F)[^\s/:@"'<>[\]%]{0,64}(?::|%3A)/gi)) {
		const from = index + begin.length
		const line = (/^[^\n]*/.exec(text.slice(from, from + reach.password))?.[0] ?? '').split('://', 1)[0] ?? ''
		if (port.test(line) || /^(?: |\/\/)/.test(line)) continue
		const word = /^[^\s"'<>]*/.exec(line)?.[0] ?? ''
		const end = word.includes('@') ? word.lastIndexOf('@') : /%40/.test(word) ? word.lastIndexOf('%40') : line.search(/@[\w[]/)
		if (end > 0) found.push({ from, to: from + end })
	}
	return found
}

/** `user:secret@tcp(host:3306)/name`. */
function databasePasswords(text: string): readonly Range[] {
	const found: Range[] = []
	for (const match of text.matchAll(/(?<![\w.:/@-])[\w.-]{1,32}:([^\s"'`:@/][^\s"'`]{0,127})@(?=(?:tcp|udp|unix)\(|[\w.-]{1,64}:\d|\[)/g)) {
		const from = match.index + match[0].length - 1 - (match[1] ?? '').length
		found.push({ from, to: from + (match[1] ?? '').length })
	}
	return found
}

/** `Bearer` and `Basic`: the token goes, the word stays. */
function schemes(text: string): readonly Range[] {
	const found: Range[] = []
	for (const match of text.matchAll(/\b(?:bearer|basic|digest|negotiate)(?:[ \t:=]{1,8}|%20|\+)["'\\]{0,4}([^\s"'\\,;<>]{1,4096})/gi)) {
		const value = match[1] ?? ''
		const from = match.index + match[0].length - value.length
		const named = /authorization\W{0,8}$/i.test(text.slice(Math.max(0, match.index - 24), match.index))
		if (isHarmlessWord(value) || value.startsWith('$') || isMark(value) || (!named && /^[a-z-]+$/.test(value))) continue
		found.push({ from, to: from + value.length })
	}
	return found
}

/** `curl -u name:secret`; two numbers are a user and a group. */
function users(text: string): readonly Range[] {
	const found: Range[] = []
	for (const match of text.matchAll(/(?<![\w-])(?:-u|--user|--proxy-user|-U)(?:[ \t]{1,8}|=)?\\?(["']?)[\w.@+-]{1,64}:(?!\/\/)([^\n]{1,256})/g)) {
		const rest = match[2] ?? ''
		const value = (match[1] ? rest.split(match[1], 1)[0] : /^[^\s"'\\]*/.exec(rest)?.[0]) ?? ''
		if (/^\d+$/.test(value) || value.startsWith('$')) continue
		const from = match.index + match[0].length - rest.length
		found.push({ from, to: from + value.length })
	}
	return found
}

const cookieAttribute = /^(?:path|domain|expires|max-age|samesite|version|secure|httponly)$/i
const cookiePair = /([\w.!#$%&*+^|~-]{1,64})=("[^"\n]{0,4096}"|[^\s;,"'\\]{0,4096})(?:;[ \t]{0,4})?/y

function cookies(text: string): readonly Range[] {
	const found: Range[] = []
	for (const { index, 0: begin } of text.matchAll(/\bcookies?2?(?:["'\\]{0,3}[ \t]{0,4}[:=]>?[ \t]{0,4}["'\\]{0,3}|[ \t]{1,4})/gi)) {
		cookiePair.lastIndex = index + begin.length
		for (let pair = cookiePair.exec(text); pair; pair = cookiePair.exec(text)) {
			const [, name = '', value = ''] = pair
			const from = pair.index + name.length + 1
			if (!cookieAttribute.test(name)) found.push({ from, to: from + value.length })
		}
	}
	return found
}
