import type { Value } from '../../../facts/bouncer'
import { type SettingsDocument, Unwritable } from './document'

/** NUL ends a text in most programs, and half of a surrogate pair cannot be written as UTF-8: no file brings them into a program. */
const unholdable = /[\0\p{Cs}]/u

/** Why no format can hold a value, in words that complete "`option` …"; null when one can. */
export function whyUnholdable(value: Value): string | null {
	return (typeof value === 'object' ? value : [value]).some((part) => unholdable.test(String(part)))
		? 'has a character that no program takes from a file (NUL, or half of one)'
		: null
}

/** @throws Unwritable */
export function refuseUnholdable({ settings }: SettingsDocument): void {
	for (const { path, value } of settings) {
		const why = whyUnholdable(value)
		if (why) throw new Unwritable(path, why)
	}
}
