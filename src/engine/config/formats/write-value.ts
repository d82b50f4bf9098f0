import { stringify } from 'yaml'
import type { Scalar, Value } from '../../../facts/bouncer'
import { apacheWord } from './apache'
import { caddyToken } from './caddyfile'
import { codeLiteral } from './code'
import type { SettingsFormat } from './formats'
import { haproxyWord } from './haproxy'
import { nginxWord } from './nginx'
import { phpLiteral } from './php'
import { tomlValue } from './toml'

/**
 * One value as it is written in a format.
 *
 * @param was What stands there now, with its quotes; empty when nothing does. Its manner is kept where the format has several.
 */
export function writeValue(format: SettingsFormat, value: Value, was: string): string {
	switch (format) {
		case 'env':
			return commas(value)
		case 'labels':
			return commas(value).replaceAll('$', '$$$$')
		case 'environment':
			return environmentValue(commas(value), was)
		case 'fields':
			return was.startsWith('"') ? JSON.stringify(stored(value)) : stored(value)
		case 'yaml':
			return yamlValue(value, was)
		case 'json':
			return JSON.stringify(value)
		case 'toml':
			return tomlValue(value)
		case 'php':
			return phpLiteral(value)
		case 'code':
			return codeLiteral(value, was)
		case 'nginx':
			return words(value, nginxWord)
		case 'apache':
			return words(value, apacheWord)
		case 'haproxy':
			return words(value, haproxyWord)
		case 'caddyfile':
			return words(value, caddyToken)
	}
}

function commas(value: Value): string {
	return typeof value === 'object' ? value.join(',') : String(value)
}

/** As WordPress and Magento store what is switched on or off. */
function stored(value: Value): string {
	return typeof value === 'boolean' ? (value ? '1' : '0') : commas(value)
}

function words(value: Value, word: (value: Scalar) => string): string {
	return typeof value === 'object' ? value.map(word).join(' ') : word(value)
}

/** YAML in the quotes that stood there, where the text allows them. */
function yamlValue(value: Value, was: string): string {
	if (typeof value === 'string' && was.startsWith("'") && !/[\r\n]/.test(value)) return `'${value.replaceAll("'", "''")}'`
	if (typeof value === 'string' && was.startsWith('"')) return JSON.stringify(value)
	return stringify(value, { lineWidth: 0, collectionStyle: 'flow' }).trimEnd()
}

/** Needs no quotes in YAML, in a list of `NAME=value` or in a shell. */
const bareWord = /^[\w/](?:[\w./@%+,-]|:(?=\S))*$/

/** Where nothing is quoted and the value needs no quotes it stays bare; Compose takes `$$` for `$`. */
function environmentValue(value: string, was: string): string {
	const text = value.replaceAll('$', '$$$$')
	if (was.startsWith('"')) return JSON.stringify(text)
	if (was.startsWith("'")) return `'${text.replaceAll("'", "''")}'`
	return was === '' || bareWord.test(text) ? text : JSON.stringify(text)
}
