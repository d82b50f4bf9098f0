import { useEffect, useState, useSyncExternalStore } from 'react'

/** What the reader typed as the address of the endpoint: once for all forms and commands of the tab. In memory only, as it holds the id of an integration. */
let typed = ''
const listeners = new Set<() => void>()

function publish(next: string): void {
	if (next === typed) return
	typed = next
	for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener)
	return () => listeners.delete(listener)
}

/**
 * The address in a field. What is typed into one field is in all of them.
 *
 * @param known What a paste told; it stands there until something is typed.
 */
export function useTypedAddress(known = ''): readonly [string, (next: string) => void] {
	const shared = useSyncExternalStore(
		subscribe,
		() => typed,
		() => '',
	)
	const [own, setOwn] = useState(known)
	useEffect(() => {
		if (shared !== '') setOwn(shared)
	}, [shared])
	const set = (next: string) => {
		setOwn(next)
		publish(next)
	}
	return [own, set]
}
