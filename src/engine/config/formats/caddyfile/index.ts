import type { Format } from '../format'
import { words } from '../words'
import { readCaddyfile } from './read'
import { caddyLine, caddyToken, writeCaddyfile } from './write'

/** Configuration of Caddy in its own language (its JSON is `json`). */
export const caddyfile: Format = {
	id: 'caddyfile',
	prism: 'text',
	// caddy 2.6, run: it takes a file with a byte order mark.
	traits: { repeated: 'last-counts', byteOrderMark: 'skipped', levels: 'blocks', flags: true, likeProgram: true },
	holds: (value) => !/["'`\\\s{}]/.test(value),
	read: readCaddyfile,
	write: writeCaddyfile,
	value: (value) => words(value, caddyToken),
	line: caddyLine,
}
