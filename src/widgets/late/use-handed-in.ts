import { useEffect, useRef } from 'react'
import { takeHanded } from './early'

/** Takes what the reader pastes into the page or drops on it, beside all fields; also what came before this was there. */
export function useHandedIn(take: (given: string | readonly File[]) => void): void {
	const newest = useRef(take)
	useEffect(() => {
		newest.current = take
	})
	useEffect(() => {
		const look = () => {
			const given = takeHanded()
			if (given !== null) newest.current(given)
		}
		look()
		window.addEventListener('handed', look)
		return () => window.removeEventListener('handed', look)
	}, [])
}
