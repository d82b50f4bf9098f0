import { type ReactNode, useEffect } from 'react'

/** The page of a message, reached by a link inside the site: it has a table of routes of its own, so it is opened as a page of its own. */
export function OpenAnew(): ReactNode {
	useEffect(() => window.location.reload(), [])
	return null
}
