import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { createDoctor } from '../../../src/engine/verdict/doctor'
import { bouncers } from '../../../src/facts/bouncers'
import { programs } from '../../../src/facts/programs'
import type { Fault } from './faults'
import type { Told } from './program'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })

const verdictOn = (text: string) => doctor.diagnose(text, { bouncer: null, year: 2026 })

/** What the product says the cause is; null where it finds none. */
export const causeOf = (text: string) => verdictOn(text).cause

/** Whether a verdict is right about a fault: its cause, or, where a program's words prove less, another with this one beside it. */
export function isRight(text: string, { cause }: Fault, other: Told | undefined): boolean {
	const verdict = verdictOn(text)
	if (other === undefined || verdict.cause === null || verdict.cause === cause) return verdict.cause === (other?.cause === null ? null : cause)
	return verdict.cause === other.cause && verdict.alternatives.some((also) => also.cause === cause)
}
