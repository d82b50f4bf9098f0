/**
 * Hides the variants of other bouncers with one style sheet. All of them are in the static HTML, so pages print, are indexed
 * and work without JavaScript; a style sheet needs no component to wake up.
 *
 * Stands alone: `before-paint.ts` prints it into the head of every page.
 */
export function applyChoice(ids: readonly string[], bouncer: string | null, deployment: string | null): void {
	const root = document.documentElement
	const name = 'reader-choice'
	let style = document.getElementById(name)
	if (!bouncer || ids.indexOf(bouncer) < 0) {
		root.removeAttribute('data-bouncer')
		if (style) style.remove()
		return
	}
	root.setAttribute('data-bouncer', bouncer)
	if (!style) {
		style = document.createElement('style')
		style.id = name
		document.head.appendChild(style)
	}
	const rules = [`[data-only]:not([data-only~="${bouncer}"]){display:none!important}`]
	if (deployment && /^[a-z0-9-]+$/.test(deployment))
		rules.push(`[data-only~="${bouncer}"] [data-deployments]:not([data-deployments~="${deployment}"]){display:none!important}`)
	style.textContent = rules.join('')
}
