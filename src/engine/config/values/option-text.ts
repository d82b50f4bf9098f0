import type { Bouncer, Option, Value } from '../../../facts/bouncer'

/** An option of a bouncer, in whichever of its files. */
export function findOption(bouncer: Bouncer, key: string): Option | undefined {
	return bouncer.files.flatMap(({ options }) => options).find((option) => option.key === key)
}

/** What a person typed as a value of the option’s type; what cannot be read stays text and is refused with the reason (`misfit`). */
export function typedValue(option: Option | undefined, text: string): Value {
	switch (option?.type) {
		case 'bool':
			return text === 'true' || text === 'false' ? text === 'true' : text
		case 'int':
		case 'float':
			return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
		case 'list':
			return text.split(/[,\n]/).flatMap((item) => (item.trim() === '' ? [] : [item.trim()]))
		default:
			return text
	}
}

/** A value as a person would type it; the inverse of `typedValue`. */
export function valueText(value: Value): string {
	return Array.isArray(value) ? value.join(', ') : String(value)
}
