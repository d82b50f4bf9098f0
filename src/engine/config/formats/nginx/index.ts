import type { Format } from '../format'
import { words } from '../words'
import { readNginx } from './read'
import { nginxWord, writeNginx } from './write'

/** Configuration of NGINX and OpenResty, Lua blocks included. */
export const nginx: Format = {
	id: 'nginx',
	prism: 'nginx',
	// nginx 1.22, run: “unknown directive” with the mark in its name.
	traits: { repeated: 'by-block', byteOrderMark: 'refused', levels: 'blocks', literalVariables: true, likeProgram: true, directives: true },
	holds: (value) => !/["'`\\\s;{}#$]/.test(value),
	read: readNginx,
	write: writeNginx,
	value: (value) => words(value, nginxWord),
	line: (name, value) => `${name} ${words(value, nginxWord)};`,
}
