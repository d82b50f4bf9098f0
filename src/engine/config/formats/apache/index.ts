import type { Format } from '../format'
import { words } from '../words'
import { readApache } from './read'
import { apacheWord, writeApache } from './write'

/** Configuration of Apache httpd. */
export const apache: Format = {
	id: 'apache',
	prism: 'apacheconf',
	traits: { repeated: 'by-block', byteOrderMark: 'skipped', directives: true },
	holds: (value) => !/["'`\\\s$]/.test(value),
	read: readApache,
	write: writeApache,
	value: (value) => words(value, apacheWord),
	line: (name, value) => `${name} ${words(value, apacheWord)}`,
}
