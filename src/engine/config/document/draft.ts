import type { Severity, Value } from '../../../facts/bouncer'
import type { ProblemCode } from '../problems/catalogue'
import type { Edit } from '../types'
import type { EndpointAddress } from '../values/endpoint'

/** What puts a problem right. `edits`: places that a reader of the text has found. */
export type Repair =
	| { readonly kind: 'set'; readonly value: Value }
	| { readonly kind: 'rename'; readonly to: string }
	| { readonly kind: 'remove' }
	| { readonly kind: 'split-address' }
	/** The whole address, in the form or the parts that the bouncer reads. */
	| { readonly kind: 'address'; readonly address: EndpointAddress }
	| { readonly kind: 'edits'; readonly edits: readonly Edit[] }

/** A problem before it has its place in the text. */
export interface Draft {
	readonly code: ProblemCode
	readonly severity: Severity
	readonly message: string
	readonly fix: string
	readonly repair?: Repair
	/** The option that an unknown name stands for, most probably. */
	readonly meant?: string
}

/** The repair that writes one value. */
export function setTo(value: Value): Repair {
	return { kind: 'set', value }
}
