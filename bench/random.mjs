/** A small generator of pseudo-random numbers (mulberry32): the same seed gives the same numbers. */
export function randomness(seed) {
	let state = seed >>> 0
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0
		let t = Math.imul(state ^ (state >>> 15), 1 | state)
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
	}
	const below = (limit) => Math.floor(next() * limit)
	return { next, below, pick: (list) => list[below(list.length)] }
}
