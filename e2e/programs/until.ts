/** Ends what hangs, before the limit of a test does, so that the test can say what it saw. */
const limit = 240_000

/** Waits until a look sees something; where it never does, gives back what it saw last. No test is about the time that this takes. */
export async function until<T>(look: () => T | Promise<T>): Promise<T> {
	const deadline = Date.now() + limit
	for (;;) {
		const seen = await look()
		if (seen || Date.now() > deadline) return seen
		await new Promise((resolve) => setTimeout(resolve, 100))
	}
}

/** Waits for the next second of the clock: two pulls of one second are read as one that failed. */
export async function nextSecond(): Promise<void> {
	const second = () => Math.floor(Date.now() / 1000)
	const now = second()
	await until(() => second() > now)
}
