import type { Severity, Value } from '../../../facts/bouncer'

/** A problem before it has its place in the text. */
export interface Draft {
	readonly code: string
	readonly severity: Severity
	readonly message: string
	readonly fix: string
	/** The right value, where there is one. */
	readonly set?: Value
}
