import type { SettingsDocument, Written } from '../document'
import type { Format } from '../format'
import { containerOpinion } from '../second-opinion'
import { commas, isBareWord } from '../words'
import { yamlValue } from '../yaml/scalar'
import { writeYaml } from '../yaml/write'
import { readEnvironment } from './read'

/** Variables of a container, as Compose, Kubernetes, a Dockerfile or a command give them. */
export const environment: Format = {
	id: 'environment',
	prism: 'yaml',
	traits: { repeated: 'last-counts', byteOrderMark: 'skipped', levels: 'indentation', othersNames: 'any', ofContainer: 'variables' },
	holds: isBareWord,
	read: readEnvironment,
	write: writeEnvironment,
	secondParser: containerOpinion,
	value: (value, was) => inItsManner(commas(value), was),
}

/** Variables in a Compose file. `$` is Compose’s own sign, so a literal one is written twice. */
function writeEnvironment(document: SettingsDocument): Written {
	return writeYaml({ ...document, settings: document.settings.map((setting) => ({ ...setting, value: commas(setting.value).replaceAll('$', '$$$$') })) })
}

/** Needs no quotes in YAML, in a list of `NAME=value` or in a shell. */
const bareWord = /^[\w/](?:[\w./@%+,-]|:(?=\S))*$/

/** Where nothing is quoted and the value needs no quotes it stays bare; Compose takes `$$` for `$`. */
function inItsManner(value: string, was: string): string {
	const text = value.replaceAll('$', '$$$$')
	if (/^["']/.test(was)) return yamlValue(text, was)
	return was === '' || bareWord.test(text) ? text : JSON.stringify(text)
}
