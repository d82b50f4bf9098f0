import { bouncerIds } from '../../facts/bouncer'
import { applyChoice } from './apply-choice'
import { storageKeys } from './keys'

/**
 * The script that runs in the head of every page, so that a reader who has chosen a bouncer never sees the other variants
 * flash by. It is `applyChoice` with the stored values; the store calls the same function later.
 */
export function beforePaint(): string {
	return `(${readAndApply.toString()})(${applyChoice.toString()},${JSON.stringify(bouncerIds)},${JSON.stringify(storageKeys)})`
}

/** Stands alone: it is printed into the page and must not use anything from this module. */
function readAndApply(apply: typeof applyChoice, ids: readonly string[], keys: typeof storageKeys): void {
	try {
		const query = new URLSearchParams(location.search)
		const inAddress = query.get('bouncer')
		const bouncer = inAddress || localStorage.getItem(keys.bouncer)
		const deployment = inAddress ? query.get('deployment') : localStorage.getItem(keys.deployment)
		apply(ids, bouncer, deployment)
	} catch {
		// Without storage nothing is chosen, and every variant is shown.
	}
}
