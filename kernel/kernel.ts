/**
 * The scanner's inner loops, in AssemblyScript: TypeScript that becomes WebAssembly with 128-bit vectors. It reads bytes that
 * the caller put into its memory and writes events: lines in which a needle stands. `src/engine/logs/scan/wasm-kernel.ts` is
 * the only caller and owns the layout of the memory; `script-kernel.ts` is the same in plain TypeScript.
 *
 * Nothing here allocates, and every write is checked against the room that the caller gave.
 */

const newline: u8 = 10
/** Sets bit 5 of four bytes: lower case for letters. What else it mixes up is sorted out by the comparison. */
const foldMask: u32 = 0x20202020
const multiplier: u32 = 0x9e3779b1
/** Odd numbers with many bits, for the hash of a line's shape. In halves: as one number they are no JavaScript number. */
const mixLength: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15
const mixLow: u64 = ((<u64>0xff51afd7) << 32) | 0xed558ccd
const mixHigh: u64 = ((<u64>0xc4ceb9fe) << 32) | 0x1a85ec53

/** Bit table over the grams of all needles, as 32-bit words; its size is a power of two. */
let filter: usize = 0
let filterShift: u32 = 0
/** Open hash table of grams: pairs of gram and number of its first probe. A gram is never 0, so 0 is an empty slot. */
let grams: usize = 0
let gramMask: u32 = 0
let gramShift: u32 = 0
/** Per probe: needle; offset in the needle, with bit 31 set on the last probe of a gram. */
let probes: usize = 0
/** Per needle: address, length. The bytes are folded and padded to 16. */
let needles: usize = 0
/** Per needle: mark of the last search that saw it, so that each is told once. */
let stamps: usize = 0
let stamp: u32 = 0
/** Per needle: number of its first guard, how many guards. Guards follow the needles in their table. */
let guards: usize = 0
/** Sixteen bytes of ones and sixteen of zeros: masks for the end of a line. */
let tails: usize = 0

let shapeSlots: usize = 0
let shapeSlotMask: u32 = 0
let shapeArena: usize = 0
/** By the low bits of a line's length, the slot of the shape that was met last: a loop prints a few lines again and again. */
let recentSlots: usize = 0
const recentMask: usize = 255
let shapeArenaEnd: usize = 0
let shapeFree: usize = 0
let shapeLimit: i32 = 0
let longestShape: i32 = 0
let longestPiece: i32 = 0
let pieceStep: i32 = 0

/** Number of shapes known. Shapes are numbered from 0 in the order in which they were met. */
let shapeCount: i32 = 0
/** Positions that passed the filter since `configure`: many of them mean that the needles' windows are badly chosen. */
export let candidates: i32 = 0
/** Where `scan` stopped: `to`, or earlier when the room for events was used up. */
export let stoppedAt: usize = 0
/** Lines before `stoppedAt` since `begin`, for the caller to add up. */
export let lineCount: i32 = 0

/** Up to where newlines are in `lineCount`. */
let counted: usize = 0
/** Lines before this one are done. */
let floor: usize = 0
/** In a line longer than a piece: needles that end before this are in a piece that was told. */
let doneUntil: usize = 0
/** The first line goes on from bytes that are gone: needles in its first `overlap` bytes were told with them. */
let heldUntil: usize = 0
const nowhere: usize = usize.MAX_VALUE
/** Length of the needle that `needleAt` gave. */
let foundLength: usize = 0

export function configure(
	filterAt: usize,
	filterWords: u32,
	gramsAt: usize,
	gramSlots: u32,
	probesAt: usize,
	needlesAt: usize,
	stampsAt: usize,
	guardsAt: usize,
	tailsAt: usize,
): void {
	filter = filterAt
	filterShift = clz(filterWords) + 1
	grams = gramsAt
	gramMask = gramSlots - 1
	gramShift = clz(gramSlots) + 1
	probes = probesAt
	needles = needlesAt
	stamps = stampsAt
	guards = guardsAt
	tails = tailsAt
	candidates = 0
}

export function configureShapes(slotsAt: usize, slots: u32, recentAt: usize, arenaAt: usize, arenaBytes: u32, limit: i32, longest: i32): void {
	shapeSlots = slotsAt
	shapeSlotMask = slots - 1
	recentSlots = recentAt
	shapeArena = arenaAt
	shapeArenaEnd = arenaAt + arenaBytes
	shapeLimit = limit
	longestShape = longest
	forgetShapes()
}

