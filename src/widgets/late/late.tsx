import useIsBrowser from '@docusaurus/useIsBrowser'
import { type ComponentType, lazy, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { hasStoredChoice } from '../selection'
import { carryOver } from './carry-over'
import { firstTouch } from './first-touch'
import { pointerUp, pressedIn } from './press'

/** No box of its own: margins, sticky positions and grids behave as if the wrapper were not there. */
const noBox = { display: 'contents' } as const

/** Code that is not there yet. */
class Source<P extends object> {
	loaded: ComponentType<P> | null = null
	private loading: Promise<ComponentType<P>> | null = null

	constructor(private readonly fetch: () => Promise<ComponentType<P>>) {}

	async load(): Promise<ComponentType<P>> {
		this.loading ??= this.fetch()
		this.loaded = await this.loading
		return this.loaded
	}
}

const sources = new Set<{ load(): Promise<unknown> }>()
let everything: Promise<unknown> | null = null

/** Resolves when the code of every late widget that this page knows is there: from then on nothing is requested any more. */
export function allLate(): Promise<unknown> {
	everything ??= needed().then(() => Promise.all([...sources].map((source) => source.load())))
	return everything
}

/** A reader who comes with a choice of bouncer, or with a link that asks for something (`?cause=…`), must see it at once; everybody else reads first. */
function needed(): Promise<void> {
	return hasStoredChoice() || window.location.search !== '' ? Promise.resolve() : firstTouch()
}

/**
 * A widget whose code comes when the reader first touches the page. Until then its static HTML stands there as the server made it,
 * complete and readable; a page with all facts of all bouncers would otherwise send them a second time as JavaScript
 * (`npm run bench:page` prints what is sent).
 *
 * Not `Suspense` around `lazy`: a change of context (colour mode, the router) makes React throw the waiting HTML away and show
 * the fallback.
 */
export function late<P extends object>(fetch: () => Promise<ComponentType<P>>): (props: P) => ReactNode {
	const source = new Source(fetch)
	if (typeof window !== 'undefined') {
		sources.add(source)
		return (props) => <Late source={source} given={props} />
	}
	const OnServer = lazy(async () => ({ default: (await source.load()) as ComponentType<object> }))
	return (props) => (
		<div style={noBox}>
			<OnServer {...props} />
		</div>
	)
}

interface LateProps<P extends object> {
	readonly source: Source<P>
	readonly given: P
}

function Late<P extends object>({ source, given }: LateProps<P>): ReactNode {
	const hydrated = useIsBrowser()
	const [Widget, setWidget] = useState<ComponentType<P> | null>(() => (hydrated ? source.loaded : null))
	const place = useRef<HTMLDivElement>(null)
	const putBack = useRef<((to: HTMLElement) => void) | null>(null)
	useEffect(() => {
		const waiting = place.current
		if (Widget || !waiting) return
		let gone = false
		const wake = async () => {
			await needed()
			void allLate()
			const component = await source.load()
			await pointerUp()
			if (gone) return
			putBack.current = carryOver(waiting, pressedIn(waiting))
			flushSync(() => setWidget(() => component))
		}
		void wake()
		return () => {
			gone = true
		}
	}, [Widget, source])
	useLayoutEffect(() => {
		if (Widget && place.current) putBack.current?.(place.current)
		putBack.current = null
	}, [Widget])
	if (!Widget) {
		// biome-ignore lint/security/noDangerouslySetInnerHtml: nothing is set; it tells React to leave the server's HTML alone when it hydrates
		return <div ref={place} style={noBox} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />
	}
	return (
		<div ref={place} style={noBox}>
			<Widget {...given} />
		</div>
	)
}
