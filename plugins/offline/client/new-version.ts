import { announce } from '@site/src/widgets/parts/announce'
import parts from '@site/src/widgets/parts/parts.module.css'
import styles from './new-version.module.css'

const words = 'There is a new version of this site.'

/** Says so at the foot of the window. Nothing is reloaded by itself: there may be a log in the box. */
export function tellOfNewVersion(): void {
	if (document.getElementById('new-version')) return
	const bar = document.createElement('aside')
	bar.id = 'new-version'
	bar.className = styles.bar ?? ''
	bar.setAttribute('aria-label', 'New version')
	const text = document.createElement('p')
	text.textContent = words
	bar.append(
		text,
		button('Reload', () => window.location.reload()),
		button('Later', () => bar.remove()),
	)
	document.body.append(bar)
	announce(words)
}

function button(label: string, press: () => void): HTMLButtonElement {
	const element = document.createElement('button')
	element.type = 'button'
	element.className = parts.button ?? ''
	element.textContent = label
	element.addEventListener('click', press)
	return element
}
