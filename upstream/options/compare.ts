import type { Option, Value } from '../../src/facts/bouncer'
import type { Finding } from '../check'
import type { ReadOption, Shape } from './reader'

/** What is compared of an option of ours; where our facts say nothing of its default or what it holds, that is not compared. */
export interface Ours extends Pick<Option, 'key' | 'allowed'> {
	readonly default?: Value | null
	readonly shape?: Shape
}

/** An option with the repository that it was read from. */
export interface Sourced extends ReadOption {
	readonly repository: string
}

/**
 * Holds the options of one of our files to those that the sources have.
 *
 * @param read Of all sources of the file. Where several tell of one option, the first that knows a default or the values is taken.
 */
export function compareOptions(subject: string, ours: readonly Ours[], read: readonly Sourced[]): readonly Finding[] {
	const theirs = new Map<string, Sourced>()
	for (const option of read) {
		const known = theirs.get(option.name)
		theirs.set(
			option.name,
			known
				? {
						...known,
						default: known.default === undefined ? option.default : known.default,
						allowed: known.allowed ?? option.allowed,
						shape: known.shape ?? option.shape,
					}
				: option,
		)
	}
	const names = new Set(ours.map(({ key }) => key))
	const findings: Finding[] = []
	for (const option of theirs.values())
		if (!names.has(option.name))
			findings.push({ subject, kind: 'lacking', name: option.name, says: 'the source reads it, our facts lack it', at: placeOf(option) })
	for (const option of ours) {
		const source = theirs.get(option.key)
		if (!source) findings.push({ subject, kind: 'invented', name: option.key, says: 'no source that we read has it' })
		else findings.push(...differences(subject, option, source))
	}
	return findings
}

function* differences(subject: string, ours: Ours, theirs: Sourced): Iterable<Finding> {
	const finding = { subject, name: ours.key, at: placeOf(theirs) }
	if (theirs.default !== undefined && ours.default !== undefined && comparable(ours.default) !== comparable(theirs.default))
		yield { ...finding, kind: 'default', says: `we say ${JSON.stringify(ours.default)}, the source ${JSON.stringify(theirs.default)}` }
	if (theirs.shape && ours.shape && theirs.shape !== ours.shape)
		yield { ...finding, kind: 'shape', says: `we take it for a ${ours.shape}, the source for a ${theirs.shape}` }
	if (theirs.allowed) {
		const [mine, own] = [new Set((ours.allowed ?? []).map(lowerCase)), new Set(theirs.allowed.map(lowerCase))]
		const lacking = [...own].filter((value) => value !== '' && !mine.has(value))
		const invented = [...mine].filter((value) => value !== '' && !own.has(value))
		if (lacking.length + invented.length > 0)
			yield { ...finding, kind: 'allowed', says: [tell('we lack', lacking), tell('we invent', invented)].filter(Boolean).join(', ') }
	}
}

function tell(verb: string, values: readonly string[]): string {
	return values.length > 0 ? `${verb} ${values.join(', ')}` : ''
}

function lowerCase(value: string | number | boolean): string {
	return String(value).toLowerCase()
}

/** Nothing, false, 0 and an empty text or list are one in the languages of the sources; a number or `false` may be written as a text. */
export function comparable(value: Value | null): string {
	if (Array.isArray(value)) return value.length === 0 ? '' : value.map(String).join('\n')
	return value === null || /^(?:false|0s?|off|no)?$/i.test(String(value)) ? '' : String(value)
}

function placeOf({ repository, file, line }: Sourced): string {
	return `${repository}:${file}:${line}`
}
