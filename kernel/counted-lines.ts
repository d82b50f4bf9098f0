/**
 * Lines that are counted without telling each of them. A bouncer that fails every ten seconds prints one line for weeks, with
 * another time: once it is known what the line says, only how often it comes, where the last one stands, and of a pull the time
 * have to be known. `src/engine/logs/scan/counted-lines.ts` writes the records that are read here.
 */

const recordBytes: usize = 192
/** In a record: number of the next line of the same shape, plus 1; 0 for none. */
const nextAt: usize = 0
/** How many digits decide whether it is this line; where they stand in it, 16 bits each; what they are. */
const decidingCountAt: usize = 4
const decidingPlacesAt: usize = 72
const decidingDigitsAt: usize = 104
const kindAt: usize = 8
const pullAt: usize = 12
/** What was counted since `beginCounts`: how often, newlines before the last one, its start. */
const countAt: usize = 16
const lastLineAt: usize = 20
const lastStartAt: usize = 24
/** Places in a line: position, length. */
const hourAt: usize = 32
const minuteAt: usize = 40
const secondAt: usize = 48
const fractionAt: usize = 56
/** The day whose times can be read: how many characters tell it, where, which, and its beginning in milliseconds since 1970. */
const dayCountAt: usize = 28
const dayPlacesAt: usize = 120
const dayDigitsAt: usize = 168
const dayAt: usize = 64

/** Kinds of lines, as bits. */
const ofRule: i32 = 1
const ofPull: i32 = 2
const withoutTime: i32 = 4
const withTimeUnread: i32 = 8

/** Per shape: number of its first record, plus 1; 0 for none. */
let firstOf: usize = 0
let shapeLimit: i32 = 0
let records: usize = 0
let touched: usize = 0
let pullKinds: usize = 0
let pullTimes: usize = 0
let pullRoom: i32 = 0

/** Lines that were counted since `beginCounts`, each once: how many numbers are in `touched`. */
export let touchedCount: i32 = 0
/** Pulls since `beginPulls`: what each tells and its time, in two columns. */
export let pullCount: i32 = 0
/** Those before the last event. */
let pullsBefore: i32 = 0
/** The last counted line that a rule knows, since the last event: its number or -1, the newlines before it, its start. */
export let knownLast: i32 = -1
export let knownLine: i32 = 0
export let knownStart: usize = 0
/** The line whose time the caller has to read, as `counts` found out; -1 for none. */
export let asked: i32 = -1

export function configureCounted(firstOfAt: usize, shapes: i32, recordsAt: usize, touchedAt: usize, pullKindsAt: usize, pullTimesAt: usize, room: i32): void {
	firstOf = firstOfAt
	shapeLimit = shapes
	records = recordsAt
	touched = touchedAt
	pullKinds = pullKindsAt
	pullTimes = pullTimesAt
	pullRoom = room
}

/** From now on no line is counted. */
export function forgetCounted(): void {
	memory.fill(firstOf, 0, (<usize>shapeLimit) << 2)
}

export function beginCounts(): void {
	touchedCount = 0
	knownLast = -1
}

export function beginPulls(): void {
	pullCount = 0
	pullsBefore = 0
}

/** What was counted so far stands before an event. */
export function beginAfterEvent(): void {
	knownLast = -1
	pullsBefore = pullCount
}

/** There is no room for another pull. */
export function isFull(): bool {
	return pullCount === pullRoom
}

/** Counts the line of this shape where it is one that is counted here. Gives false when the caller has to see it. */
export function counts(shape: i32, start: usize, newlines: i32): bool {
	asked = -1
	if (shape < 0 || shapeLimit === 0) return false
	let number = load<i32>(firstOf + ((<usize>shape) << 2)) - 1
	while (number >= 0) {
		const record = records + <usize>number * recordBytes
		if (hasDigits(start, record + decidingPlacesAt, record + decidingDigitsAt, load<i32>(record, decidingCountAt))) {
			count(record, number, start, newlines)
			return asked < 0
		}
		number = load<i32>(record, nextAt) - 1
	}
	return false
}

function count(record: usize, number: i32, start: usize, newlines: i32): void {
	const before = load<i32>(record, countAt)
	if (before === 0) {
		store<i32>(touched + ((<usize>touchedCount) << 2), number)
		touchedCount++
	}
	store<i32>(record, before + 1, countAt)
	store<i32>(record, newlines, lastLineAt)
	store<u32>(record, <u32>start, lastStartAt)
	const kind = load<i32>(record, kindAt)
	if ((kind & ofRule) !== 0) {
		knownLast = number
		knownLine = newlines
		knownStart = start
	}
	if ((kind & ofPull) === 0) return
	const time = (kind & (withoutTime | withTimeUnread)) !== 0 ? NaN : timeOf(record, start)
	if (Number.isNaN(time) && (kind & withoutTime) === 0) {
		asked = number
		return
	}
	const pull = load<u8>(record, pullAt)
	if (pullCount > pullsBefore) {
		const last = <usize>pullCount - 1
		// A pull prints several lines. Where the time is the same, one tells as much as all of them.
		if (load<u8>(pullKinds + last) === pull && load<f64>(pullTimes + (last << 3)) === time) return
	}
	store<u8>(pullKinds + <usize>pullCount, pull)
	store<f64>(pullTimes + ((<usize>pullCount) << 3), time)
	pullCount++
}

function hasDigits(start: usize, places: usize, digits: usize, length: i32): bool {
	for (let at = 0; at < length; at++) if (load<u8>(start + <usize>load<u16>(places + ((<usize>at) << 1))) !== load<u8>(digits + <usize>at)) return false
	return true
}

/** Milliseconds since 1970; no number on another day than the known one, or where the digits are no time. */
function timeOf(record: usize, start: usize): f64 {
	if (!hasDigits(start, record + dayPlacesAt, record + dayDigitsAt, load<i32>(record, dayCountAt))) return NaN
	const hour = numberAt(start, record + hourAt)
	const minute = numberAt(start, record + minuteAt)
	const second = numberAt(start, record + secondAt)
	if (hour > 23 || minute > 59 || second > 59) return NaN
	const digits = load<i32>(record + fractionAt, 4)
	const part: f64 = digits === 0 ? 0 : Math.floor((<f64>numberAt(start, record + fractionAt) / powerOfTen(digits)) * 1000)
	return load<f64>(record, dayAt) + <f64>(hour * 3600000 + minute * 60000 + second * 1000) + part
}

/** The number at a place of a line, of at most nine digits. */
function numberAt(start: usize, place: usize): i32 {
	let at = start + <usize>load<i32>(place)
	const end = at + <usize>load<i32>(place, 4)
	let number = 0
	while (at < end) {
		number = number * 10 + <i32>load<u8>(at) - 48
		at++
	}
	return number
}

function powerOfTen(exponent: i32): f64 {
	let power: f64 = 1
	for (let i = 0; i < exponent; i++) power *= 10
	return power
}
