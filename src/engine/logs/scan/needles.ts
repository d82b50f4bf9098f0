/**
 * Fixed fragments ("needles") made ready to be found in bytes, all at once and without regard to ASCII case.
 *
 * Every fragment of seven bytes or more contains a four-byte gram at each of the four alignments. So it is enough to look at
 * every fourth position: fold the case of four bytes at once, hash them, test one bit. Few positions pass; only there are
 * needles compared. Both kernels read the tables that are made here.
 */

const windowBytes = 7
export const shortestNeedle = windowBytes
/** Pieces of very long lines overlap by so much, so that a needle is whole in one of them. */
export const longestNeedle = 1024

/** Sets bit 5 of four bytes: makes letters lower case (and mixes up some other characters; the comparison sorts that out). */
export const foldMask = 0x20202020
export const hashMultiplier = 0x9e3779b1

/** Bits of the filter for each gram. Of a log's positions 2.8 % passed with 64 of them, 1.8 % with 128, 1.5 % with 256, where the table no longer fits a shared cache. */
const bitsForGram = 128
/** Bit 31 of a probe's second number marks the last probe of its gram. */
export const lastProbe = 0x80000000

export interface NeedleIndex {
	/** In lower case, as UTF-8. */
	readonly needles: readonly Uint8Array[]
	/** A bit for each hash: set when some needle has a gram with that hash. A power of two of 32-bit words. */
	readonly filter: Uint32Array
	/** Open hash table: pairs of gram and number of its first probe. No gram is 0, so 0 is an empty slot. */
	readonly grams: Uint32Array
	/** Pairs of needle and offset of the gram in it, those of one gram together, the last one marked. */
	readonly probes: Uint32Array
	/** For each needle words in lower case: a line is only told when one of them stands in it. Empty for needles that need none. */
	readonly guards: readonly (readonly Uint8Array[])[]
}

/** How often a gram stands in a log, as far as a sample of it tells. */
export interface GramCounts {
	countOf(gram: number): number
}

/** A fragment that is looked for. */
export interface Needle {
	/** In lower case, seven bytes or more in UTF-8. */
	readonly text: string
	/** Words in lower case of which a line with the needle must have one to matter; absent when any line with it does. */
	readonly guards?: readonly string[]
	/** `likelyRareWindow` of it, where that was worked out before. */
	readonly window?: number
}

/**
 * Prepares a search.
 *
 * @param needles Hits name them by their position here.
 * @param counts Tells which grams are rare in the log at hand. Only the speed depends on it.
 * @throws RangeError when one is too short or too long: that is an author's mistake.
 */
export function indexNeedles(needles: readonly Needle[], counts: GramCounts | null = null): NeedleIndex {
	const encoded = encodedNeedles(needles)
	const offsets = new Uint16Array(4 * needles.length)
	for (let entry = 0; entry < offsets.length; entry++) {
		const needle = entry >>> 2
		const bytes = encoded[needle] as Uint8Array
		const { text, window = likelyRareWindow(bytes, text) } = needles[needle] as Needle
		const likely = window + (entry & 3)
		offsets[entry] = counts ? rarestOffset(bytes, likely, counts) : likely
	}
	const entries = entriesByGram(encoded, offsets)
	const distinct = countGroups(entries)
	const filter = new Uint32Array(powerOfTwo((distinct * bitsForGram) / 32))
	const grams = new Uint32Array(2 * powerOfTwo(distinct * 2))
	const probes = new Uint32Array(2 * entries.length)
	const filterShift = shiftFor(filter.length)
	const slots = grams.length / 2
	const gramShift = shiftFor(slots)
	let last = 0
	for (let at = 0; at < entries.length; at++) {
		const gram = Math.floor((entries[at] as number) / entriesAtMost)
		const entry = (entries[at] as number) % entriesAtMost
		probes[2 * at] = entry >>> 2
		probes[2 * at + 1] = offsets[entry] as number
		if (gram !== last) {
			const hash = Math.imul(gram, hashMultiplier) >>> 0
			const word = hash >>> filterShift
			filter[word] = (filter[word] as number) | (1 << (hash & 31))
			let slot = hash >>> gramShift
			while (grams[2 * slot] !== 0) slot = (slot + 1) & (slots - 1)
			grams[2 * slot] = gram
			grams[2 * slot + 1] = at
			if (at > 0) probes[2 * at - 1] = (probes[2 * at - 1] as number) | lastProbe
		}
		last = gram
	}
	if (entries.length > 0) probes[probes.length - 1] = (probes[probes.length - 1] as number) | lastProbe
	return { needles: encoded, filter, grams, probes, guards: needles.map(({ guards = [] }) => guards.map((word) => encoder.encode(word))) }
}

