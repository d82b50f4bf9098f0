/** What a press brought must be seen. Still where the reader wants no motion. */
export function bringIntoView(element: HTMLElement): void {
	const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
	element.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' })
}
