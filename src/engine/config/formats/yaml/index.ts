import type { Format } from '../format'
import { json } from '../json'
import { jsonOpinion, looksLikeJson, yamlOpinion } from '../second-opinion'
import { isBareWord } from '../words'
import { readYaml } from './read'
import { yamlKey, yamlValue } from './scalar'
import { settingWithoutSign } from './syntax'
import { writeYaml } from './write'

/** YAML for programs that read 1.1 (libyaml, PyYAML, Go's yaml.v2 and v3) and for those that read 1.2. */
export const yaml: Format = {
	id: 'yaml',
	prism: 'yaml',
	traits: { repeated: 'refused', byteOrderMark: 'skipped', levels: 'indentation', typed: true, parsedWhole: true, holdsContainers: true },
	holds: isBareWord,
	read: readYaml,
	write: writeYaml,
	value: yamlValue,
	line: (name, value) => `${yamlKey(name)}: ${yamlValue(value, '')}`,
	newLevels: (path, value) => `${path.map((level, at) => `${'  '.repeat(at)}${yamlKey(level)}:`).join('\n')} ${yamlValue(value, '')}`,
	truth: (text) => (/^(y|yes|on|true)$/i.test(text) ? true : /^(n|no|off|false)$/i.test(text) ? false : null),
	withoutSign: settingWithoutSign,
	secondParser: (text) => (looksLikeJson(text) ? jsonOpinion(text) : yamlOpinion(text)),
	writtenAs: (text) => (looksLikeJson(text) ? json : yaml),
}
