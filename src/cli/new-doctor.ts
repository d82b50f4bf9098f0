import search from '@generated/error-rules/default/search.json'
import { createDoctor, type Doctor } from '../engine/verdict/doctor'
import { bouncers } from '../facts/bouncers'
import { programs } from '../facts/programs'

/** A doctor with everything that the project knows. */
export function newDoctor(): Doctor {
	return createDoctor({ rules: search.rules, bouncers, programs }, search.plan)
}
