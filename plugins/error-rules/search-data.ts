import { planSearch, type SearchPlan } from '../../src/engine/logs/lines/search-plan'
import type { Needle } from '../../src/engine/logs/scan/needles'
import { bouncers } from '../../src/facts/bouncers'
import { type Rule, type SearchRule, searchRule } from '../../src/facts/errors/rule'
import { programs } from '../../src/facts/programs'

/** What the analyzer loads: the rules, as far as it needs them, and the plan of its search. */
export interface SearchData {
	readonly rules: readonly SearchRule[]
	readonly plan: SearchPlan
}

export function searchData(whole: readonly Rule[]): SearchData {
	const rules = whole.map(searchRule)
	return { rules, plan: planSearch({ rules, bouncers, programs }) }
}

/** What a thread loads that only finds lines. */
export function bareNeedles({ plan }: SearchData): readonly Needle[] {
	return plan.needles.map(({ text, window, guards }) => ({ text, window, guards }))
}
