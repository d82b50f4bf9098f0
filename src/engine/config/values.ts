import type { Option, Value } from '../../facts/bouncer'
import { parseInterval } from './interval'

/**
 * Why a value does not fit an option, in words that complete "`option` …"; null when it fits. This is about what a person meant
 * to write: what a program makes of the text in its own format is the checker's business.
 */
export function misfit(option: Option, value: Value): string | null {
	const items = Array.isArray(value) ? value : [value]
	if (option.type === 'list' && option.items === 'cidr') return misfitAddresses(Array.isArray(value) ? value.map(String) : String(value).split(','))
	if (option.type === 'list' || option.type === 'map' || option.type === 'code') return null
	if (Array.isArray(value)) return 'takes one value, not a list'
	const [single] = items
	const text = String(single)
	switch (option.type) {
		case 'bool':
			if (typeof single !== 'boolean' && text !== 'true' && text !== 'false') return 'takes true or false'
			break
		case 'int':
			if (!/^-?\d+$/.test(text)) return `takes a whole number${option.unit ? ` (${option.unit})` : ''}`
			break
		case 'float':
			if (!Number.isFinite(Number(text)) || text.trim() === '') return `takes a number${option.unit ? ` (${option.unit})` : ''}`
			break
		case 'duration':
			if (parseInterval(text, 'duration') === null) return 'takes a duration with a unit, like 10s, 5m or 24h'
			break
		case 'pem':
			if (!/-----BEGIN [\s\S]+-----END /.test(text)) return 'takes a whole certificate or key as PEM text (“-----BEGIN …” to “-----END …”)'
			break
		case 'string':
		case 'url':
		case 'host':
		case 'address':
		case 'path':
		case 'size':
		case 'enum':
			break
	}
	if (option.allowed && !option.allowed.some((allowed) => String(allowed) === text || (option.anyCase && String(allowed).toLowerCase() === text.toLowerCase())))
		return `takes one of ${option.allowed.join(', ')}`
	if (option.min !== undefined && Number(text) < option.min) return `must be at least ${option.min}`
	if (option.max !== undefined && Number(text) > option.max) return `must be at most ${option.max}`
	return null
}

function misfitAddresses(items: readonly string[]): string | null {
	const wrong = items.map((item) => item.trim()).find((item) => item !== '' && !/^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)(\/\d{1,3})?$/i.test(item))
	return wrong === undefined ? null : `takes addresses or ranges (192.0.2.0/24), and \`${wrong}\` is none`
}
