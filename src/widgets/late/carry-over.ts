import { flushSync } from 'react-dom'

/** Something that the reader did to an element: does it again to its twin. */
interface Act {
	readonly path: readonly number[]
	readonly again: (twin: Element) => void
}

/**
 * Remembers what the reader has done to static HTML: which details stand open, what was typed, chosen or ticked, where the caret
 * is, and the buttons pressed in the meantime.
 *
 * @param pressed Buttons in it that were clicked and that nobody listened to yet.
 * @returns does all of it again to the same HTML made anew. Elements are found by their place in the tree. Not to be called while React renders.
 */
export function carryOver(from: HTMLElement, pressed: readonly Element[]): (to: HTMLElement) => void {
	const all = (selector: string, actOf: (element: Element) => Act['again'] | null) =>
		[...from.querySelectorAll(selector)].flatMap((element): readonly Act[] => {
			const again = actOf(element)
			return again ? [{ path: pathOf(from, element), again }] : []
		})
	const acts: readonly Act[] = [
		...all('details[open]', () => unfold),
		...all('input, textarea, select', filled),
		...all(':focus', focused),
		...pressed.map((button) => ({ path: pathOf(from, button), again: press })),
	]
	return (to) => {
		// Looked up before the first of them changes what is shown.
		const twins = acts.map(({ path, again }) => ({ twin: elementAt(to, path), again }))
		// One by one: what listens to the second must know what came of the first.
		for (const { twin, again } of twins) if (twin) flushSync(() => again(twin))
	}
}

function unfold(details: Element): void {
	details.setAttribute('open', '')
}

function filled(field: Element): Act['again'] | null {
	if (field instanceof HTMLInputElement) {
		const { type, checked, files } = field
		switch (type) {
			case 'radio':
			case 'checkbox':
				// A radio that is off was switched off by another one.
				if (checked === field.defaultChecked || (type === 'radio' && !checked)) return null
				return (twin) => {
					if (twin instanceof HTMLInputElement && twin.checked !== checked) twin.click()
				}
			case 'file':
				if (!files?.length) return null
				return (twin) => {
					if (!(twin instanceof HTMLInputElement)) return
					twin.files = files
					tell(twin, 'change')
				}
		}
	}
	if (!isField(field) || field.value === valueAtStart(field)) return null
	const { value } = field
	return (twin) => {
		// Past React's own record of it, or the event would tell nothing new.
		Object.getOwnPropertyDescriptor(Object.getPrototypeOf(twin), 'value')?.set?.call(twin, value)
		tell(twin, twin instanceof HTMLSelectElement ? 'change' : 'input')
	}
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function isField(element: Element): element is Field {
	return hasCaret(element) || element instanceof HTMLSelectElement
}

function hasCaret(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
	return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
}

function valueAtStart(field: Field): string {
	if (field instanceof HTMLSelectElement) return [...field.options].find(({ defaultSelected }) => defaultSelected)?.value ?? field.options[0]?.value ?? ''
	return field.defaultValue
}

function focused(element: Element): Act['again'] {
	const caret = hasCaret(element) ? { start: element.selectionStart, end: element.selectionEnd } : null
	return (twin) => {
		if (!(twin instanceof HTMLElement)) return
		twin.focus({ preventScroll: true })
		// Null in a checkbox and its like.
		if (caret?.start != null && hasCaret(twin)) twin.setSelectionRange(caret.start, caret.end)
	}
}

function press(button: Element): void {
	if (button instanceof HTMLElement) button.click()
}

function tell(element: Element, type: 'input' | 'change'): void {
	element.dispatchEvent(new Event(type, { bubbles: true }))
}

function pathOf(root: Element, element: Element): readonly number[] {
	const path: number[] = []
	for (let at: Element | null = element; at && at !== root; at = at.parentElement) path.unshift([...(at.parentElement?.children ?? [])].indexOf(at))
	return path
}

function elementAt(root: Element, path: readonly number[]): Element | null {
	return path.reduce<Element | null>((at, index) => at?.children[index] ?? null, root)
}
