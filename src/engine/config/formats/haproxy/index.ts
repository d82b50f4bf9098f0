import type { Scalar } from '../../../../facts/bouncer'
import type { Format } from '../format'
import { isBareWord, words } from '../words'
import { readHaproxy } from './read'

/** haproxy.cfg, and the SPOE files beside it. */
export const haproxy: Format = {
	id: 'haproxy',
	prism: 'text',
	// haproxy 2.6, run: “unknown keyword” with the mark in it.
	traits: { repeated: 'by-block', byteOrderMark: 'refused' },
	holds: isBareWord,
	read: readHaproxy,
	value: (value) => words(value, haproxyWord),
}

/** A word as HAProxy takes it back: in double quotes where it has a sign of its own meaning. */
function haproxyWord(value: Scalar): string {
	const text = String(value)
	return text !== '' && !/[\s"'#\\$]/.test(text) ? text : `"${text.replace(/["\\$]/g, '\\$&')}"`
}
