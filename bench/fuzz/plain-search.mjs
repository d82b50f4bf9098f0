/** Fragments are looked up by their beginning. The scanner takes none that is shorter. */
const beginning = 7

/** Bytes as characters, so that they can be searched as a text, whatever they are. */
export const latin1 = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).latin1Slice()

/**
 * What the scanner must tell, found without its tables: each needle at each place of each line.
 *
 * @param needles `Recogniser.needles`
 * @returns for bytes, the lines that are told, in the form of `lineOf`
 */
export function plainSearch(needles, foldCase) {
	const asBytes = (text) => Buffer.from(text).latin1Slice()
	const known = needles.map(({ text, guards = [] }, needle) => ({ needle, text: asBytes(text), guards: guards.map(asBytes) }))
	const byBeginning = new Map(known.map(({ text }) => [text.slice(0, beginning), []]))
	for (const one of known) byBeginning.get(one.text.slice(0, beginning)).push(one)

	function needlesIn(folded) {
		const found = new Set()
		for (let at = 0; at + beginning <= folded.length; at++)
			for (const one of byBeginning.get(folded.slice(at, at + beginning)) ?? []) if (folded.startsWith(one.text, at)) found.add(one)
		return [...found]
	}

	return (bytes, linesBefore) =>
		latin1(bytes)
			.split('\n')
			.flatMap((line, at) => {
				const folded = foldCase(line)
				const found = needlesIn(folded)
				const matters = found.some(({ guards }) => guards.length === 0 || guards.some((guard) => folded.includes(guard)))
				return matters
					? lineOf(
							linesBefore + at + 1,
							line.replace(/\r$/, ''),
							found.map(({ needle }) => needle),
						)
					: []
			})
}

/** A line that is told, as one text to compare. */
export const lineOf = (number, line, needles) => `line ${number}, needles ${needles.sort((a, b) => a - b).join(' ')}: ${line}`
