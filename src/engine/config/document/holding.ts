/** Subsets that are tried before the rest is given up. */
const mostTrials = 60

/** As many of some changes as hold together: all of them, or what is left of their halves, and of the halves of these. */
export function holding<T>(changes: readonly T[], holds: (changes: readonly T[]) => boolean): readonly T[] {
	let trials = 0
	const hold = (candidates: readonly T[], held: readonly T[]): readonly T[] => {
		if (trials++ < mostTrials && holds([...held, ...candidates])) return [...held, ...candidates]
		if (candidates.length <= 1) return held
		const half = candidates.length >> 1
		return hold(candidates.slice(half), hold(candidates.slice(0, half), held))
	}
	return hold(changes, [])
}

/** Characters that are read in vain before nothing more is tried. A file of 4 kB has every trial; for one of 100 kB each takes a tenth of a second. */
const mostInVain = 250_000

/** A proof of texts that takes nothing for proven any more once it has read so much that did not hold. */
export function patient(holds: (text: string) => boolean): (text: string) => boolean {
	let inVain = 0
	return (text) => {
		if (inVain > mostInVain) return false
		const held = holds(text)
		if (!held) inVain += text.length
		return held
	}
}
