import { digitSight, maskDigits } from './digits'
import { searchedCharacters, type TimeForm, timeForms, timeOf } from './time'

/** Reads the time of lines that differ from a known one in digits only, from their bytes. */
export interface Clock {
	/**
	 * @param start Where the text of the line begins in `bytes`.
	 * @returns What `timeOf` gives for the line; undefined where it has to be asked itself.
	 */
	read(bytes: Uint8Array, start: number): number | null | undefined
}

const timeless: Clock = { read: () => null }
const never: Clock = { read: () => undefined }

const sights = timeForms.map((form) => {
	const sight = digitSight(form.regex)
	return { form, sight, regex: new RegExp(form.regex.source, `${form.regex.flags}d`) }
})

/** @param text A line of single-byte characters, or at least its first part. */
export function clockFor(text: string, year: number): Clock {
	const head = text.slice(0, searchedCharacters)
	const masked = maskDigits(head)
	const found: { readonly form: TimeForm; readonly match: RegExpExecArray }[] = []
	for (const { form, sight, regex } of sights) {
		if (sight.kind === 'unknown') return never
		if (sight.kind === 'wide' && sight.regex.test(masked)) return never
		const match = regex.exec(head)
		if (match) found.push({ form, match })
	}
	const [first] = found.sort((a, b) => a.match.index - b.match.index)
	if (!first) return timeless
	const { form, match } = first
	const places = placesOf(match)
	if (!places) return never
	const clock = new DigitClock(form, places, match.groups ?? {}, year)
	const bytes = Uint8Array.from(head, (character) => character.charCodeAt(0))
	const time = timeOf(text, year)
	return time !== null && clock.read(bytes, 0) === time ? clock : never
}

interface Place {
	readonly from: number
	readonly to: number
}

interface Places {
	readonly hour: Place
	readonly minute: Place
	readonly second: Place
	readonly fraction: Place | null
	/** Year, month, day, zone: what makes the day, with the names of the form's groups. */
	readonly day: readonly { readonly name: string; readonly place: Place }[]
}

function placesOf({ indices }: RegExpExecArray): Places | null {
	const groups = new Map(Object.entries(indices?.groups ?? {}).filter((group): group is [string, [number, number]] => group[1] !== undefined))
	const place = (name: string): Place | null => {
		const range = groups.get(name)
		return range ? { from: range[0], to: range[1] } : null
	}
	const [hour, minute, second] = [place('h'), place('i'), place('s')]
	if (!hour || !minute || !second) return null
	const day = [...groups.keys()].filter((name) => !['h', 'i', 's', 'f'].includes(name))
	// Anything else, such as AM and PM, makes more of the hour than its digits.
	if (!day.every((name) => ['y', 'm', 'd', 'mon', 'z'].includes(name))) return null
	return { hour, minute, second, fraction: place('f'), day: day.map((name) => ({ name, place: place(name) as Place })) }
}

/** Days by their digits, for all clocks that read days written alike: to work one out takes longer than to read ten lines. */
const daysOf = new Map<string, Map<number, number | null>>()
const daysKept = 1000

/** A time whose digits stand at known places. The day is worked out once and kept until its digits change. */
class DigitClock implements Clock {
	private dayKey = -1
	private day: number | null = null
	private readonly days: Map<number, number | null>

	constructor(
		private readonly form: TimeForm,
		private readonly places: Places,
		private readonly groups: Readonly<Record<string, string | undefined>>,
		private readonly year: number,
	) {
		const written = places.day.map(({ name, place }) => `${name}${place.to - place.from}${maskDigits(groups[name] ?? '')}`)
		const id = `${form.name} ${year} ${written.join()}`
		this.days = daysOf.get(id) ?? new Map()
		daysOf.set(id, this.days)
	}

	read(bytes: Uint8Array, start: number): number | undefined {
		let key = 0
		for (const { place } of this.places.day) for (let at = start + place.from; at < start + place.to; at++) key = key * 10 + (((bytes[at] as number) - 48) & 15)
		if (key !== this.dayKey) {
			this.dayKey = key
			const known = this.days.get(key)
			this.day = known === undefined ? this.dayFrom(bytes, start) : known
			if (this.days.size >= daysKept) this.days.clear()
			this.days.set(key, this.day)
		}
		const hour = digits(bytes, start, this.places.hour)
		const minute = digits(bytes, start, this.places.minute)
		const second = digits(bytes, start, this.places.second)
		if (this.day === null || hour > 23 || minute > 59 || second > 59) return undefined
		const { fraction } = this.places
		const part = fraction === null ? 0 : Math.floor((digits(bytes, start, fraction) / 10 ** (fraction.to - fraction.from)) * 1000)
		return this.day + hour * 3_600_000 + minute * 60_000 + second * 1000 + part
	}

	/** The start of the day in the line's zone, read by the form itself. */
	private dayFrom(bytes: Uint8Array, start: number): number | null {
		const groups: Record<string, string | undefined> = { ...this.groups, h: '00', i: '00', s: '00', f: undefined }
		for (const { name, place } of this.places.day) groups[name] = String.fromCharCode(...bytes.subarray(start + place.from, start + place.to))
		return this.form.read(groups, this.year)
	}
}

function digits(bytes: Uint8Array, start: number, { from, to }: Place): number {
	let number = 0
	for (let at = start + from; at < start + to; at++) number = number * 10 + (bytes[at] as number) - 48
	return number
}
