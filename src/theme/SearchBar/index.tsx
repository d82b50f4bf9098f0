import { type ReactNode, useEffect } from 'react'
import { late } from '../../widgets/late'

const LateSearchBar = late(() => import('@theme-original/SearchBar').then(({ default: SearchBar }) => SearchBar))

/** The field is in the static HTML; what searches comes when the page is first touched. */
export default function SearchBar(): ReactNode {
	useEffect(() => {
		// The shortcut may be that first touch: its field takes the focus, and the bar that wakes up keeps it.
		const onKey = (event: KeyboardEvent) => {
			if (event.key !== 'k' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
			event.preventDefault()
			document.querySelector<HTMLInputElement>('.navbar__search-input')?.focus()
		}
		window.addEventListener('keydown', onKey)
		return () => window.removeEventListener('keydown', onKey)
	}, [])
	return <LateSearchBar />
}