/** A gram and the number of an entry fit one exact number. */
const entriesAtMost = 2 ** 20

/** Grams and entries, four for each needle, those of one gram together. */
function entriesByGram(encoded: readonly Uint8Array[], offsets: Uint16Array): Float64Array {
	const entries = new Float64Array(offsets.length)
	for (let entry = 0; entry < entries.length; entry++)
		entries[entry] = gramAt(encoded[entry >>> 2] as Uint8Array, offsets[entry] as number) * entriesAtMost + entry
	return entries.sort()
}

function countGroups(entries: Float64Array): number {
	let count = 0
	let last = -1
	for (const entry of entries) {
		const gram = Math.floor(entry / entriesAtMost)
		if (gram !== last) count++
		last = gram
	}
	return count
}

const encodings = new WeakMap<readonly Needle[], readonly Uint8Array[]>()
const encoder = new TextEncoder()

/** The same list is prepared for one log after another. */
function encodedNeedles(needles: readonly Needle[]): readonly Uint8Array[] {
	const known = encodings.get(needles)
	if (known) return known
	const encoded = needles.map(({ text }) => {
		const bytes = encoder.encode(text)
		if (bytes.length < windowBytes) throw new RangeError(`fragment ${JSON.stringify(text)} is shorter than ${windowBytes} bytes`)
		if (bytes.length > longestNeedle) throw new RangeError(`fragment ${JSON.stringify(text)} is longer than ${longestNeedle} bytes`)
		return bytes
	})
	encodings.set(needles, encoded)
	return encoded
}

/** For a table of `size` entries, a power of two: how far a hash of 32 bits is shifted to index it. */
export function shiftFor(size: number): number {
	return Math.clz32(size) + 1
}

/** Counts the grams of a sample in a table of 65536 counters; grams that share one look more common than they are. */
export function countGrams(sample: Uint8Array): GramCounts {
	const shift = shiftFor(65536)
	const counters = new Uint32Array(65536)
	let word = 0
	for (let at = 0; at < sample.length; at++) {
		word = (word >>> 8) | ((sample[at] as number) << 24)
		const slot = Math.imul(word | foldMask, hashMultiplier) >>> shift
		counters[slot] = (counters[slot] as number) + 1
	}
	return { countOf: (gram) => counters[Math.imul(gram, hashMultiplier) >>> shift] as number }
}

function powerOfTwo(least: number): number {
	let size = 64
	while (size < least) size *= 2
	return size
}

function gramAt(bytes: Uint8Array, at: number): number {
	const word = (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)
	return (word | foldMask) >>> 0
}

/** At the alignment of `likely` the gram that stands least often in the sample; where that decides nothing, the one at `likely`. */
function rarestOffset(needle: Uint8Array, likely: number, counts: GramCounts): number {
	let best = likely
	let bestCost = counts.countOf(gramAt(needle, likely))
	for (let offset = likely % 4; offset + 4 <= needle.length && bestCost > 0; offset += 4) {
		const cost = counts.countOf(gramAt(needle, offset))
		if (cost >= bestCost) continue
		best = offset
		bestCost = cost
	}
	return best
}

/** How common a byte is in logs, roughly: 0 rare, 9 everywhere. Which window of a needle is used decides how many positions pass. */
const commonness = new Uint8Array(256).fill(1)
for (const [characters, cost] of [
	['etaoinsr ', 8],
	['0123456789', 7],
	['lcdmpuhg', 6],
	['bfwy=":/.-', 4],
] as const)
	for (const character of characters) commonness[character.charCodeAt(0)] = cost

/** Grams that stand in almost every line of some log; a window over one of them would let every line through. */
const everywhere = /level|msg="|error|time=|crowd|bounc|http|decis|strea|info|lua|faile|confi|:\/\//g
const costOfEverywhere = 20

/** Start of the window of a needle that is rare in logs in general. */
export function likelyRareWindow(bytes: Uint8Array, text: string): number {
	const costs = Uint8Array.from(bytes, (byte) => commonness[byte] as number)
	// A window over the word holds its middle. Only ASCII words are looked for, and what stands before them is mostly ASCII: only speed depends on it.
	for (const { index } of text.matchAll(everywhere)) if (index + 2 < costs.length) costs[index + 2] = (costs[index + 2] as number) + costOfEverywhere
	let cost = 0
	for (let at = 0; at < windowBytes; at++) cost += costs[at] as number
	let best = 0
	let bestCost = cost
	for (let start = 1; start + windowBytes <= bytes.length; start++) {
		cost += (costs[start + windowBytes - 1] as number) - (costs[start - 1] as number)
		if (cost >= bestCost) continue
		best = start
		bestCost = cost
	}
	return best
}
