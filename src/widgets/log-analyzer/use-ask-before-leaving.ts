import { type RefObject, useEffect } from 'react'

/** A text is nowhere but in this page: the browser asks before it is lost. */
export function useAskBeforeLeaving(box: RefObject<HTMLElement | null>, read: boolean): void {
	useEffect(() => {
		const ask = (event: BeforeUnloadEvent) => {
			if (read || (box.current?.querySelector('textarea')?.value.trim() ?? '') !== '') event.preventDefault()
		}
		window.addEventListener('beforeunload', ask)
		return () => window.removeEventListener('beforeunload', ask)
	}, [box, read])
}
