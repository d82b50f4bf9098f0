import { type ReactNode, useEffect } from 'react'
import { lateSearch } from '../../widgets/late'
import { fetchEntries } from '../../widgets/search/fetch-entries'
import { isTyping } from '../../widgets/shortcuts/is-typing'
import { Shortcuts } from '../../widgets/shortcuts/Shortcuts'

const LateSearchBox = lateSearch(() => import('../../widgets/search/SearchBox').then(({ SearchBox }) => SearchBox))

const field = '.navbar__search-input'

/** The field is in the static HTML; what searches comes when the page is first touched. */
export default function SearchBar(): ReactNode {
	useEffect(() => {
		// The shortcut may be that first touch: its field takes the focus, and the box that wakes up keeps it.
		const onKey = (event: KeyboardEvent) => {
			const isShortcut = event.key === '/' ? !isTyping(event.target) : event.key === 'k' && (event.ctrlKey || event.metaKey)
			if (!isShortcut || event.defaultPrevented) return
			event.preventDefault()
			document.querySelector<HTMLInputElement>(field)?.focus()
		}
		// The index comes beside the code that reads it, not after it.
		const onFocus = ({ target }: FocusEvent) => {
			if (target instanceof Element && target.matches(field)) void fetchEntries()
		}
		window.addEventListener('keydown', onKey)
		window.addEventListener('focusin', onFocus)
		return () => {
			window.removeEventListener('keydown', onKey)
			window.removeEventListener('focusin', onFocus)
		}
	}, [])
	return (
		<>
			<LateSearchBox />
			<Shortcuts />
		</>
	)
}
