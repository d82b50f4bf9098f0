const touches = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin', 'wheel', 'scroll', 'dragenter', 'paste', 'drop', 'input', 'change'] as const

let touched: Promise<void> | null = null

/** Resolves when the reader first moves, taps, types or scrolls anywhere in the page; at once when that has happened. */
export function firstTouch(): Promise<void> {
	touched ??= new Promise((resolve) => {
		// A fast reader is in a field before this script runs.
		if (document.activeElement !== null && document.activeElement !== document.body) {
			resolve()
			return
		}
		const done = () => {
			for (const touch of touches) window.removeEventListener(touch, done, true)
			resolve()
		}
		for (const touch of touches) window.addEventListener(touch, done, { capture: true, passive: true })
	})
	return touched
}
