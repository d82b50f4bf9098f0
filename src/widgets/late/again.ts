/** Before each further try, in milliseconds: a network that changes, another Wi-Fi or a VPN, ends what is on its way, and is there in the next moment. */
const waits = [200, 1000, 5000, 15_000]

/**
 * What `fetch` gives, asked for again where it does not come.
 *
 * @throws what the last try threw
 */
export async function again<T>(fetch: () => Promise<T>): Promise<T> {
	for (const ms of waits) {
		try {
			return await fetch()
		} catch {
			await networkOr(ms)
		}
	}
	return fetch()
}

/** Resolves after so many milliseconds; at once when the browser says that there is a network again. */
function networkOr(ms: number): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer)
			removeEventListener('online', done)
			resolve()
		}
		const timer = setTimeout(done, ms)
		addEventListener('online', done)
	})
}
