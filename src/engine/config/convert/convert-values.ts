import type { Option, Scalar, Value } from '../../../facts/bouncer'
import type { Concept, Spelling } from '../../../facts/concepts'
import { parseInterval, spoken } from '../values/interval'
import { typedValue, valueText } from '../values/option-text'
import { misfit } from '../values/values'

/** An option as one program spells it; without a concept the value is the same on both sides. */
export interface Spelled {
	readonly option: Option
	readonly spelling: Spelling | null
}

/** A value as it stands in a file: a text, or a list of texts. */
export type Written = string | readonly string[]

export type Translation = { readonly ok: true; readonly value: Value; readonly note: string | null } | { readonly ok: false; readonly reason: string }

/** The value of one program’s option in the words and the unit of another’s. */
export function translate(written: Written, from: Spelled, to: Spelled, concept: Concept | null): Translation {
	const translated = meaning(written, from, to, concept)
	if (!translated.ok) return translated
	const reason = misfit(to.option, translated.value)
	return reason ? refuse(`\`${to.option.key}\` ${reason}`) : translated
}

function meaning(written: Written, from: Spelled, to: Spelled, concept: Concept | null): Translation {
	const text = typeof written === 'string' ? written : written.join(',')
	switch (concept?.value) {
		case undefined:
		case 'text':
		case 'number':
			return plain(written, to.option)
		case 'path':
			if (/^[A-Za-z]:[\\/]/.test(text) !== /^[A-Za-z]:[\\/]/.test(String(to.option.packaged ?? text))) return refuse('it is a path of another operating system')
			return plain(written, to.option)
		case 'list':
			if (to.option.type !== 'list') return refuse(`\`${to.option.key}\` takes no plain list`)
			return plain(written, to.option)
		case 'flag': {
			const on = readFlag(text, from)
			if (on === null) return refuse(`\`${text}\` is neither on nor off`)
			return { ok: true, value: writeFlag(on, to), note: null }
		}
		case 'time': {
			const seconds = readTime(text, from.option)
			return seconds === null ? refuse(`\`${text}\` is no time`) : writeTime(seconds, to.option)
		}
		case 'word':
			return word(text, to.option, concept)
	}
}

function refuse(reason: string): Translation {
	return { ok: false, reason }
}

function plain(written: Written, option: Option): Translation {
	if (option.type === 'list') return { ok: true, value: typeof written === 'string' ? typedValue(option, written) : written, note: null }
	const text = typeof written === 'string' ? written : written.join(',')
	return { ok: true, value: typedValue(option, text), note: null }
}

const yes = new Set(['true', 'on', 'yes', '1', 'y'])
const no = new Set(['false', 'off', 'no', '0', 'n', ''])

function readFlag(text: string, { spelling }: Spelled): boolean | null {
	const word = text.trim().toLowerCase()
	const on = word === spelling?.on?.toLowerCase() || (spelling?.on === undefined && yes.has(word))
	const off = word === spelling?.off?.toLowerCase() || (spelling?.off === undefined && no.has(word))
	if (on === off) return null
	return spelling?.inverted ? off : on
}

function writeFlag(meant: boolean, { option, spelling }: Spelled): Scalar {
	const on = spelling?.inverted ? !meant : meant
	const own = on ? spelling?.on : spelling?.off
	if (own !== undefined) return own
	return option.allowed?.find((allowed) => String(allowed).toLowerCase() === (on ? 'on' : 'off')) ?? on
}

/** Seconds that one unit of a plain number stands for. */
function unitOf(option: Option): number {
	return /^(ms|milliseconds)$/.test(option.unit ?? '') ? 0.001 : option.unit === 'minutes' ? 60 : 1
}

function readTime(text: string, option: Option): number | null {
	if (option.type === 'duration') return parseInterval(text.trim(), 'duration')
	const number = Number(text)
	return text.trim() === '' || !Number.isFinite(number) ? null : number * unitOf(option)
}

/** A unit that is too coarse is rounded up: a timeout must not become shorter. */
function writeTime(seconds: number, option: Option): Translation {
	if (option.type === 'duration') {
		const whole = Number.isInteger(seconds)
		return { ok: true, value: whole ? `${seconds}s` : `${Math.round(seconds * 1000)}ms`, note: null }
	}
	const exact = seconds / unitOf(option)
	const rounded = option.type === 'float' ? exact : Math.ceil(Number(exact.toFixed(6)))
	const note = Math.abs(rounded - exact) > 1e-6 ? `${Math.round(seconds * 1000)} milliseconds became ${spoken(rounded * unitOf(option))}` : null
	return { ok: true, value: option.type === 'string' ? String(rounded) : rounded, note }
}

/** The exact word first, then what comes nearest to it and is allowed. */
function word(text: string, option: Option, { words = {} }: Concept): Translation {
	const wanted = text.trim().toLowerCase()
	const meant = Object.entries(words).toSorted(([, a], [, b]) => place(a, wanted) - place(b, wanted))[0]
	if (!meant?.[1].includes(wanted)) return refuse(`\`${text}\` is not known`)
	const allowed = option.allowed?.map(String)
	const found = meant[1].flatMap((spelled) => allowed?.find((candidate) => candidate.toLowerCase() === spelled) ?? (allowed ? [] : [spelled]))[0]
	if (found === undefined) return refuse(`\`${option.key}\` has no such value; it takes ${valueText(option.allowed ?? [])}`)
	const exact = found.toLowerCase() === wanted || meant[1].indexOf(found.toLowerCase()) === 0 || place(meant[1], wanted) > 0
	return { ok: true, value: found, note: exact ? null : `\`${text}\` became \`${found}\`, which comes nearest` }
}

function place(spellings: readonly string[], wanted: string): number {
	const at = spellings.indexOf(wanted)
	return at < 0 ? Number.MAX_SAFE_INTEGER : at
}
