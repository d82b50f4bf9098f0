import type { EnvQuirks, FileFormat } from '../../../facts/bouncer'
import type { Read, SettingsDocument } from './document'
import { readEnv, writeEnv } from './env'
import { readLabels, writeLabels } from './labels'
import { readToml, writeToml } from './toml'
import { readYaml, writeJson, writeYaml } from './yaml'

/** The usual behaviour, where a file names no quirks of its own. */
export const plainEnv: EnvQuirks = {
	trims: true,
	unquotes: false,
	inlineComments: false,
	acceptsCrlf: true,
	lineWithoutEquals: 'ignored',
	equalsInValue: 'kept',
}

/** Formats in which settings can be written and read one by one; the others are text around a few values. */
export type SettingsFormat = 'env' | 'yaml' | 'toml' | 'json' | 'labels'

export function isSettingsFormat(format: FileFormat): format is SettingsFormat {
	return format === 'env' || format === 'yaml' || format === 'toml' || format === 'json' || format === 'labels'
}

/**
 * @param under Where labels stand in the document's frame; other formats do not use it.
 * @throws Unwritable naming the setting that the format cannot hold.
 */
export function writeSettings(format: SettingsFormat, document: SettingsDocument, quirks: EnvQuirks, under: readonly string[]): string {
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
	}
}

/** Never throws: what cannot be parsed is a problem with its place. */
export function readSettings(format: SettingsFormat, text: string, quirks: EnvQuirks): Read {
	switch (format) {
		case 'env':
			return readEnv(text, quirks)
		case 'yaml':
		case 'json':
			return readYaml(text)
		case 'toml':
			return readToml(text)
		case 'labels':
			return readLabels(text)
	}
}

/** Prism's name for a format. */
export function languageOf(format: FileFormat): string {
	switch (format) {
		case 'env':
			return 'properties'
		case 'yaml':
		case 'labels':
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
		case 'haproxy':
		case 'caddyfile':
		case 'fields':
		case 'text':
			return 'text'
	}
}
