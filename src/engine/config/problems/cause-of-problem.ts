import type { Bouncer } from '../../../facts/bouncer'
import type { CauseId } from '../../../facts/causes'
import type { Problem } from '../types'
import { catalogue } from './catalogue'

/** Which root cause a problem of a configuration file is. */
export function causeOfProblem({ code, key }: Problem, bouncer: Bouncer | null): CauseId {
	const { cause } = catalogue[code]
	if (cause !== 'of-option') return cause
	if (bouncer && key === bouncer.keyOption) return 'api-key-missing'
	if (bouncer && key === bouncer.endpoint.option) return 'api-url-missing'
	return 'config-invalid-value'
}
