import { levelOf } from '../logs/lines/error-like'
import { timeOf } from '../logs/lines/time'
import type { UnknownMessage } from '../logs/lines/unknown-entries'
import type { StreamEvidence } from '../logs/streams/evidence'
import { plainText } from '../plain-text'
import { findingAt } from './finding'
import type { Voice } from './speakers'
import { isAfter, type Moment } from './state'
import type { Finding } from './verdict'
import { readWords, type Words } from './words'

/** A message that looks like a fault of a bouncer and that no rule knows. */
export interface UnknownFault {
	readonly entry: UnknownMessage
	readonly level: 'fatal' | 'error'
	/** What its words say about why; null where they say nothing, or where another program may speak. */
	readonly words: Words | null
	/** A bouncer is proven to speak in its stream. */
	readonly proven: boolean
}

/** The message before a fatal one may hold the reason of it, so many lines above. */
const reasonAbove = 3
/** A question with an error in it is so long; more is a log, and a bouncer's log names CrowdSec. */
const fewLines = 30
/** Somebody shows one message and asks what it means. */
const veryFewLines = 8
const ofCrowdsec = /crowdsec|bouncer/i
/** What NGINX, Apache and Caddy say of requests and of their certificates, while they run. */
const ofVisitors = /\[(?:\w*:)?(?:error|alert|crit)\](?: |\(\d)|"logger":"(?:http|tls)\.|, client: /
/** What NGINX says of itself. */
const ofNginx = /\[(?:emerg|alert|crit|error)\] /
/** Those who may be the reader's bouncer. What other programs say is none of its faults. */
function heardOf(voices: readonly Voice[]): readonly Voice[] {
	const alone = voices.filter(({ stream }) => stream.name !== '').length <= 1
	return voices
		.filter(({ kind, stream }) => kind === 'bouncer' || (kind === 'unknown' && (stream.name === '' || alone)) || (kind === 'host' && alone))
		.filter(({ stream }) => stream.piece?.kind !== 'config' && stream.piece?.kind !== 'endpoint')
}

/** With what the engine ended, where no bouncer speaks for itself: those that pull from it get no answer. */
function endsOfEngine(voices: readonly Voice[]): readonly UnknownMessage[] {
	if (voices.some(({ kind }) => kind === 'bouncer')) return []
	return voices.filter(({ kind }) => kind === 'engine').flatMap(({ stream }) => stream.unknown.filter(({ sample }) => levelOf(sample) === 'fatal'))
}

/** Messages that no rule knows, the most frequent first. */
export function unknownOf(voices: readonly Voice[]): readonly UnknownMessage[] {
	return [...heardOf(voices).flatMap(({ stream }) => stream.unknown), ...endsOfEngine(voices)].sort((a, b) => b.count - a.count || a.firstLine - b.firstLine)
}

/**
 * Those of them that tell of a fault, the worst first.
 *
 * @param lastPull What worked after such a line is told of it.
 * @param isForeign Most lines are those of other software: words of these say nothing of a bouncer.
 */
export function unknownFaults(voices: readonly Voice[], lastPull: Moment | null, year: number, isForeign: boolean): readonly UnknownFault[] {
	const ofEngine = endsOfEngine(voices).map((entry): UnknownFault => ({ entry, level: 'fatal', words: null, proven: false }))
	const faults = [...heardOf(voices).flatMap((voice) => voice.stream.unknown.flatMap((entry) => faultOf(entry, voice, isForeign) ?? [])), ...ofEngine]
		.filter(({ entry }) => !lastPull || isAfter({ line: entry.lastLine, time: timeOf(entry.sample, year) }, lastPull))
		.sort(
			(a, b) =>
				Number(b.level === 'fatal') - Number(a.level === 'fatal') || Number(b.words !== null) - Number(a.words !== null) || b.entry.lastLine - a.entry.lastLine,
		)
	const [worst] = faults
	if (!worst || worst.words) return faults
	const above = faults.find(
		({ entry, words }) => words !== null && entry.lastLine < worst.entry.firstLine && entry.lastLine + reasonAbove >= worst.entry.firstLine,
	)
	return above ? [above, ...faults.filter((one) => one !== above)] : faults
}

function faultOf(entry: UnknownMessage, { kind, stream }: Voice, isForeign: boolean): UnknownFault | null {
	const level = levelOf(entry.sample)
	if (level === 'warning') return null
	const words = kind === 'host' || isForeign ? null : readWords(entry.sample)
	if (kind === 'bouncer') return { entry, level, words, proven: true }
	if (words?.ofOther) return null
	if (words && mayBeBouncers(words, entry, level, stream)) return { entry, level, words, proven: false }
	return mayBeAsked(entry, level, stream) ? { entry, level, words: null, proven: false } : null
}

/**
 * Whether the line is what the reader asks about, although nothing proves who wrote it. Any log holds errors: those of a text that
 * never speaks of CrowdSec count where it is short and its program ends with them.
 */
function mayBeAsked({ sample }: UnknownMessage, level: UnknownFault['level'], { lines, tallies, marks }: StreamEvidence): boolean {
	if (ofCrowdsec.test(sample) || tallies.some(({ named }) => named > 0) || marks.some(({ weight }) => weight > 1)) return true
	return lines <= (level === 'fatal' ? fewLines : veryFewLines) && !ofVisitors.test(sample)
}

/** Any program may have written it: files and memory are then its own affair, and the errors in a long log too. */
function mayBeBouncers({ ofNetwork }: Words, { sample }: UnknownMessage, level: UnknownFault['level'], { lines, tallies }: StreamEvidence): boolean {
	if (tallies.some(({ named }) => named > 0)) return true
	return lines <= fewLines && (ofNetwork || level === 'fatal') && !ofNginx.test(sample) && !ofVisitors.test(sample)
}

/** The line as a finding: what it says in its own words. */
export function findingOfWords({ entry, words }: UnknownFault): Finding | null {
	if (!words) return null
	const { cause, says, fix, captures } = words
	const { host, port, path } = captures
	const what = path ?? (host === undefined ? undefined : port === undefined ? host : `${host}:${port}`)
	const means = `No page knows this line. Its words say that ${says}${what === undefined ? '' : ` (\`${plainText(what)}\`)`}.`
	return {
		...findingAt({ line: entry.firstLine, text: entry.sample }, { cause, role: 'root', means, fix, explained: null }),
		error: `words/${cause}`,
		title: entry.template,
		count: entry.count,
		lastLine: entry.lastLine,
		captures,
	}
}
