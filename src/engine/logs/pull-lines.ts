const roomAtFirst = 64

/** Lines that tell of a pull: of each the rule that says so and the time, NaN for none. A looping bouncer prints millions of them. */
export class PullLines {
	private rules = new Uint32Array(roomAtFirst)
	private times = new Float64Array(roomAtFirst)
	private count = 0

	add(rule: number, time: number): void {
		if (this.count === this.rules.length) this.grow()
		this.rules[this.count] = rule
		this.times[this.count] = time
		this.count++
	}

	/** Copies of what was added, to be handed to another thread. */
	columns(): { readonly pullRules: Uint32Array<ArrayBuffer>; readonly pullTimes: Float64Array<ArrayBuffer> } {
		return { pullRules: this.rules.slice(0, this.count), pullTimes: this.times.slice(0, this.count) }
	}

	private grow(): void {
		const { rules, times } = this
		this.rules = new Uint32Array(2 * this.count)
		this.times = new Float64Array(2 * this.count)
		this.rules.set(rules)
		this.times.set(times)
	}
}
