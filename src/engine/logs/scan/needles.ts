/**
 * Finds many fixed fragments in bytes, without regard to ASCII case.
 *
 * Every fragment of seven bytes or more contains a four-byte gram at each of the four alignments. So it is enough to look at
 * every fourth position: fold the case of four bytes at once, hash them, test a 64 KiB table. Few positions pass; only there
 * are fragments compared. On mixed logs this is about ten times faster in JavaScript than one big alternation.
 */

const windowBytes = 7
export const shortestNeedle = windowBytes

/** Sets bit 5 of four bytes: makes letters lower case (and mixes up some other characters; the comparison sorts that out). */
const foldMask = 0x20202020
const hashMultiplier = 0x9e3779b1
const tableBits = 16

interface Probe {
	readonly needle: number
	/** Where the gram stands in the needle. */
	readonly offset: number
}

export interface NeedleIndex {
	readonly needles: readonly Uint8Array[]
	/** One byte for each hash: 1 when some needle has a gram with that hash. */
	readonly table: Uint8Array
	readonly buckets: readonly (readonly Probe[] | undefined)[]
}

/**
 * Prepares a search.
 *
 * @param needles Fragments in lower case, each of seven bytes or more in UTF-8. Hits name them by their position here.
 * @throws RangeError when one is shorter: that is an author's mistake.
 */
export function indexNeedles(needles: readonly string[]): NeedleIndex {
	const encoder = new TextEncoder()
	const encoded = needles.map((text) => encoder.encode(text))
	const table = new Uint8Array(1 << tableBits)
	const buckets: Probe[][] = []
	encoded.forEach((bytes, needle) => {
		if (bytes.length < windowBytes) throw new RangeError(`fragment ${JSON.stringify(needles[needle])} is shorter than ${windowBytes} bytes`)
		const start = rarestWindow(bytes)
		for (let offset = start; offset < start + 4; offset++) {
			const hash = hashOf(wordAt(bytes, offset))
			table[hash] = 1
			const bucket = buckets[hash]
			if (bucket) bucket.push({ needle, offset })
			else buckets[hash] = [{ needle, offset }]
		}
	})
	return { needles: encoded, table, buckets }
}

/**
 * Calls `onHit` for every place where a needle stands in `bytes[from, to)`, in ascending order of the aligned position that
 * revealed it; hits of one line come together.
 *
 * @param bytes Its buffer must start at a multiple of four bytes (every fresh Uint8Array does).
 */
export function findNeedles(index: NeedleIndex, bytes: Uint8Array, from: number, to: number, onHit: (needle: number, position: number) => void): void {
	const { table, buckets, needles } = index
	const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2)
	// A probe's gram lies inside its needle, so a needle that ends before `to` never needs a word that is cut off by the end.
	const last = Math.min(words.length, (to + 3) >>> 2)
	for (let word = from >>> 2; word < last; word++) {
		const hash = Math.imul((words[word] as number) | foldMask, hashMultiplier) >>> (32 - tableBits)
		if (table[hash] === 0) continue
		for (const probe of buckets[hash] ?? []) {
			const position = (word << 2) - probe.offset
			if (position >= from && matchesAt(needles[probe.needle] as Uint8Array, bytes, position, to)) onHit(probe.needle, position)
		}
	}
}

function matchesAt(needle: Uint8Array, bytes: Uint8Array, position: number, to: number): boolean {
	if (position + needle.length > to) return false
	for (let i = 0; i < needle.length; i++) {
		const byte = bytes[position + i] as number
		const folded = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
		if (folded !== needle[i]) return false
	}
	return true
}

function wordAt(bytes: Uint8Array, at: number): number {
	return (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)
}

function hashOf(word: number): number {
	return Math.imul(word | foldMask, hashMultiplier) >>> (32 - tableBits)
}

/** How common a byte is in logs, roughly: 0 rare, 9 everywhere. Which window of a needle is used decides how many positions pass. */
const commonness: ReadonlyMap<number, number> = new Map(
	(
		[
			['etaoinsr ', 8],
			['0123456789', 7],
			['lcdmpuhg', 6],
			['bfwy=":/.-', 4],
		] as const
	).flatMap(([characters, cost]) => [...characters].map((character) => [character.charCodeAt(0), cost] as const)),
)

/** Grams that stand in almost every line of some log; a window over one of them would let every line through. */
const everywhere = ['level=', 'msg="', 'error', 'time="', 'crowdsec', 'bouncer', 'http', 'decision', 'stream', 'info', 'lua', 'failed', 'config', '://']

function rarestWindow(needle: Uint8Array): number {
	const text = String.fromCharCode(...needle)
	let best = 0
	let bestCost = Number.POSITIVE_INFINITY
	for (let start = 0; start + windowBytes <= needle.length; start++) {
		const part = text.slice(start, start + windowBytes)
		let cost = 0
		for (let i = 0; i < windowBytes; i++) cost += commonness.get(needle[start + i] as number) ?? 1
		for (const word of everywhere) if (part.includes(word.slice(0, 5))) cost += 20
		if (cost < bestCost) {
			bestCost = cost
			best = start
		}
	}
	return best
}
