import { useSyncExternalStore } from 'react'
import type { EngineValues } from '../../engine/config/generate/engine-fix'
import type { EngineFieldId } from '../../facts/engine-fixes'

/** What the reader typed, once for all files of the tab. In memory only: addresses of a network are nobody else's business. */
let typed: EngineValues = {}
const listeners = new Set<() => void>()
const none: EngineValues = {}

function subscribe(listener: () => void): () => void {
	listeners.add(listener)
	return () => listeners.delete(listener)
}

/** The values of all forms of the engine's files, and how one is put in. */
export function useEngineValues(): readonly [EngineValues, (field: EngineFieldId, value: string) => void] {
	const values = useSyncExternalStore(
		subscribe,
		() => typed,
		() => none,
	)
	const set = (field: EngineFieldId, value: string) => {
		typed = { ...typed, [field]: value }
		for (const listener of listeners) listener()
	}
	return [values, set]
}
