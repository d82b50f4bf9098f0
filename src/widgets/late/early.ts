/** What the script in the head of each page noted. */
interface Early {
	/** Whether the reader has done anything yet, beside reaching for the search. */
	touched: boolean
	/** What is down. */
	down: 'pointer' | 'key' | null
	/** Buttons clicked that nobody asked for yet, the newest last. */
	presses: readonly Element[]
	/** The field that was pasted into last. */
	pasted: Element | null
	/** Pasted or dropped where no field takes it. */
	handed: string | readonly File[] | null
}

declare global {
	interface Window {
		early?: Early
	}
}

/**
 * The script that notes from the first byte of the page on what a reader does: click, paste, drop, before any code of ours, or of
 * React's, is there. `Late` and the boxes for logs and files do it again when they listen. What is pasted or dropped beside all
 * fields it catches later as well: a browser would leave the page to show a file that is dropped on it.
 */
export function noteEarly(): string {
	return `(${note.toString()})()`
}

/** Stands alone: it is printed into the page and must not use anything from this module. */
function note(): void {
	const early: Early = { touched: false, down: null, presses: [], pasted: null, handed: null }
	window.early = early
	const isIn = (event: Event, selector: string) => (event.target instanceof Element ? event.target.closest(selector) : null)
	const hand = (event: Event, files: FileList | undefined, text: string | undefined) => {
		const given = files?.length ? [...files] : text
		if (!given || event.defaultPrevented) return
		event.preventDefault()
		early.handed = given
		dispatchEvent(new Event('handed'))
	}
	for (const touch of ['pointerdown', 'keydown', 'click', 'input', 'change', 'paste', 'drop'])
		addEventListener(touch, (event) => (early.touched ||= !isIn(event, '.navbar search')), true)
	addEventListener(
		'pointerdown',
		({ button }) => {
			// No click comes of another one, and the menu that it opens may keep its end.
			if (button === 0) early.down = 'pointer'
		},
		true,
	)
	addEventListener('keydown', () => (early.down = 'key'), true)
	for (const end of ['pointerup', 'pointercancel', 'keyup', 'contextmenu']) addEventListener(end, () => (early.down = null), true)
	addEventListener(
		'click',
		(event) => {
			const button = isIn(event, 'button, [role="button"]')
			// Who presses twice because nothing happens means it once.
			if (button) early.presses = [...early.presses.filter((other) => other !== button), button].slice(-9)
		},
		true,
	)
	addEventListener('paste', (event) => {
		const files = event.clipboardData?.files
		const field = isIn(event, 'input, textarea')
		const text = event.clipboardData?.getData('text') ?? ''
		if (!field || files?.length) return hand(event, files, text)
		early.pasted = field
		// A field of one line runs lines together, and where each began is lost: it is given the sign with which the search shows a new one.
		// Looked for from the first of several blanks only: from each, a long run of them would stop the page.
		if (event.defaultPrevented || !(field instanceof HTMLInputElement) || field.type !== 'search' || !text.includes('\n')) return
		event.preventDefault()
		field.setRangeText(text.trim().replace(/(?<!\s)\s*\n\s*/g, ' ↵ '), field.selectionStart ?? 0, field.selectionEnd ?? field.value.length, 'end')
		field.dispatchEvent(new Event('input', { bubbles: true }))
	})
	addEventListener('dragover', (event) => {
		if (event.dataTransfer?.types.includes('Files') && !isIn(event, 'input')) event.preventDefault()
	})
	addEventListener('drop', (event) => {
		if (!isIn(event, 'input')) hand(event, event.dataTransfer?.files, undefined)
	})
}

/** Whether the reader did anything before this was asked, beside reaching for the search. */
export function isTouched(): boolean {
	return window.early?.touched ?? false
}

/** The buttons clicked in `place` that nobody listened to, in their order. They are told once. */
export function takePresses(place: Element): readonly Element[] {
	const { early } = window
	if (!early) return []
	const inside = early.presses.filter((button) => place.contains(button))
	early.presses = early.presses.filter((button) => !inside.includes(button))
	return inside
}

/** Whether a button in `place` was clicked that nobody listened to. */
export function isPressed(place: Element): boolean {
	return window.early?.presses.some((button) => place.contains(button)) ?? false
}

/** Whether the last paste went into this field. It is told once. */
export function takePaste(field: Element): boolean {
	const { early } = window
	if (!early || early.pasted !== field) return false
	early.pasted = null
	return true
}

/** What was pasted or dropped beside all fields. It is told once. */
export function takeHanded(): string | readonly File[] | null {
	const given = window.early?.handed ?? null
	if (window.early) window.early.handed = null
	return given
}

/**
 * Resolves when no pointer or key is down and the click that comes of it has happened: a button exchanged in between would miss it.
 * However long it is held: what was let go where nobody hears it shows when the window loses the focus, or when the pointer comes back.
 */
export async function letGo(): Promise<void> {
	const { early } = window
	if (!early?.down) return
	await new Promise<void>((resolve) => {
		const listening = new AbortController()
		const done = () => {
			listening.abort()
			early.down = null
			setTimeout(resolve)
		}
		const { signal } = listening
		const options = { capture: true, signal }
		for (const end of ['pointerup', 'pointercancel', 'keyup', 'contextmenu']) addEventListener(end, done, options)
		// Of the window alone: that of a field does not bubble.
		addEventListener('blur', done, { signal })
		addEventListener('pointermove', ({ buttons }) => early.down === 'pointer' && buttons === 0 && done(), options)
	})
}

/** Hands a text to the box of this page, or of the page that is opened next: the reader pasted it in another place. */
export function handIn(text: string): void {
	if (window.early) window.early.handed = text
	window.dispatchEvent(new Event('handed'))
}
