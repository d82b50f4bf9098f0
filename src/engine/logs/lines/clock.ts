import { digitSight, maskDigits } from './digits'
import { searchedCharacters, type TimeForm, timeForms, timesIn } from './time'

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

const sights = timeForms.map(({ regex }) => digitSight(regex))

/** @param text A line of single-byte characters, or at least its first part. */
export function clockFor(text: string, year: number): Clock {
	const head = text.slice(0, searchedCharacters)
	const masked = maskDigits(head)
	for (const sight of sights) if (sight.kind === 'unknown' || (sight.kind === 'wide' && sight.regex.test(masked))) return never
	const [first] = [...timesIn(head, year)].sort((a, b) => a.at - b.at)
	if (!first) return timeless
	const { form, ms } = first
	const match = withIndices(form).exec(head)
	const places = match && placesOf(match)
	if (!places) return never
	const clock = new DigitClock(form, places, match.groups ?? {}, year)
	const bytes = Uint8Array.from(head, (character) => character.charCodeAt(0))
	return ms !== null && clock.read(bytes, 0) === ms ? clock : never
}

const indexed = new Map<TimeForm, RegExp>()

/** The form's expression, that also tells where its groups stand: it takes longer, so only the one that counts is asked. */
function withIndices(form: TimeForm): RegExp {
	const regex = indexed.get(form) ?? new RegExp(form.regex.source, `${form.regex.flags}d`)
	indexed.set(form, regex)
	return regex
}

/** Digits of a line that make one number. */
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
	/** Positions of the characters that make the day. */
	private readonly dayAt: Int32Array
	private readonly fractions: number

	constructor(
		private readonly form: TimeForm,
		private readonly places: Places,
		private readonly groups: Readonly<Record<string, string | undefined>>,
		private readonly year: number,
	) {
		const written = places.day.map(({ name, place }) => `${name}${place.to - place.from}${maskDigits(groups[name] ?? '')}`)
		const dayForm = `${form.name} ${year} ${written.join()}`
		this.days = daysOf.get(dayForm) ?? new Map()
		daysOf.set(dayForm, this.days)
		this.dayAt = Int32Array.from(places.day.flatMap(({ place: { from, to } }) => Array.from({ length: to - from }, (_, at) => from + at)))
		this.fractions = places.fraction ? 10 ** (places.fraction.to - places.fraction.from) : 1
	}

	read(bytes: Uint8Array, start: number): number | undefined {
		const { dayAt, places } = this
		let key = 0
		for (let at = 0; at < dayAt.length; at++) key = key * 10 + (((bytes[start + (dayAt[at] as number)] as number) - 48) & 15)
		if (key !== this.dayKey) this.turnTo(key, bytes, start)
		const hour = digits(bytes, start, places.hour)
		const minute = digits(bytes, start, places.minute)
		const second = digits(bytes, start, places.second)
		if (this.day === null || hour > 23 || minute > 59 || second > 59) return undefined
		const part = places.fraction === null ? 0 : Math.floor((digits(bytes, start, places.fraction) / this.fractions) * 1000)
		return this.day + hour * 3_600_000 + minute * 60_000 + second * 1000 + part
	}

	private turnTo(key: number, bytes: Uint8Array, start: number): void {
		const known = this.days.get(key)
		this.dayKey = key
		this.day = known === undefined ? this.dayFrom(bytes, start) : known
		if (this.days.size >= daysKept) this.days.clear()
		this.days.set(key, this.day)
	}

	/** The start of the day in the line's zone, read by the form itself. */
	private dayFrom(bytes: Uint8Array, start: number): number | null {
		const groups: Record<string, string | undefined> = { ...this.groups, h: '00', i: '00', s: '00', f: undefined }
		for (const { name, place } of this.places.day) groups[name] = String.fromCharCode(...bytes.subarray(start + place.from, start + place.to))
		return this.form.read(groups, this.year)
	}
}

function digits(bytes: Uint8Array, start: number, place: Place): number {
	let number = 0
	for (let at = start + place.from; at < start + place.to; at++) number = number * 10 + (bytes[at] as number) - 48
	return number
}
