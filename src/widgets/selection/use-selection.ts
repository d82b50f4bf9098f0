import { useSyncExternalStore } from 'react'
import { bouncerIds, type ListSource } from '../../facts/bouncer'
import { applyChoice } from './apply-choice'
import { storageKeys } from './keys'

/** What the reader has, shared by all widgets of all pages. */
export interface Selection {
	readonly bouncer: string | null
	/** What the reader chose; another one than `bouncer` where a log named that. */
	readonly own: string | null
	/** Null: the bouncer's first deployment. */
	readonly deployment: string | null
	readonly source: ListSource
}

/** A new bouncer without a deployment begins with its first one. `told`: a log named it, and the reader's own choice stays what it was. */
export type Choice = {
	readonly bouncer: string | null
	readonly deployment?: string | null
	readonly source?: ListSource
	readonly told?: true
}

const nothing: Selection = { bouncer: null, own: null, deployment: null, source: 'integration' }

let current: Selection | null = null
const listeners = new Set<() => void>()

function stored(key: string): string | null {
	try {
		return localStorage.getItem(key)
	} catch {
		return null
	}
}

function store(key: string, value: string | null): void {
	try {
		const before = localStorage.getItem(key)
		if (value === null) localStorage.removeItem(key)
		else localStorage.setItem(key, value)
		// Browsers tell only other windows; Docusaurus's tabs of this page listen for the same event.
		if (before !== value) window.dispatchEvent(new StorageEvent('storage', { key, oldValue: before, newValue: value, storageArea: localStorage }))
	} catch {
		// Private windows may refuse storage; the choice then lives in the address and in memory.
	}
}

/** Anybody can write a link: what has not the shape of an id is neither kept nor shown. */
function deploymentId(text: string | null): string | null {
	return text !== null && /^[a-z0-9-]{1,40}$/.test(text) ? text : null
}

/** The address wins over what was stored, as a link is more recent than a habit. */
function read(): Selection {
	const query = new URLSearchParams(window.location.search)
	const inAddress = query.get('bouncer')
	const bouncer = inAddress ?? stored(storageKeys.bouncer)
	const known = bouncerIds.some((id) => id === bouncer)
	const source = query.get('source') ?? stored(storageKeys.source)
	return {
		bouncer: known ? bouncer : null,
		own: known && stored(storageKeys.told) !== bouncer ? bouncer : null,
		deployment: known ? deploymentId(inAddress ? query.get('deployment') : stored(storageKeys.deployment)) : null,
		source: source === 'engine' ? 'engine' : 'integration',
	}
}

/** Whether the reader comes with a choice, from before or in the address: then what shows it must not wait. */
export function hasStoredChoice(): boolean {
	return snapshot().bouncer !== null
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener)
	keepWhatCameWithALink()
	return () => listeners.delete(listener)
}

let kept = false

/** The next page has no such address. Once, and not while React renders. */
function keepWhatCameWithALink(): void {
	if (kept) return
	kept = true
	const { bouncer, deployment } = snapshot()
	store(storageKeys.bouncer, bouncer)
	store(storageKeys.deployment, deployment)
}

function snapshot(): Selection {
	current ??= read()
	return current
}

function publish(next: Selection): void {
	current = next
	// Before the choice itself: other windows read both when that changes.
	store(storageKeys.told, next.own === next.bouncer ? null : next.bouncer)
	store(storageKeys.bouncer, next.bouncer)
	store(storageKeys.deployment, next.deployment)
	store(storageKeys.source, next.source === 'engine' ? 'engine' : null)
	applyChoice(bouncerIds, next.bouncer, next.deployment)
	for (const listener of listeners) listener()
}

if (typeof window !== 'undefined') {
	const follow = () => {
		const next = read()
		if (JSON.stringify(next) === JSON.stringify(snapshot())) return
		current = next
		applyChoice(bouncerIds, next.bouncer, next.deployment)
		for (const listener of listeners) listener()
	}
	// Another window, the reader's back button, or a tab of Docusaurus's own changed it.
	window.addEventListener('popstate', follow)
	window.addEventListener('storage', (event) => {
		if (event.key === storageKeys.bouncer && event.newValue !== current?.bouncer) follow()
	})
}

/**
 * The reader's choice and the way to change it. The first render is the server's (nothing chosen); React then renders again
 * with what the address or the storage says.
 */
export function useSelection(): { readonly selection: Selection; readonly choose: (choice: Choice) => void } {
	const selection = useSyncExternalStore(subscribe, snapshot, () => nothing)
	return { selection, choose }
}

function choose(choice: Choice): void {
	const before = snapshot()
	const same = before.bouncer === choice.bouncer
	const next: Selection = {
		bouncer: choice.bouncer,
		own: choice.told ? before.own : choice.bouncer,
		deployment: choice.deployment === undefined ? (same ? before.deployment : null) : choice.deployment,
		source: choice.source ?? before.source,
	}
	const query = new URLSearchParams(window.location.search)
	const put = (name: string, value: string | null) => (value === null ? query.delete(name) : query.set(name, value))
	put('bouncer', next.bouncer)
	put('deployment', next.deployment)
	put('source', next.source === 'engine' ? 'engine' : null)
	publish(next)
	// Not through the router: it would render the page's head again, and a paste must not cause any request.
	const search = query.toString()
	window.history.replaceState(window.history.state, '', `${window.location.pathname}${search && `?${search}`}${window.location.hash}`)
}
