import { type Dress, ended } from './dress'

/** `  GNU nano 7.2      /etc/…/config.yaml *` */
const title = /^\s{0,4}(?:GNU nano|UW PICO)(?: \d[\w.]{0,12})?\s+(?<name>\S.{0,300}?)(?:\s+(?:\*|Modified))?\s*$/
/** `^G Help    ^O Write Out`, `[ Read 25 lines ]` */
const foot = /^\s*(?:\^[A-Z\\_/] \S.*|M-[A-Z] \S.*|\[ [^\]\n]{1,200} \])\s*$/

/** The screen of an editor. It shows a part of the file, or all of it where that is short. */
export const editor: Dress<'editor'> = {
	id: 'editor',
	signs: /GNU nano|UW PICO/,
	takeOff({ lines }) {
		const from = lines.findIndex(({ text }) => title.test(text))
		if (from < 0) return null
		const end = lines.findIndex(({ text }, at) => at > from && foot.test(text))
		let to = end < 0 ? lines.length : end
		while (to > from + 1 && (lines[to - 1]?.text ?? '').trim() === '') to--
		const rest = lines.findIndex(({ text }, at) => end >= 0 && at >= end && !foot.test(text) && text.trim() !== '')
		const name = title.exec(lines[from]?.text ?? '')?.groups?.name ?? null
		return [
			{ lines: ended(lines, 0, from), inside: false },
			{ lines: ended(lines, from + 1, to), about: { name: name?.replace(/^(?:File|New Buffer):?\s*/, '') ?? null, whole: false }, inside: true },
			...(rest < 0 ? [] : [{ lines: lines.slice(rest), inside: false }]),
		]
	},
}
