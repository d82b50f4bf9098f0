import { useSyncExternalStore } from 'react'

/** Steps done, by number: a title can name a path of the reader's, which belongs into no storage. */
const place = 'bouncer-doctor.ticks'
/** More than all steps of one evening. */
const most = 200

let ticked: ReadonlySet<number> | null = null
const listeners = new Set<() => void>()

function read(): ReadonlySet<number> {
	try {
		const stored: unknown = JSON.parse(sessionStorage.getItem(place) ?? '[]')
		return new Set(Array.isArray(stored) ? stored.filter((one) => typeof one === 'number') : [])
	} catch {
		return new Set()
	}
}

function snapshot(): ReadonlySet<number> {
	ticked ??= read()
	return ticked
}

function publish(next: ReadonlySet<number>): void {
	ticked = next
	try {
		sessionStorage.setItem(place, JSON.stringify([...next].slice(-most)))
	} catch {
		// Private windows may refuse storage; a tick then lives as long as the page.
	}
	for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener)
	return () => listeners.delete(listener)
}

const none: ReadonlySet<number> = new Set()

/** Whether a step is done, as the reader ticked it in this tab; a reload keeps it. */
export function useTick(name: string): readonly [boolean, () => void] {
	const number = numberOf(name)
	const all = useSyncExternalStore(subscribe, snapshot, () => none)
	const toggle = () => {
		const next = new Set(snapshot())
		if (!next.delete(number)) next.add(number)
		publish(next)
	}
	return [all.has(number), toggle]
}

/** FNV-1a (draft-eastlake-fnv): short, and nobody reads a path out of it. */
function numberOf(text: string): number {
	let hash = 0x811c9dc5
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
	return hash >>> 0
}
