/** Milliseconds of the processor that a text may take: for itself, and for each of its kilobytes. */
const patience = { once: 1000, perKilobyte: 50 }

/** What came of the texts that were read. Plain data: processes hand it over. */
export const emptyTally = (names) => ({ readers: Object.fromEntries(names.map((name) => [name, nothing])), crashes: [] })

const nothing = { texts: 0, milliseconds: 0, slowest: null }

/** @param slowest the slowest of these texts */
function addTo(tally, name, { texts, milliseconds, slowest }) {
	const before = tally.readers[name] ?? nothing
	tally.readers[name] = {
		texts: before.texts + texts,
		milliseconds: before.milliseconds + milliseconds,
		slowest: (slowest?.milliseconds ?? -1) > (before.slowest?.milliseconds ?? -1) ? slowest : before.slowest,
	}
}

/** @param one what `readingWith` gives for a seed */
export function count(tally, { seed, name, text, changes, error, milliseconds }) {
	const told = { seed, name, length: text.length, changes, milliseconds }
	addTo(tally, name, { texts: 1, milliseconds, slowest: told })
	const isSlow = milliseconds > patience.once + (patience.perKilobyte * text.length) / 1000
	if (error) tally.crashes.push({ ...told, why: error.stack ?? String(error) })
	else if (isSlow) tally.crashes.push({ ...told, why: `took ${milliseconds.toFixed(0)} ms of the processor` })
}

/** Adds another tally to the first. */
export function add(tally, { readers, crashes }) {
	for (const [name, reader] of Object.entries(readers)) addTo(tally, name, reader)
	tally.crashes.push(...crashes)
}
