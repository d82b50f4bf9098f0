type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/**
 * Remembers what the reader has done to static HTML: the focus, what was typed or chosen, which details stand open, and a button
 * pressed in the meantime.
 *
 * @param pressed The last element clicked in it that nobody listened to yet.
 * @returns puts all of it into the same HTML made anew. Elements are found by their place in the tree.
 */
export function carryOver(from: HTMLElement, pressed: Element | null): (to: HTMLElement) => void {
	const focused = from.contains(document.activeElement) ? pathOf(from, document.activeElement) : null
	const click = pressed ? pathOf(from, pressed) : null
	const typed = [...from.querySelectorAll<Field>('input, textarea, select')]
		.filter((field) => field.value !== valueAtStart(field))
		.map((field) => ({ path: pathOf(from, field), value: field.value }))
	const open = [...from.querySelectorAll('details[open]')].map((details) => pathOf(from, details))
	return (to) => {
		for (const path of open) elementAt(to, path)?.setAttribute('open', '')
		for (const { path, value } of typed) {
			const field = elementAt(to, path)
			if (field) type(field, value)
		}
		const target = focused && elementAt(to, focused)
		if (target instanceof HTMLElement) target.focus({ preventScroll: true })
		const button = click && elementAt(to, click)
		// React takes what was typed into its state after this task; a click in the same one would find the fields empty.
		if (button instanceof HTMLElement) setTimeout(() => button.click())
	}
}

function valueAtStart(field: Field): string {
	if (field instanceof HTMLSelectElement) return [...field.options].find(({ defaultSelected }) => defaultSelected)?.value ?? field.options[0]?.value ?? ''
	return field.defaultValue
}

/** Sets a value as typing would: past React's own record of it, and with the event that React listens to. */
function type(field: Element, value: string): void {
	Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
	field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
}

function pathOf(root: Element, element: Element | null): readonly number[] {
	const path: number[] = []
	for (let at = element; at && at !== root; at = at.parentElement) path.unshift([...(at.parentElement?.children ?? [])].indexOf(at))
	return path
}

function elementAt(root: Element, path: readonly number[]): Element | null {
	return path.reduce<Element | null>((at, index) => at?.children[index] ?? null, root)
}
