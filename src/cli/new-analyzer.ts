import search from '@generated/error-rules/default/search.json'
import { type Analyzer, createAnalyzer } from '../engine/logs/analyzer'
import { bouncers } from '../facts/bouncers'
import { programs } from '../facts/programs'

/** An analyzer with everything that the project knows. */
export function newAnalyzer(): Analyzer {
	return createAnalyzer({ rules: search.rules, bouncers, programs }, search.plan)
}
