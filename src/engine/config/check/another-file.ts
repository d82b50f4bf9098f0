import { optionNames, optionOf } from '../document/options'
import type { Reading } from '../document/reading'
import { nearest } from '../values/nearest'

/** `type` or `name` stand in files of every kind; `api_url` and `updateIntervalSeconds` do not. */
const telling = /[a-z][A-Z_-]|_|.{9,}/

/** A text in which no name of this bouncer stands at all: the unit file, the other half of the configuration, a page of something else. */
export function isAnotherFile({ bouncer, file, items }: Reading, text: string): boolean {
	if (text.trim() === '') return false
	const known = items.some(({ key }) => optionOf(file, key))
	if (/^\ufeff?apiVersion:/m.test(text) && /^kind:/m.test(text) && !known && !items.some(({ key }) => bouncer.legacyNames.some(({ name }) => name === key)))
		return true
	if (known) return false
	const names = new Set(
		bouncer.files
			.flatMap(optionNames)
			.map((name) => name.split('.').at(-1) ?? name)
			.filter((name) => telling.test(name))
			.map((name) => name.toLowerCase()),
	)
	for (const { name } of bouncer.legacyNames) names.add(name.toLowerCase())
	for (const [word] of text.matchAll(/[\w$][\w./-]*/g)) {
		const lower = word.toLowerCase()
		if (names.has(lower) || names.has(lower.slice(Math.max(lower.lastIndexOf('.'), lower.lastIndexOf('/')) + 1))) return false
	}
	const list = [...names]
	return !items.some(({ key }) => nearest(key, list) !== null)
}
