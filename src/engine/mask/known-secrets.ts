import { type Ahead, Needle } from './needle'
import { isMark, type Range } from './range'
import { isRandom } from './unknown-tokens'

/** Shorter values are words of the language too: masked where they were found, and nowhere else. */
const shortest = 8
/** As many are looked for again; a text with more is a list of secrets. */
const most = 64

const slots = 4096
const multiplier = 0x9e3779b1

/** Secrets that were found by their name or their looks, to be found again where nothing tells. */
export class KnownSecrets {
	private readonly secrets = new Set<string>()
	/** By a hash of their first four characters: where a text has none of these, nothing is compared. */
	private readonly byStart = new Map<number, Needle[]>()
	private readonly isStart = new Uint8Array(slots)

	add(secret: string): void {
		if (secret.length < shortest || this.secrets.size >= most || this.secrets.has(secret)) return
		if (!(isRandom(secret) || /\d/.test(secret)) || !/[a-z]/i.test(secret) || isMark(secret) || /\s/.test(secret)) return
		this.secrets.add(secret)
		const slot = slotOf(startOf(secret))
		this.isStart[slot] = 1
		this.byStart.set(slot, [...(this.byStart.get(slot) ?? []), new Needle(secret)])
	}

	/** Where they stand: all of them in one pass over the text, in linear time whatever they are. */
	placesIn(text: string): readonly Range[] {
		const found: Range[] = []
		if (this.secrets.size === 0) return found
		const ahead = new Map<Needle, Ahead>()
		let start = 0
		for (let at = 0; at < text.length; at++) {
			start = (start << 8) | (text.charCodeAt(at) & 255)
			const slot = slotOf(start)
			if (this.isStart[slot] === 0 || at < 3) continue
			const from = at - 3
			for (const needle of this.byStart.get(slot) ?? []) {
				const known = ahead.get(needle)
				if (known && from < known.from) continue
				const same = needle.sameAt(text, from, known?.from === from ? known.same : 0)
				const isThere = same === needle.text.length
				if (isThere) found.push({ from, to: from + same })
				ahead.set(needle, isThere ? { from: from + same, same: 0 } : needle.after(from, same))
			}
		}
		return found
	}
}

function startOf(text: string): number {
	let start = 0
	for (let at = 0; at < 4; at++) start = (start << 8) | (text.charCodeAt(at) & 255)
	return start
}

function slotOf(start: number): number {
	return Math.imul(start, multiplier) >>> 20
}
