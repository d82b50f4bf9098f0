import type { FileFormat } from '../../../facts/bouncer'

/** Formats in which settings can be read one by one; the others are text around a few values. */
const settingsFormats = [
	'env',
	'environment',
	'yaml',
	'toml',
	'json',
	'labels',
	'php',
	'nginx',
	'apache',
	'haproxy',
	'caddyfile',
	'fields',
	'code',
] as const satisfies readonly FileFormat[]
export type SettingsFormat = (typeof settingsFormats)[number]

export function isSettingsFormat(format: FileFormat): format is SettingsFormat {
	return settingsFormats.some((known) => known === format)
}
