import { isTouched } from './early'

const touches = [
	...['pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin', 'wheel', 'scroll', 'dragenter', 'paste', 'drop', 'input', 'change'],
	// What the search hands to the page.
	'handed',
]

let anywhere: Promise<void> | null = null
let beside: Promise<void> | null = null

/** Resolves when the reader first moves, taps, types or scrolls anywhere in the page; at once when that has happened. */
export function firstTouch(): Promise<void> {
	anywhere ??= touchOf(() => true)
	return anywhere
}

/** The same without what is done in the search: who reaches for it waits for its answer, and the widgets of the page would come in between. */
export function firstTouchBesideSearch(): Promise<void> {
	beside ??= touchOf((target) => !(target instanceof Element && target.closest('.navbar search')))
	return beside
}

function touchOf(counts: (target: EventTarget | null) => boolean): Promise<void> {
	return new Promise((resolve) => {
		const { activeElement } = document
		// A fast reader is in a field before this script runs.
		if (isTouched() || (activeElement !== null && activeElement !== document.body && counts(activeElement))) return resolve()
		const done = ({ target }: Event) => {
			if (!counts(target)) return
			for (const touch of touches) window.removeEventListener(touch, done, true)
			resolve()
		}
		for (const touch of touches) window.addEventListener(touch, done, { capture: true, passive: true })
	})
}
