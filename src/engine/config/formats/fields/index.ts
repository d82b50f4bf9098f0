import type { Value } from '../../../../facts/bouncer'
import type { Format } from '../format'
import { jsonOpinion, looksLikeJson } from '../second-opinion'
import { commas, isBareWord } from '../words'
import { readFields } from './read'

/** Settings of an admin screen, as they are stored or printed. */
export const fields: Format = {
	id: 'fields',
	prism: 'text',
	traits: { repeated: 'last-counts', byteOrderMark: 'skipped', byHand: true, screen: true },
	holds: isBareWord,
	read: readFields,
	secondParser: (text) => (looksLikeJson(text) ? jsonOpinion(text) : null),
	value: (value, was) => (was.startsWith('"') ? JSON.stringify(stored(value)) : stored(value)),
	// WordPress stores a ticked box as `on`, and one that is not as nothing.
	truth: (text) => (/^(1|true|yes|on)$/i.test(text) ? true : /^(0|false|no|off|)$/i.test(text) ? false : null),
}

/** As WordPress and Magento store what is switched on or off. */
function stored(value: Value): string {
	return typeof value === 'boolean' ? (value ? '1' : '0') : commas(value)
}