export function configurePieces(longest: i32, step: i32): void {
	longestPiece = longest
	pieceStep = step
}

export function forgetShapes(): void {
	memory.fill(shapeSlots, 0, (<usize>shapeSlotMask + 1) << 4)
	memory.fill(recentSlots, 0, (recentMask + 1) << 2)
	shapeFree = shapeArena
	shapeCount = 0
}

/** Starts on `[from, …)`, which begins with a line, or with more of a line whose first `held` bytes here were seen before. */
export function begin(from: usize, held: i32): void {
	counted = from
	floor = from
	doneUntil = 0
	heldUntil = held > 0 ? from + held : 0
	lineCount = 0
	stoppedAt = from
}

/**
 * Looks for needles from `stoppedAt` to `to`; the bytes there are whole lines, but for the last one. Writes an event for each
 * line with a needle, and gives their number. Call again while `stoppedAt < to`.
 *
 * An event: start, end, newlines before it, shape or -1.
 */
export function scan(to: usize, events: usize, room: i32): i32 {
	let written = 0
	let word = (stoppedAt + 3) & ~3
	while (word < to) {
		if ((word & 15) === 0) {
			word = withoutGrams(word, to)
			if (word >= to) break
		}
		const gram = load<u32>(word) | foldMask
		if (!passes(gram * multiplier)) {
			word += 4
			continue
		}
		candidates++
		const position = needleAt(gram, word, to)
		if (position === nowhere) {
			word += 4
			continue
		}
		let start = lineStart(position)
		const lineEnd = nextNewline(position, to)
		let end = lineEnd
		lineCount += countNewlines(counted, start)
		counted = start
		if (<i32>(end - start) > longestPiece) {
			const beyond = <i32>(position + foundLength - start) - longestPiece
			if (beyond > 0) start += <usize>((beyond + pieceStep - 1) / pieceStep) * pieceStep
			end = min(end, start + longestPiece)
		}
		store<u32>(events, <u32>start)
		store<u32>(events, <u32>end, 4)
		store<i32>(events, lineCount, 8)
		store<i32>(events, shapeOf(start, end), 12)
		events += 16
		written++
		if (end === lineEnd) {
			floor = lineEnd + 1
			doneUntil = 0
			word = (floor + 3) & ~3
			if (lineEnd < to) {
				lineCount++
				counted = floor
			}
		} else {
			doneUntil = end
			word = max(word + 4, (start + pieceStep) & ~3)
		}
		if (written === room && word < to) {
			stoppedAt = word
			return written
		}
	}
	lineCount += countNewlines(counted, to)
	counted = to
	stoppedAt = to
	return written
}

/** Writes the needles that stand in `[start, end)`, each once, and gives their number. There must be room for all needles. */
export function needlesIn(start: usize, end: usize, out: usize): i32 {
	let found = 0
	stamp++
	for (let word = (start + 3) & ~3; word < end; word += 4) {
		const gram = load<u32>(word) | foldMask
		if (!passes(gram * multiplier)) continue
		let probe = firstProbe(gram)
		while (probe !== 0) {
			const needle = load<u32>(probe)
			const offset = load<u32>(probe, 4)
			const before = <usize>(offset & 0xffff)
			const position = word - before
			const length = load<u32>(needles + ((<usize>needle) << 3), 4)
			if (load<u32>(stamps + ((<usize>needle) << 2)) !== stamp && word >= start + before && position + length <= end && stands(needle, length, position)) {
				store<u32>(stamps + ((<usize>needle) << 2), stamp)
				store<u32>(out + ((<usize>found) << 2), needle)
				found++
			}
			probe = offset >> 31 ? 0 : probe + 8
		}
	}
	return found
}

/** The first aligned word from `word` on, in steps of 16 bytes, behind which a gram of a needle may stand. */
function withoutGrams(from: usize, to: usize): usize {
	let word = from
	const table = filter
	const shift = filterShift
	const fold = i32x4.splat(foldMask)
	const multiply = i32x4.splat(multiplier)
	while (word < to) {
		const a = i32x4.mul(v128.or(v128.load(word), fold), multiply)
		const b = i32x4.mul(v128.or(v128.load(word, 16), fold), multiply)
		const first =
			bitOf(table, shift, i32x4.extract_lane(a, 0)) |
			bitOf(table, shift, i32x4.extract_lane(a, 1)) |
			bitOf(table, shift, i32x4.extract_lane(a, 2)) |
			bitOf(table, shift, i32x4.extract_lane(a, 3))
		const second =
			bitOf(table, shift, i32x4.extract_lane(b, 0)) |
			bitOf(table, shift, i32x4.extract_lane(b, 1)) |
			bitOf(table, shift, i32x4.extract_lane(b, 2)) |
			bitOf(table, shift, i32x4.extract_lane(b, 3))
		if (((first | second) & 1) !== 0) return (first & 1) !== 0 ? word : word + 16
		word += 32
	}
	return word
}

