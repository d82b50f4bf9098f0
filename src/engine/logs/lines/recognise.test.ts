import { expect, it } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { programs } from '../../../facts/programs'
import { Recogniser } from './recognise'
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
