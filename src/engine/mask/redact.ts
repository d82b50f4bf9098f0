import { KnownSecrets } from './known-secrets'
import { namedSecrets } from './named-secrets'
import { placedSecrets } from './placed-secrets'
import { longestMark, mark, type Range, trimmed } from './range'
import { unknownTokens } from './unknown-tokens'

const marks = new RegExp(mark.source, 'g')

const mostPasses = 5

/**
 * Masks secrets, once, for everything that leaves the engine towards a screen, a report or a terminal: a value is secret unless
 * it is known not to be. Within one redactor the same secret has the same number, so that two of them can be told apart; the
 * length stays, because a key that was cut off is a cause. Lines stay lines. Masking twice changes nothing.
 *
 * Addresses and host names stay: they are the evidence. `Masker` masks those too, where the reader copies it for others.
 */
export class Redactor {
	private readonly numbers = new Map<string, number>()
	private readonly known = new KnownSecrets()

	redact(text: string): string {
		let masked = text
		// A mark in place of a secret can show another one beside it.
		for (let pass = 0; pass < mostPasses; pass++) {
			const before = masked
			masked = this.pass(before)
			if (masked === before) break
		}
		return masked
	}

	private pass(text: string): string {
		const found = [...placedSecrets(text), ...namedSecrets(text), ...unknownTokens(text)]
		for (const range of found) this.known.add(text.slice(range.from, range.to))
		const all = [...found, ...this.known.placesIn(text)]
		let masked = ''
		let at = 0
		for (const { from, to } of merged(text, all)) {
			masked += text.slice(at, from) + this.marked(text.slice(from, to))
			at = to
		}
		return at === 0 ? text : masked + text.slice(at)
	}

	private marked(secret: string): string {
		let number = this.numbers.get(secret)
		if (number === undefined) {
			number = this.numbers.size + 1
			this.numbers.set(secret, number)
		}
		return `masked-secret-${number}-${[...secret].length}-characters${(secret.match(/\r\n|\r|\n/g) ?? []).join('')}`
	}
}

/** A value with every text in it masked by the same redactor. */
export function redactAll<T>(value: T, redactor: Redactor = new Redactor()): T {
	const within = (part: unknown): unknown => {
		if (typeof part === 'string') return redactor.redact(part)
		if (Array.isArray(part)) return part.map(within)
		if (part === null || typeof part !== 'object') return part
		return Object.fromEntries(Object.entries(part).map(([key, inside]) => [key, within(inside)]))
	}
	return within(value) as T
}

/** The text with its secrets masked: for one text that stands alone. */
export function redact(text: string): string {
	return new Redactor().redact(text)
}

/** In order, none over another, and none that is a mark already. */
function merged(text: string, ranges: readonly Range[]): readonly Range[] {
	const sorted = ranges
		.flatMap((range) => withoutMarks(text, range))
		.map((range) => trimmed(text, range))
		.filter(({ from, to }) => to > from)
		.toSorted((a, b) => a.from - b.from || b.to - a.to)
	const found: { from: number; to: number }[] = []
	for (const { from, to } of sorted) {
		const last = found.at(-1)
		if (last && from < last.to) last.to = Math.max(last.to, to)
		else found.push({ from, to })
	}
	return found
}

/** What is masked already stays as it is. */
function withoutMarks(text: string, { from, to }: Range): readonly Range[] {
	const around = Math.max(0, from - longestMark)
	const rest: Range[] = []
	let at = from
	for (const { index, 0: mark } of text.slice(around, to + longestMark).matchAll(marks)) {
		const start = around + index
		if (start >= to || start + mark.length <= from) continue
		if (start > at) rest.push({ from: at, to: start })
		at = start + mark.length
	}
	if (at === from) return [{ from, to }]
	return [...rest, { from: at, to }].filter((part) => part.to > part.from && /[A-Za-z0-9]/.test(text.slice(part.from, part.to)))
}