/** Bit 0 tells whether a gram with this hash may be in a needle. The low bits of the hash choose the bit of the word. */
function bitOf(table: usize, shift: u32, hash: u32): u32 {
	return load<u32>(table + ((<usize>(hash >> shift)) << 2)) >> hash
}

function passes(hash: u32): bool {
	return (bitOf(filter, filterShift, hash) & 1) !== 0
}

/** Address of the first probe of a gram; 0 when no needle has it and only the filter let it through. */
function firstProbe(gram: u32): usize {
	let slot = (gram * multiplier) >> gramShift
	while (true) {
		const entry = grams + ((<usize>slot) << 3)
		const known = load<u32>(entry)
		if (known === gram) return probes + ((<usize>load<u32>(entry, 4)) << 3)
		if (known === 0) return 0
		slot = (slot + 1) & gramMask
	}
}

/** Where a needle stands whose gram is at `word`: one in a line, or piece of a line, that was not told yet. */
function needleAt(gram: u32, word: usize, to: usize): usize {
	let probe = firstProbe(gram)
	while (probe !== 0) {
		const needle = load<u32>(probe)
		const offset = load<u32>(probe, 4)
		const before = <usize>(offset & 0xffff)
		const position = word - before
		const length = load<u32>(needles + ((<usize>needle) << 3), 4)
		const end = position + length
		if (word >= floor + before && end <= to && end > doneUntil && end > heldUntil && stands(needle, length, position) && isGuarded(needle, position, to)) {
			foundLength = length
			return position
		}
		probe = offset >> 31 ? 0 : probe + 8
	}
	return nowhere
}

/** Whether one of the needle's guards stands in its line. What is not seen whole passes. */
function isGuarded(needle: u32, position: usize, to: usize): bool {
	const list = guards + ((<usize>needle) << 3)
	const count = load<u32>(list, 4)
	if (count === 0) return true
	const start = lineStart(position)
	const end = nextNewline(position, to)
	if (<i32>(end - start) > longestPiece || start < heldUntil) return true
	const first = load<u32>(list)
	for (let guard = first; guard < first + count; guard++) if (isIn(guard, start, end)) return true
	return false
}

function isIn(needle: u32, start: usize, end: usize): bool {
	const length = <usize>load<u32>(needles + ((<usize>needle) << 3), 4)
	if (end - start < length) return false
	const last = end - length
	const first = i8x16.splat(load<u8>(<usize>load<u32>(needles + ((<usize>needle) << 3))))
	for (let at = start; at <= last; at += 16) {
		let mask = i8x16.bitmask(i8x16.eq(folded(v128.load(at)), first))
		while (mask !== 0) {
			const position = at + ctz<u32>(mask)
			if (position > last) return false
			if (stands(needle, length, position)) return true
			mask &= mask - 1
		}
	}
	return false
}

/** Letters in lower case. Only A to Z are folded, so a comparison is exact. */
function folded(text: v128): v128 {
	const upper = i8x16.lt_u(i8x16.sub(text, i8x16.splat(65)), i8x16.splat(26))
	return v128.or(text, v128.and(upper, i8x16.splat(32)))
}

/** Whether the needle stands at `position`, letters in any case. */
function stands(needle: u32, length: usize, position: usize): bool {
	const bytes = <usize>load<u32>(needles + ((<usize>needle) << 3))
	for (let at: usize = 0; at < length; at += 16) {
		let differs = v128.xor(folded(v128.load(position + at)), v128.load(bytes + at))
		if (at + 16 > length) differs = v128.and(differs, tailMask(length - at))
		if (v128.any_true(differs)) return false
	}
	return true
}

/** Ones for the first `length` of 16 bytes. */
function tailMask(length: usize): v128 {
	return v128.load(tails + 16 - length)
}

