import type { Format } from '../format'
import { commas, isBareWord } from '../words'
import { readEnv } from './read'
import { writeEnv } from './write'

/**
 * KEY=VALUE files as the Lua family and some PHP programs read them. They are no dotenv: quotes belong to the value, a comment
 * stands on a line of its own, and every program differs in small things (`EnvQuirks`).
 */
export const env: Format = {
	id: 'env',
	prism: 'properties',
	traits: { repeated: 'last-counts', byteOrderMark: 'joins-first-name', flat: true, quirks: true, othersNames: 'system' },
	holds: isBareWord,
	read: readEnv,
	write: writeEnv,
	value: commas,
	line: (name, value) => `${name}=${commas(value)}`,
}
