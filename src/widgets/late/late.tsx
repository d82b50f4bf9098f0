import useIsBrowser from '@docusaurus/useIsBrowser'
import { type ComponentType, lazy, type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { hasStoredChoice } from '../selection'
import { again } from './again'
import { carryOver } from './carry-over'
import { isPressed, letGo, takePresses } from './early'
import { firstTouch, firstTouchBesideSearch } from './first-touch'

/** No box of its own: margins, sticky positions and grids behave as if the wrapper were not there. */
const noBox = { display: 'contents' } as const

/** Code that is not there yet. */
class Source<P extends object> {
	loaded: ComponentType<P> | null = null
	/** It shows what the reader asked for, and waits for nothing. */
	first = false
	private loading: Promise<ComponentType<P>> | null = null

	constructor(
		private readonly fetch: () => Promise<ComponentType<P>>,
		/** What it waits for. */
		readonly needed: () => Promise<void>,
	) {}

	/** @throws where it does not come; whoever asks then asks anew. */
	async load(): Promise<ComponentType<P>> {
		this.loading ??= again(this.fetch)
		try {
			this.loaded = await this.loading
		} catch (error) {
			this.loading = null
			throw error
		}
		return this.loaded
	}
}

const sources = new Set<{ load(): Promise<unknown> }>()
let everything: Promise<unknown> | null = null

/**
 * Resolves when the code of every late widget that this page knows is there: from then on nothing is requested any more. Not where one
 * does not come, which says so in its own place.
 */
export function allLate(): Promise<unknown> {
	everything ??= needed()
		.then(calm)
		.then(() => Promise.all([...sources].map((source) => source.load())))
		.catch(() => {
			everything = null
			return new Promise<never>(() => {})
		})
	return everything
}

let answering: Promise<unknown> = Promise.resolve()

/**
 * What the reader asked for comes first: code that only belongs to the page is neither fetched nor woken until `answered`. Where a
 * paste is the first that is done, that code, up to a hundred widgets, and what reads the paste took turns on the same processor.
 */
export function answerFirst(answered: Promise<unknown>): void {
	answering = Promise.all([answering, answered])
}

/** Resolves when nothing is waited for that the reader asked for. */
async function calm(): Promise<void> {
	// Not sooner than what touched the page has said what it asks for.
	await task()
	await answering
}

/** A reader who comes with a choice of bouncer, or with a link that asks for something (`?cause=…`), must see it at once; everybody else reads first. */
function needed(): Promise<void> {
	return hasStoredChoice() || window.location.search !== '' ? Promise.resolve() : firstTouchBesideSearch()
}

let turns: Promise<void> = Promise.resolve()

/**
 * Widgets wake one after another, and the page does in between what the reader asks for: a page has up to a hundred of them, and all
 * at once they took half a second.
 */
function turn(): Promise<void> {
	turns = turns.then(calm)
	return turns
}

function task(): Promise<void> {
	return new Promise((resolve) => {
		// Not a timeout: browsers hold back the fifth in a row for 4 ms.
		const { port1, port2 } = new MessageChannel()
		port1.onmessage = () => {
			port1.close()
			resolve()
		}
		port2.postMessage(null)
	})
}

/** A late widget, and what fetches its code before all others: for what the reader asked for. */
export type LateWidget<P extends object> = ((props: P) => ReactNode) & { readonly load: () => Promise<unknown> }

/**
 * A widget whose code comes when the reader first touches the page. Until then its static HTML stands there as the server made it,
 * complete and readable; a page with all facts of all bouncers would otherwise send them a second time as JavaScript
 * (`npm run bench:page` prints what is sent).
 *
 * Not `Suspense` around `lazy`: a change of context (colour mode, the router) makes React throw the waiting HTML away and show
 * the fallback.
 */
export function late<P extends object>(fetch: () => Promise<ComponentType<P>>): LateWidget<P> {
	return lateWhen(fetch, needed)
}

/** The same for the search, which wakes alone when it is the first thing that is touched. */
export function lateSearch<P extends object>(fetch: () => Promise<ComponentType<P>>): LateWidget<P> {
	return lateWhen(fetch, firstTouch)
}

function lateWhen<P extends object>(fetch: () => Promise<ComponentType<P>>, needed: () => Promise<void>): LateWidget<P> {
	const source = new Source(fetch, needed)
	const load = () => {
		source.first = true
		return source.load()
	}
	if (typeof window !== 'undefined') {
		sources.add(source)
		return Object.assign((props: P) => <Late source={source} given={props} />, { load })
	}
	const OnServer = lazy(async () => ({ default: (await source.load()) as ComponentType<object> }))
	const onServer = (props: P) => (
		<div style={noBox}>
			<OnServer {...props} />
		</div>
	)
	return Object.assign(onServer, { load })
}

interface LateProps<P extends object> {
	readonly source: Source<P>
	readonly given: P
}

function Late<P extends object>({ source, given }: LateProps<P>): ReactNode {
	const hydrated = useIsBrowser()
	const [Widget, setWidget] = useState<ComponentType<P> | null>(() => (hydrated ? source.loaded : null))
	const [missing, setMissing] = useState(false)
	const place = useRef<HTMLDivElement>(null)
	useEffect(() => {
		const waiting = place.current
		if (Widget || missing || !waiting) return
		let gone = false
		const wake = async () => {
			await source.needed()
			void allLate()
			if (!source.first) await calm()
			const component = await source.load()
			if (!source.first) await turn()
			await letGo()
			if (gone) return
			// In one task, so that nothing is seen and nothing is done in between.
			const doAgain = carryOver(waiting, takePresses(waiting))
			flushSync(() => setWidget(() => component))
			if (place.current) doAgain(place.current)
		}
		void wake().catch((error) => {
			// What the server made stays, and can be read; who pressed something in it, or asked for what is not there, waits for an answer.
			if (gone || (waiting.childElementCount > 0 && !isPressed(waiting))) throw error
			setMissing(true)
		})
		return () => {
			gone = true
		}
	}, [Widget, source, missing])
	if (!Widget) {
		return (
			<>
				{/* biome-ignore lint/security/noDangerouslySetInnerHtml: nothing is set; it tells React to leave the server's HTML alone when it hydrates */}
				<div ref={place} style={noBox} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />
				{missing && <DidNotCome onAgain={() => setMissing(false)} />}
			</>
		)
	}
	return (
		<div ref={place} style={noBox}>
			<Widget {...given} />
		</div>
	)
}

function DidNotCome({ onAgain }: { readonly onAgain: () => void }): ReactNode {
	return (
		<p role="alert">
			This part of the page could not be fetched. Nothing of what you pasted is lost.{' '}
			<button type="button" className="button button--secondary button--sm" onClick={onAgain}>
				Try again
			</button>
		</p>
	)
}