/** Start of the line of `position`; not before `floor`. */
function lineStart(position: usize): usize {
	let at = position
	while (at >= floor + 16) {
		const mask = i8x16.bitmask(i8x16.eq(v128.load(at - 16), i8x16.splat(newline)))
		if (mask !== 0) return at - 16 + (32 - clz<u32>(mask))
		at -= 16
	}
	while (at > floor) {
		if (load<u8>(at - 1) === newline) return at
		at--
	}
	return floor
}

function nextNewline(from: usize, to: usize): usize {
	for (let at = from; at < to; at += 16) {
		const mask = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(newline)))
		if (mask !== 0) return min(at + ctz<u32>(mask), to)
	}
	return to
}

function countNewlines(from: usize, to: usize): i32 {
	let count: i32 = 0
	let at = from
	const lines = i8x16.splat(newline)
	while (at + 16 <= to) {
		// A byte counts to 255.
		const stop = min(to, at + 16 * 255)
		let sums = i8x16.splat(0)
		while (at + 16 <= stop) {
			sums = i8x16.sub(sums, i8x16.eq(v128.load(at), lines))
			at += 16
		}
		const wide = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(sums))
		count += i32x4.extract_lane(wide, 0) + i32x4.extract_lane(wide, 1) + i32x4.extract_lane(wide, 2) + i32x4.extract_lane(wide, 3)
	}
	while (at < to) {
		if (load<u8>(at) === newline) count++
		at++
	}
	return count
}

/** The bytes with every digit as `0`. */
function masked(bytes: v128): v128 {
	const digits = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(48)), i8x16.splat(10))
	return v128.bitselect(i8x16.splat(48), bytes, digits)
}

/**
 * Number of the line's shape: equal for lines that differ in digits only, whatever their values. -1 when the line is too long
 * or there is no room for another shape. Equal means equal: the bytes are compared, not only their hash.
 */
function shapeOf(start: usize, end: usize): i32 {
	const length = end - start
	if (<i32>length > longestShape || shapeSlots === 0) return -1
	const known = recentShape(start, end)
	if (known >= 0) return known
	let hash: u64 = <u64>length * mixLength
	for (let at: usize = 0; at < length; at += 16) {
		let part = masked(v128.load(start + at))
		if (at + 16 > length) part = v128.and(part, tailMask(length - at))
		hash = (rotl(hash, 23) ^ <u64>i64x2.extract_lane(part, 0)) * mixLow
		hash = (rotl(hash, 29) ^ <u64>i64x2.extract_lane(part, 1)) * mixHigh
	}
	hash ^= hash >> 32
	const check = <u32>hash
	let slot = <u32>(hash >> 32) & shapeSlotMask
	while (true) {
		const entry = shapeSlots + ((<usize>slot) << 4)
		const bytes = <usize>load<u32>(entry, 4)
		if (bytes === 0) return newShape(entry, check, start, length)
		if (load<u32>(entry) === check && isShape(entry, start, length)) {
			store<u32>(recentSlots + ((length & recentMask) << 2), <u32>entry)
			return load<i32>(entry, 12)
		}
		slot = (slot + 1) & shapeSlotMask
	}
}

/** The line's shape if it is the one that was met last among lines of this length; -1 otherwise. */
function recentShape(start: usize, end: usize): i32 {
	const length = end - start
	const slot = <usize>load<u32>(recentSlots + ((length & recentMask) << 2))
	return slot !== 0 && isShape(slot, start, length) ? load<i32>(slot, 12) : -1
}

/** Whether the line has the shape of this slot. */
function isShape(slot: usize, start: usize, length: usize): bool {
	if (load<u32>(slot, 8) !== <u32>length) return false
	const known = <usize>load<u32>(slot, 4)
	for (let at: usize = 0; at < length; at += 16) {
		let differs = v128.xor(masked(v128.load(start + at)), v128.load(known + at))
		if (at + 16 > length) differs = v128.and(differs, tailMask(length - at))
		if (v128.any_true(differs)) return false
	}
	return true
}

function newShape(entry: usize, check: u32, start: usize, length: usize): i32 {
	const room = (length + 15) & ~15
	if (shapeCount >= shapeLimit || shapeFree + room > shapeArenaEnd) return -1
	for (let at: usize = 0; at < length; at += 16) v128.store(shapeFree + at, masked(v128.load(start + at)))
	store<u32>(entry, check)
	store<u32>(entry, <u32>shapeFree, 4)
	store<u32>(entry, <u32>length, 8)
	store<i32>(entry, shapeCount, 12)
	shapeFree += room
	return shapeCount++
}
