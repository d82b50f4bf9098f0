/**
 * What a press brought must be seen. Still where the reader wants no motion.
 *
 * @param part What of it counts. Where that would be below the window's edge, or close to it, it comes to the middle.
 */
export function bringIntoView(element: HTMLElement, part: HTMLElement | null = null): void {
	const behavior = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
	if (part && isTooLow(element, part)) part.scrollIntoView({ block: 'center', behavior })
	else element.scrollIntoView({ block: 'start', behavior })
}

/** A bar with buttons may lie over the last lines of the window. */
const edge = 96

function isTooLow(element: HTMLElement, part: HTMLElement): boolean {
	const above = Number.parseFloat(getComputedStyle(element).scrollMarginTop) || 0
	return above + part.getBoundingClientRect().bottom - element.getBoundingClientRect().top > window.innerHeight - edge
}
