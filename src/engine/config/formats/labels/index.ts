import type { Format } from '../format'
import { containerOpinion } from '../second-opinion'
import { commas, isBareWord } from '../words'
import { yamlValue } from '../yaml/scalar'
import { readLabels } from './read'
import { writeLabels } from './write'

/** Docker labels: in a Compose file, a Swarm stack, or bare. */
export const labels: Format = {
	id: 'labels',
	prism: 'yaml',
	traits: { repeated: 'last-counts', byteOrderMark: 'skipped', levels: 'indentation', ofContainer: 'labels' },
	holds: isBareWord,
	read: readLabels,
	write: writeLabels,
	secondParser: containerOpinion,
	value: (value, was) => {
		const text = commas(value).replaceAll('$', '$$$$')
		return /^["']/.test(was) ? yamlValue(text, was) : text
	},
}
