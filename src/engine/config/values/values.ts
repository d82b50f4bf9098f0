import type { Option, Value } from '../../../facts/bouncer'
import { whyUnholdable } from '../formats/unholdable'
import { parseInterval } from './interval'

/** A number, or one with the unit `k`, `m` or `g` as NGINX counts it; null when it is neither. */
export function sizeOf(text: string): number | null {
	const match = /^(-?\d+(?:\.\d+)?)([kmg]?)b?$/i.exec(text.trim())
	if (!match?.[1]) return null
	return Number(match[1]) * ({ k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[match[2]?.toLowerCase() ?? ''] ?? 1)
}

/**
 * Why a value does not fit an option, in words that complete "`option` …"; null when it fits. This is about what a person meant
 * to write: what a program makes of the text in its own format is the checker's business.
 */
export function misfit(option: Option, value: Value): string | null {
	const unholdable = whyUnholdable(value)
	if (unholdable) return unholdable
	const items = Array.isArray(value) ? value : [value]
	if (option.type === 'list' && option.items) return misfitAddresses(Array.isArray(value) ? value.map(String) : String(value).split(','), option.items)
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
		case 'size':
			if (sizeOf(text) === null) return 'takes a size, like 50m'
			break
		case 'path':
			if (control.test(text)) return 'takes a path, and this has a line break or another sign that is not seen in it'
			break
		case 'url-path':
			if (!/^\/[\w.~/%+-]*$/.test(text)) return 'takes the path of an address, like /security/blocklist'
			break
		case 'string':
		case 'url':
		case 'host':
		case 'address':
		case 'enum':
			break
	}
	if (option.allowed && !option.allowed.some((allowed) => String(allowed) === text || (option.anyCase && String(allowed).toLowerCase() === text.toLowerCase())))
		return `takes one of ${option.allowed.join(', ')}`
	if (option.form && !new RegExp(option.form.pattern).test(text)) return `takes ${option.form.says}`
	if (option.min !== undefined && (sizeOf(text) ?? Number.NaN) < option.min) return `must be at least ${option.min}`
	if (option.max !== undefined && Number(text) > option.max) return `must be at most ${option.max}`
	return null
}

/** Line breaks, control characters, and those that turn the direction of a text round: no path of anybody has them, and none is seen. */
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/**
 * A full path as packages and manuals have them. What a link brings was written by somebody else, and it comes into commands: odd
 * signs, a step upwards or a dash in front are no use there.
 */
export function isPlainPath(text: string): boolean {
	return (
		text.length <= 200 &&
		/^(?:(?:\/[A-Za-z0-9_.][A-Za-z0-9_.+-]*)+\/?|[A-Za-z]:(?:\\[A-Za-z0-9_.][A-Za-z0-9_.+-]*)+\\?)$/.test(text) &&
		!/[\\/]\.\.?(?:[\\/]|$)/.test(text)
	)
}

function misfitAddresses(items: readonly string[], kind: 'cidr' | 'address'): string | null {
	const wrong = items.map((item) => item.trim()).find((item) => item !== '' && !isAddressOrRange(item))
	if (wrong !== undefined) return `takes addresses${kind === 'cidr' ? ' or ranges (192.0.2.0/24)' : ''}, and \`${wrong}\` is none`
	const range = kind === 'address' ? items.find((item) => item.includes('/')) : undefined
	return range === undefined ? null : `takes single addresses, and \`${range}\` is a range`
}

function isAddressOrRange(text: string): boolean {
	const [address = '', bits, ...more] = text.split('/')
	const four = /^\d{1,3}(\.\d{1,3}){3}$/.test(address)
	if (more.length > 0 || (!four && !/^[0-9a-f:]*:[0-9a-f:.]*$/i.test(address))) return false
	if (four && address.split('.').some((part) => Number(part) > 255)) return false
	return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (four ? 32 : 128))
}
