declare global {
	interface Window {
		/** What the script in the head of each page noted: the button clicked last, and whether a pointer is down. */
		press?: { button: Element | null; down: boolean }
	}
}

/** Longest wait for a pointer that was let go outside the window. */
const letGoWithinMs = 1000

/**
 * The script that notes presses from the first byte of the page on: a reader may click before any code of ours, or of React's,
 * is there. `Late` clicks again what nobody listened to.
 */
export function notePresses(): string {
	return `(${note.toString()})()`
}

/** Stands alone: it is printed into the page and must not use anything from this module. */
function note(): void {
	const press: { button: Element | null; down: boolean } = { button: null, down: false }
	window.press = press
	addEventListener('click', ({ target }) => (press.button = target instanceof Element ? target.closest('button') : null), true)
	addEventListener('pointerdown', () => (press.down = true), true)
	for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (press.down = false), true)
}

/** The button clicked last, where it stands in `place`. */
export function pressedIn(place: Element): Element | null {
	const button = window.press?.button ?? null
	return button && place.contains(button) ? button : null
}

/** Resolves when no pointer is down and the click that comes of it has happened: a button exchanged in between would miss it. */
export async function pointerUp(): Promise<void> {
	if (!window.press?.down) return
	await new Promise<void>((resolve) => {
		const done = () => setTimeout(resolve)
		for (const end of ['pointerup', 'pointercancel']) addEventListener(end, done, { capture: true, once: true })
		setTimeout(resolve, letGoWithinMs)
	})
}
