import type { Needle } from '../scan/needles'
import { maskDigits } from './digits'

/** Needles that are one but for their digits. */
export interface MaskedNeedle {
	/** With every digit as `0`. */
	readonly text: string
	/** Their numbers. */
	readonly needles: readonly number[]
}

/** So many characters before the first digit of a needle, or fewer where it begins sooner, find it: 150 of them are a long list to search for. */
const charactersBefore = 3

interface Entry extends MaskedNeedle {
	/** Position of its first digit. */
	readonly digit: number
	readonly needles: number[]
}

/** Finds the needles that would stand in a line if its digits were others. */
export class MaskedNeedles {
	/** By number of characters before the first digit, then by these. */
	private readonly byStart: readonly Map<number, Entry[]>[] = Array.from({ length: charactersBefore + 1 }, () => new Map())

	constructor(needles: readonly Needle[]) {
		needles.forEach(({ text }, number) => {
			const digit = text.search(/\d/)
			if (digit < 0) return
			const masked = maskDigits(text)
			const before = Math.min(digit, charactersBefore)
			const starts = this.byStart[before] as Map<number, Entry[]>
			const start = startAt(masked, digit, before)
			const entries = starts.get(start) ?? []
			starts.set(start, entries)
			const same = entries.find((one) => one.text === masked)
			if (same) same.needles.push(number)
			else entries.push({ text: masked, digit, needles: [number] })
		})
	}

	/** @param masked A line in lower case through `maskDigits`. */
	in(masked: string): ReadonlySet<MaskedNeedle> {
		const found = new Set<MaskedNeedle>()
		for (let digit = masked.indexOf('0'); digit >= 0; digit = masked.indexOf('0', digit + 1))
			for (let before = 0; before <= charactersBefore && before <= digit; before++) {
				const entries = (this.byStart[before] as Map<number, Entry[]>).get(startAt(masked, digit, before))
				if (entries) for (const entry of entries) if (masked.startsWith(entry.text, digit - entry.digit)) found.add(entry)
			}
		return found
	}
}

/** The characters before a digit as one number; rare ones may share it, as the needle itself is looked for afterwards. */
function startAt(text: string, digit: number, before: number): number {
	let start = 0
	for (let at = digit - before; at < digit; at++) start = (start << 8) | (text.charCodeAt(at) & 0xff)
	return start
}
