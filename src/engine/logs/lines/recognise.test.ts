import { expect, it } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { programs } from '../../../facts/programs'
import { digitSight } from './digits'
import { namesCrowdSec, Recogniser } from './recognise'
import { planSearch } from './search-plan'

// Where a line stands among the scanner's bytes decides in which order its needles are found.
it('says the same of a line, in whichever order its needles were found', () => {
	const recogniser = new Recogniser({ rules: [], plan: planSearch({ rules: [], bouncers, programs }) })
	const line = 'runtime error: /usr/local/openresty/lualib/plugins/crowdsec/stream.lua:80: attempt to index a nil value'
	const needles = recogniser.needles.flatMap(({ text }, needle) => (line.includes(text) ? [needle] : []))
	const said = (order: readonly number[]) => recogniser.recognise(line, { text: line, body: line, wrappers: [] }, order, null)
	expect(said(needles).marks.length).toBeGreaterThan(1)
	expect(said(needles.toReversed())).toEqual(said(needles))
})

it('knows CrowdSec’s words, and no digit makes a difference', () => {
	for (const line of ['GET /v1/decisions/stream', 'https://example.com/v1/integrations/a', 'the LAPI', 'CrowdSec']) expect(line).toMatch(namesCrowdSec)
	for (const line of ['GET /v1/other', 'collapsing', 'indecision']) expect(line).not.toMatch(namesCrowdSec)
	expect(digitSight(namesCrowdSec)).toEqual({ kind: 'blind' })
})
