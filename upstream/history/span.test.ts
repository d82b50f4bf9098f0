import { describe, expect, it } from 'vitest'
import { type State, spanOf } from './span'

/** `.` lacks it, `x` has it, `?` cannot tell. */
function span(states: string) {
	const stateOf: Readonly<Record<string, State>> = { '.': 'lacks', x: 'has', '?': 'unknown' }
	return spanOf([...states].map((sign, at) => ({ version: `v${at}`, state: stateOf[sign] ?? 'unknown' })))
}

describe('the span of releases', () => {
	it('has a since where the release before lacks it, and an until where the next does', () => {
		expect(span('.xx')).toEqual({ first: 'v1', last: 'v2', since: 'v1', fromStart: false })
		expect(span('xx.')).toEqual({ first: 'v0', last: 'v1', until: 'v1', fromStart: true })
	})

	it('claims nothing next to a release that cannot tell', () => {
		expect(span('.?xx')).toEqual({ first: 'v2', last: 'v3', fromStart: false })
		expect(span('xx?.')).toEqual({ first: 'v0', last: 'v1', fromStart: true })
	})

	it('is none where no release has it, or it went and came back', () => {
		expect(span('..?')).toBeUndefined()
		expect(span('x.x')).toBeUndefined()
		expect(span('x?x')).toEqual({ first: 'v0', last: 'v2', fromStart: true })
	})
})
