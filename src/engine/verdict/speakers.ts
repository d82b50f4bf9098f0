import type { Evidence, StreamEvidence } from '../logs/streams/evidence'
import { findSpeaker, kindOfName, type NamedKind, type Speaker, type Speakers } from '../logs/streams/speaker'

/** Who speaks in a stream: `unknown` for a program that may be the reader's bouncer or any other. */
export type SpeakerKind = 'bouncer' | 'engine' | 'host' | 'service' | 'unknown'

/** A stream with the one who speaks in it. */
export interface Voice {
	readonly stream: StreamEvidence
	readonly kind: SpeakerKind
	/** Bouncer or program, where the lines or the name tell. */
	readonly id: string | null
	/** Bouncers that can run in the program after which the stream is named. */
	readonly named: readonly string[]
}

const engine = 'crowdsec-engine'
const cscli = 'cscli'

export function voicesOf(evidence: Evidence, speakers: Speakers): readonly Voice[] {
	const { streams } = evidence
	const chosen = givenBouncer(evidence, speakers)
	return streams.map((stream) => {
		const named = kindOfName(stream.name, speakers.bouncers)
		const runs = bouncersOf(named)
		const { id } = findSpeaker(stream.tallies, stream.marks, runs, speakers)
		const kind = kindOf(stream, named, id, chosen)
		return { stream, kind, id: kind === 'service' ? null : kind === 'engine' ? engine : ((named.kind === 'bouncer' ? named.id : null) ?? id), named: runs }
	})
}

/** The reader's choice, or the bouncer that the reader's collecting command was made for. */
export function givenBouncer({ chosen, collectedFor }: Evidence, { bouncers }: Speakers): string | null {
	return chosen ?? bouncers.find(({ id }) => id === collectedFor)?.id ?? null
}

function bouncersOf(named: NamedKind): readonly string[] {
	switch (named.kind) {
		case 'bouncer':
			return named.id === null ? [] : [named.id]
		case 'host':
			return named.bouncers
		case 'engine':
		case 'service':
		case 'unknown':
			return []
	}
}

function kindOf(stream: StreamEvidence, named: NamedKind, id: string | null, chosen: string | null): SpeakerKind {
	switch (named.kind) {
		case 'bouncer':
			return 'bouncer'
		case 'service':
			return 'service'
		case 'engine':
			// Its lists name bouncers, and no bouncer prints them.
			return stream.name !== cscli && bouncerSpeaks(stream) ? 'bouncer' : 'engine'
		case 'host':
			return bouncerSpeaks(stream) || chosen !== null ? 'bouncer' : 'host'
		case 'unknown':
			if (id === engine) return bouncerSpeaks(stream) ? 'bouncer' : 'engine'
			return bouncerSpeaks(stream) || chosen !== null ? 'bouncer' : 'unknown'
	}
}

/** A line that only a bouncer prints and that names CrowdSec, or a mark with a bouncer's own name. */
function bouncerSpeaks({ tallies, marks }: StreamEvidence): boolean {
	return tallies.some(provesBouncer) || marks.some(({ id, weight, text }) => id !== engine && weight === 3 && ownName.test(text))
}

/** A pull that worked cannot be another program's; a fault can, unless its line names CrowdSec. */
function provesBouncer({ rule, named }: StreamEvidence['tallies'][number]): boolean {
	if (rule.bouncers.length === 0) return false
	return rule.role === 'success' || (rule.proves && named > 0) || (rule.proves && rule.role === 'context')
}

const ownName = /bouncer|crowdsec|blocklist.mirror|decisions|lapi/i

/** Where lines fit several bouncers, the program after which the stream is named tells which one it is. */
function namesBouncer({ kind, stream, named }: Voice): boolean {
	return kind === 'bouncer' || (kind === 'host' && stream.tallies.some((tally) => tally.named > 0 && tally.rule.bouncers.some((id) => named.includes(id))))
}

/** Whose log it is, over all of its streams: those of well-known other programs tell nothing of it. */
export function speakerOf(voices: readonly Voice[], speakers: Speakers): Speaker {
	const heard = voices.filter(({ kind }) => kind !== 'service')
	const tallies = heard.flatMap(({ stream }) => stream.tallies)
	const marks = new Map(heard.flatMap(({ stream }) => stream.marks.map((mark) => [`${mark.id} ${mark.text}`, mark] as const)))
	const named = new Set(heard.filter(namesBouncer).flatMap((voice) => voice.named))
	const once = new Map(tallies.map((tally) => [tally.rule.id, tally]))
	const byName = new Set(heard.flatMap(({ kind, id, stream }) => (kind === 'bouncer' && id !== null && stream.name !== '' ? [id] : [])))
	const speaker = findSpeaker([...once.values()], [...marks.values()], [...named], speakers)
	const [only] = byName
	return speaker.id === null && byName.size === 1 && only !== undefined
		? { id: only, candidates: [only, ...speaker.candidates.filter((id) => id !== only)] }
		: speaker
}
