import { type Dress, ended, type Part, withRest } from './dress'
import { fileNameIn } from './file-name'

/** `[code]`, `[CODE=yaml]`, `[code title="compose.yaml"]`, alone on its line. */
const opener = /^\s{0,8}\[(?<tag>code|pre|tt|noparse)(?<info>[= ][^\]\n]{0,200})?\]\s*$/i

/** The marks that forums put around a text. */
export const bbcode: Dress<'bbcode'> = {
	id: 'bbcode',
	signs: /\[\/(?:code|pre|tt|noparse)\]/i,
	takeOff({ lines }) {
		const found: { from: number; to: number; part: Part | null }[] = []
		/** Behind an opener whose mark does not come any more no other one needs to look for it. */
		const unclosed = new Set<string>()
		for (let from = 0; from < lines.length; from++) {
			const { tag, info = '' } = opener.exec(lines[from]?.text ?? '')?.groups ?? {}
			const close = `[/${tag?.toLowerCase()}]`
			if (tag === undefined || unclosed.has(close)) continue
			let to = from + 1
			while (to < lines.length && lines[to]?.text.trim().toLowerCase() !== close) to++
			if (to === lines.length) {
				unclosed.add(close)
				continue
			}
			const inside = ended(lines, from + 1, to)
			const about = { name: fileNameIn(info.replace(/^[= ]/, '')), language: /^=["']?([\w+#-]{1,20})["']?$/.exec(info)?.[1]?.toLowerCase() ?? null }
			found.push({ from, to: to + 1, part: inside.length > 0 ? { lines: inside, about, inside: true } : null })
			from = to
		}
		return found.length > 0 ? withRest(lines, found) : null
	},
}
