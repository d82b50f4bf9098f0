import { isMark, type Range } from './range'
import { isRandom } from './unknown-tokens'

/** Shorter values are words of the language too: masked where they were found, and nowhere else. */
const shortest = 8
/** As many are looked for again; a text with more is a list of secrets. */
const most = 64

const slots = 4096
const multiplier = 0x9e3779b1

/** From where on a secret can stand, and how much of it is known to stand there. */
interface Ahead {
	readonly from: number
	readonly same: number
}

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

/**
 * One secret, searched for as Knuth, Morris and Pratt do it: what was compared is not compared again. Of 20,000 zeros with a letter
 * among them, each place in 200,000 zeros took 20,000 comparisons (18 s).
 */
class Needle {
	/** For each number of its first characters: of how many the end is its beginning. */
	private readonly borders: Int32Array

	constructor(readonly text: string) {
		this.borders = new Int32Array(text.length + 1)
		this.borders[0] = -1
		let border = -1
		for (let at = 0; at < text.length; at++) {
			while (border >= 0 && text[at] !== text[border]) border = this.borders[border] ?? -1
			border++
			this.borders[at + 1] = border
		}
	}

	/** How many of its characters stand at a place, of which so many are known. */
	sameAt(text: string, from: number, known: number): number {
		let same = known
		while (same < this.text.length && text.charCodeAt(from + same) === this.text.charCodeAt(same)) same++
		return same
	}

	/** The next place at which it can stand, where only so many of its characters stood at this one. */
	after(from: number, same: number): Ahead {
		const border = this.borders[same] ?? -1
		return { from: from + same - border, same: Math.max(border, 0) }
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
