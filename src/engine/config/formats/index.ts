import type { EnvQuirks, FileFormat } from '../../../facts/bouncer'
import { readApache, writeApache } from './apache'
import { readCaddyfile, writeCaddyfile } from './caddyfile'
import { readCode } from './code'
import type { Read, SettingsDocument } from './document'
import { readEnv, writeEnv } from './env'
import { readEnvironment, writeEnvironment } from './environment'
import { readFields } from './fields'
import type { SettingsFormat } from './formats'
import { readHaproxy } from './haproxy'
import { readLabels, writeLabels } from './labels'
import { readNginx, writeNginx } from './nginx'
import { readPhp, writePhp } from './php'
import { readToml, writeToml } from './toml'
import { readYaml, writeJson, writeYaml } from './yaml'

export { isSettingsFormat, type SettingsFormat } from './formats'
export { writeValue } from './write-value'

/** The usual behaviour, where a file names no quirks of its own. */
export const plainEnv: EnvQuirks = {
	trims: true,
	unquotes: false,
	inlineComments: false,
	acceptsCrlf: true,
	lineWithoutEquals: 'ignored',
	equalsInValue: 'kept',
}

/** Formats in which a document of settings can be written. */
export const writableFormats = [
	'env',
	'environment',
	'yaml',
	'toml',
	'json',
	'labels',
	'php',
	'nginx',
	'apache',
	'caddyfile',
] as const satisfies readonly SettingsFormat[]
export type WritableFormat = (typeof writableFormats)[number]

export function isWritableFormat(format: FileFormat): format is WritableFormat {
	return writableFormats.some((known) => known === format)
}

/**
 * @param under Where labels or variables stand in the document's frame; other formats do not use it.
 * @throws Unwritable naming the setting that the format cannot hold.
 */
export function writeSettings(format: WritableFormat, document: SettingsDocument, quirks: EnvQuirks, under: readonly string[]): string {
	switch (format) {
		case 'env':
			return writeEnv(document, quirks)
		case 'yaml':
			return writeYaml(document)
		case 'toml':
			return writeToml(document)
		case 'json':
			return writeJson(document)
		case 'labels':
			return writeLabels(document, under)
		case 'environment':
			return writeEnvironment(document, under)
		case 'php':
			return writePhp(document)
		case 'nginx':
			return writeNginx(document)
		case 'apache':
			return writeApache(document)
		case 'caddyfile':
			return writeCaddyfile(document)
	}
}

/** Never throws: what cannot be parsed is a problem with its place. */
export function readSettings(format: SettingsFormat, text: string, quirks: EnvQuirks): Read {
	switch (format) {
		case 'env':
			return readEnv(text, quirks)
		case 'environment':
			return readEnvironment(text)
		case 'yaml':
		case 'json':
			return readYaml(text)
		case 'toml':
			return readToml(text)
		case 'labels':
			return readLabels(text)
		case 'php':
			return readPhp(text)
		case 'nginx':
			return readNginx(text)
		case 'apache':
			return readApache(text)
		case 'haproxy':
			return readHaproxy(text)
		case 'caddyfile':
			return readCaddyfile(text)
		case 'fields':
			return readFields(text)
		case 'code':
			return readCode(text)
	}
}

/** Prism's name for a format. */
export function languageOf(format: FileFormat): string {
	switch (format) {
		case 'env':
			return 'properties'
		case 'yaml':
		case 'labels':
		case 'environment':
			return 'yaml'
		case 'toml':
		case 'json':
		case 'php':
		case 'nginx':
			return format
		case 'apache':
			return 'apacheconf'
		case 'shell':
			return 'bash'
		case 'code':
			return 'javascript'
		case 'haproxy':
		case 'caddyfile':
		case 'fields':
		case 'text':
			return 'text'
	}
}
