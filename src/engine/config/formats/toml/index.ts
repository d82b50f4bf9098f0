import type { Format } from '../format'
import { tomlOpinion } from '../second-opinion'
import { isBareWord } from '../words'
import { readToml } from './read'
import { tomlLine, tomlValue, writeToml } from './write'

export const toml: Format = {
	id: 'toml',
	prism: 'toml',
	traits: { repeated: 'refused', byteOrderMark: 'skipped', typed: true, parsedWhole: true },
	holds: isBareWord,
	read: readToml,
	write: writeToml,
	value: tomlValue,
	line: tomlLine,
	secondParser: tomlOpinion,
}
