import type { Format } from '../format'
import { isBareWord } from '../words'
import { readPhp } from './read'
import { phpLiteral, phpPair, writePhp } from './write'

/** A file of PHP that returns the settings as an array. */
export const php: Format = {
	id: 'php',
	prism: 'php',
	traits: { repeated: 'last-counts', byteOrderMark: 'skipped', typed: true, commas: true, slashComments: true, likeProgram: true },
	holds: isBareWord,
	read: readPhp,
	write: writePhp,
	value: phpLiteral,
	line: phpPair,
}
