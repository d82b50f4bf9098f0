import { parse } from 'yaml'
import type { Scalar, Value } from '../../src/facts/bouncer'

/** What a YAML file sets, by the names of our facts: entries of lists are `[]`, and the first one that sets an option counts. */
export function readYaml(text: string): ReadonlyMap<string, Value> {
	const values = new Map<string, Value>()
	const walk = (value: unknown, name: string): void => {
		if (Array.isArray(value) && value.some((item) => !isScalar(item))) for (const item of value) walk(item, `${name}[]`)
		else if (Array.isArray(value)) set(name, value.filter(isScalar))
		else if (isScalar(value)) set(name, value)
		else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) walk(inner, name === '' ? key : `${name}.${key}`)
	}
	const set = (name: string, value: Value) => {
		if (!values.has(name)) values.set(name, value)
	}
	walk(parse(text, { logLevel: 'silent' }), '')
	return values
}

/** What a file of KEY=VALUE lines sets. */
export function readLines(text: string): ReadonlyMap<string, Value> {
	return new Map([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value.trim()]))
}

function isScalar(value: unknown): value is Scalar {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
