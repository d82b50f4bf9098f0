/** Beyond so many marks neighbours are joined, so that a month of pulls still spans the month. */
const marksKept = 200

interface Slot {
	ok: number | null
	failed: number | null
}

/**
 * Marks on a time line, a bounded number of them: slots of equal length, doubled when there are too many.
 */
export class TimeMarks {
	private slots = new Map<number, Slot>()
	/** The one that was marked last: most marks go to the same. */
	private last: { readonly number: number; readonly slot: Slot } | null = null
	private slotMs = 1000

	add(ms: number, ok: boolean): void {
		const number = Math.floor(ms / this.slotMs)
		if (this.last?.number !== number) this.last = { number, slot: this.slotFor(number) }
		const { slot } = this.last
		if (ok) slot.ok = Math.min(slot.ok ?? ms, ms)
		else slot.failed = Math.min(slot.failed ?? ms, ms)
		while (this.slots.size > marksKept) this.double()
	}

	/** Oldest first. */
	list(): readonly { readonly ms: number; readonly ok: boolean }[] {
		const marks = [...this.slots.values()].flatMap(({ ok, failed }) => [
			...(ok === null ? [] : [{ ms: ok, ok: true }]),
			...(failed === null ? [] : [{ ms: failed, ok: false }]),
		])
		return marks.sort((a, b) => a.ms - b.ms)
	}

	private slotFor(number: number): Slot {
		const slot = this.slots.get(number) ?? { ok: null, failed: null }
		this.slots.set(number, slot)
		return slot
	}

	private double(): void {
		const marks = this.list()
		this.slotMs *= 2
		this.slots = new Map()
		this.last = null
		for (const { ms, ok } of marks) this.add(ms, ok)
	}
}
