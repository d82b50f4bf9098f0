import type { Scalar, Value } from '../../../../facts/bouncer'
import type { Setting, SettingsDocument, Written } from '../document'
import { refuseUnholdable } from '../unholdable'
import { WrittenLines } from '../written-lines'

/** Tables are written where their first setting stands. */
export function writeToml(document: SettingsDocument): Written {
	refuseUnholdable(document)
	const out = new WrittenLines()
	out.add(`# ${document.title}`)
	let table = ''
	for (const setting of [...flatten(document.frame, []), ...document.settings]) {
		const { path, value, comment } = setting
		const name = path.slice(0, -1).map(tomlKey).join('.')
		if (name !== table) out.add(`\n[${name}]`)
		table = name
		const indent = name === '' ? '' : '  '
		if (comment) out.add(`${indent}# ${comment}`)
		out.setting(setting, `${indent}${tomlLine(path.at(-1) ?? '', value)}`)
	}
	return out.done()
}

function flatten(frame: Readonly<Record<string, unknown>>, path: readonly string[]): readonly Setting[] {
	return Object.entries(frame).flatMap(([key, value]) => {
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return flatten(value as Record<string, unknown>, [...path, key])
		return [{ path: [...path, key], value: value as Value }]
	})
}

export function tomlLine(name: string, value: Value): string {
	return `${tomlKey(name)} = ${tomlValue(value)}`
}

/** A key as TOML: bare where that is allowed. */
function tomlKey(key: string): string {
	return /^[\w-]+$/.test(key) ? key : JSON.stringify(key)
}

/** A value as TOML. */
export function tomlValue(value: Value): string {
	return Array.isArray(value) ? `[${value.map(tomlScalar).join(', ')}]` : tomlScalar(value as Scalar)
}

/** JSON's string escapes are all valid in a TOML basic string, but for DEL, which TOML wants escaped. */
function tomlScalar(value: Scalar): string {
	return typeof value === 'string' ? JSON.stringify(value).replace(/\u007f/g, '\\u007F') : String(value)
}
