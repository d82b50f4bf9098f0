import type { EnvQuirks, FileFormat } from '../../../facts/bouncer'
import { apache } from './apache'
import { caddyfile } from './caddyfile'
import { code } from './code'
import { env } from './env'
import { environment } from './environment'
import { fields } from './fields'
import type { Format, SettingsFormat, TextFormat } from './format'
import { haproxy } from './haproxy'
import { json } from './json'
import { labels } from './labels'
import { nginx } from './nginx'
import { php } from './php'
import { shell, text } from './text'
import { toml } from './toml'
import { yaml } from './yaml'

export const formats: { readonly [Id in SettingsFormat]: Format } = {
	env,
	environment,
	yaml,
	toml,
	json,
	labels,
	php,
	nginx,
	apache,
	haproxy,
	caddyfile,
	fields,
	code,
}

export function formatOf(id: FileFormat): TextFormat {
	return settingsFormatOf(id) ?? (id === 'shell' ? shell : text)
}

/** Null for text around a few values. */
export function settingsFormatOf(id: FileFormat): Format | null {
	return id === 'shell' || id === 'text' ? null : formats[id]
}

/** How files of `KEY=VALUE` are usually read, where the facts name no quirks. */
export const plainEnv: EnvQuirks = {
	trims: true,
	unquotes: false,
	inlineComments: false,
	acceptsCrlf: true,
	lineWithoutEquals: 'ignored',
	equalsInValue: 'kept',
}
