import { sectionHeader } from '../pieces/split-collected'
import { type About, type Dress, ended, type Part, withRest } from './dress'
import { isLogName } from './file-name'
import type { Line } from './lines'

const kinds: Readonly<Record<string, About['kind']>> = { state: 'output', config: 'file', test: 'output', log: 'log', endpoint: 'output' }

/** The parts that our own collecting command printed. */
export const collected: Dress<'collected'> = {
	id: 'collected',
	signs: /^== bouncer \S/m,
	takeOff({ lines }) {
		return divided(lines, (text) => {
			const { kind = '', name = '' } = sectionHeader.exec(text)?.groups ?? {}
			if (kind === '') return null
			const file = kind === 'config' || kind === 'log'
			return { kind: kinds[kind] ?? null, name: file ? name.trim() : null, command: file ? null : name.trim() || null }
		})
	},
}

/** The bouncer that the collecting command was made for; null for the one that looks for any. */
export function collectedBouncer(text: string): string | null {
	const id = /^== bouncer (\S+)/m.exec(text)?.[1] ?? null
	return id === 'unknown' ? null : id
}

/** `nginx -T` names each file above it; so do `head` and `tail` with several files. */
const dumpHeaders: readonly RegExp[] = [/^# configuration file (?<name>\/[^\s:]{1,300}):$/, /^==> (?<name>[^\s<]{1,300}) <==$/]

export const dumps: Dress<'dumps'> = {
	id: 'dumps',
	signs: /^(?:# configuration file \/|==> )/m,
	takeOff({ lines }) {
		return divided(lines, (text) => {
			const name = dumpHeaders.map((header) => header.exec(text.trimEnd())?.groups?.name).find((found) => found !== undefined)
			if (name === undefined) return null
			return { kind: isLogName(name) ? 'log' : 'file', name, whole: !text.startsWith('==>') }
		})
	},
}

/** Parts that begin below a header each. */
function divided(lines: readonly Line[], header: (text: string) => Partial<About> | null): readonly Part[] {
	const found: { from: number; to: number; part: Part | null }[] = []
	for (let at = 0; at < lines.length; at++) {
		const about = header(lines[at]?.text ?? '')
		if (!about) continue
		let to = at + 1
		while (to < lines.length && !header(lines[to]?.text ?? '')) to++
		const inside = ended(lines, at + 1, to)
		found.push({ from: at, to, part: inside.length > 0 ? { lines: inside, about, inside: true } : null })
		at = to - 1
	}
	return withRest(lines, found)
}
