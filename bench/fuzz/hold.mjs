/** A promise: what a reader throws where it is not kept. */
export function hold(kept, promise) {
	if (!kept) throw new Error(promise)
}
