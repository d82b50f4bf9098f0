/** Whether a release has an option or a message; `unknown` where its sources cannot tell. */
export type State = 'has' | 'lacks' | 'unknown'

/** From when to when something was there. */
export interface Span {
	/** The first and the last release that has it. */
	readonly first: string
	readonly last: string
	/** `first`, where the release before is known to lack it. */
	readonly since?: string
	/** `last`, where the release behind is known to lack it. */
	readonly until?: string
	/** All releases before `first` are known, or there is none: it was there from the first on. */
	readonly fromStart: boolean
}

/**
 * @param states The releases, the oldest first.
 * @returns undefined where no release has it, or it went and came back: that is no span.
 */
export function spanOf(states: readonly { readonly version: string; readonly state: State }[]): Span | undefined {
	const first = states.findIndex(({ state }) => state === 'has')
	const last = states.findLastIndex(({ state }) => state === 'has')
	if (first < 0 || states.slice(first, last).some(({ state }) => state === 'lacks')) return undefined
	const version = (at: number) => states[at]?.version ?? ''
	const lacks = (at: number) => states[at]?.state === 'lacks'
	return {
		first: version(first),
		last: version(last),
		...(lacks(first - 1) ? { since: version(first) } : {}),
		...(lacks(last + 1) ? { until: version(last) } : {}),
		fromStart: first === 0,
	}
}
