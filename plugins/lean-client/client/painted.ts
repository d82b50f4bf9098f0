/** A window that nobody sees draws no frames. */
const longestWaitMs = 200

/**
 * Resolves when the static page has been drawn. Deferred scripts run as soon as the page is parsed, and on a fast connection that
 * is before its first frame: the reader would wait for React to see what is there without it.
 */
export function painted(): Promise<void> {
	return new Promise((resolve) => {
		requestAnimationFrame(() => setTimeout(resolve))
		setTimeout(resolve, longestWaitMs)
	})
}
