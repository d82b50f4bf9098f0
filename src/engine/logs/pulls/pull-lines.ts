import type { PullKind } from '../lines/pull-kind'

const roomAtFirst = 64

/** Lines that tell of a pull: of each its kind and the time, NaN for none. A looping bouncer prints millions of them. */
export class PullLines {
	private kinds = new Uint8Array(roomAtFirst)
	private times = new Float64Array(roomAtFirst)
	private count = 0

	add(kind: PullKind, time: number): void {
		this.reserve(1)
		this.kinds[this.count] = kind
		this.times[this.count] = time
		this.count++
	}

	addAll(kinds: Uint8Array, times: Float64Array): void {
		this.reserve(kinds.length)
		this.kinds.set(kinds, this.count)
		this.times.set(times, this.count)
		this.count += kinds.length
	}

	/** Copies of what was added, to be handed to another thread. */
	columns(): { readonly pullKinds: Uint8Array<ArrayBuffer>; readonly pullTimes: Float64Array<ArrayBuffer> } {
		return { pullKinds: this.kinds.slice(0, this.count), pullTimes: this.times.slice(0, this.count) }
	}

	private reserve(more: number): void {
		const { kinds, times } = this
		if (this.count + more <= kinds.length) return
		const room = Math.max(2 * kinds.length, this.count + more)
		this.kinds = new Uint8Array(room)
		this.times = new Float64Array(room)
		this.kinds.set(kinds)
		this.times.set(times)
	}
}
