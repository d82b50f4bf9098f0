import { unwrap } from '../../intake/dress/wrapper'
import type { Recogniser } from '../lines/recognise'
import { sourceOf, streamKey } from '../lines/source'
import { UnknownEntries } from '../lines/unknown-entries'
import type { StreamPart } from '../parts/segment'
import { type RuleTally, Tally } from '../parts/tally'
import { PullLogs } from '../pulls/pulls'
import type { StreamEvidence } from './evidence'
import type { Piece } from './pieces'

/** A log of more streams is a mixture of pods: what is beyond goes together. */
const streamsAtMost = 500

interface Stream {
	readonly name: string
	readonly piece: Piece | null
	hits: number
	readonly marks: Set<number>
	readonly tally: Tally
	readonly pulls: PullLogs
	readonly unknown: UnknownEntries
}

/** Puts the parts of each stream together. */
export class Streams {
	private readonly byKey = new Map<string, Stream>()
	private piece: Piece | null = null

	constructor(private readonly recogniser: Recogniser) {}

	/** All of what follows stands in this piece. */
	begin(piece: Piece | null): void {
		this.piece = piece
	}

	take(parts: readonly StreamPart[], linesBefore: number): void {
		for (const part of parts) this.takePart(part, this.streamFor(part), linesBefore)
	}

	/** Of all streams, in the order in which the rules were first met. */
	get tallies(): readonly RuleTally[] {
		return [...this.byKey.values()].flatMap(({ tally }) => tally.all).sort((a, b) => a.firstLine - b.firstLine)
	}

	/** @param head The first lines: streams of which nothing else is known are named too. */
	evidence(head: readonly string[]): readonly StreamEvidence[] {
		const seen = new Map<string, { readonly name: string; lines: number }>()
		for (const line of head) {
			if (line.trim() === '') continue
			const { key, name } = sourceOf(line, unwrap(line, null))
			const one = seen.get(key) ?? { name, lines: 0 }
			one.lines++
			seen.set(key, one)
		}
		const known = [...this.byKey].map(([key, stream]): StreamEvidence => {
			const lines = Math.max(stream.hits, seen.get(key)?.lines ?? 0)
			seen.delete(key)
			return {
				name: stream.name,
				piece: stream.piece,
				lines,
				marks: [...stream.marks].flatMap((mark) => this.recogniser.marks[mark] ?? []),
				tallies: stream.tally.all,
				pulls: stream.pulls.byVoice(),
				unknown: stream.unknown.result(),
			}
		})
		const quiet = [...seen.values()].filter(({ name }) => name !== '')
		return [...known, ...quiet.map(({ name, lines }) => ({ name, piece: null, lines, marks: [], tallies: [], pulls: new PullLogs().byVoice(), unknown: [] }))]
	}

	private streamFor({ key, name }: StreamPart): Stream {
		const own = key !== '' || this.piece === null ? { key, name } : { key: streamKey(this.piece.stream), name: this.piece.stream }
		// A test, a probe and an output are no part of the log, whatever their lines look like.
		const apart =
			this.piece?.kind === 'test' || this.piece?.kind === 'endpoint' || this.piece?.kind === 'output'
				? { key: streamKey(this.piece.stream), name: this.piece.stream }
				: own
		const known = this.byKey.get(apart.key)
		if (known) return known
		if (this.byKey.size >= streamsAtMost) return this.streamNamed('', '')
		return this.streamNamed(apart.key, apart.name)
	}

	private streamNamed(key: string, name: string): Stream {
		const known = this.byKey.get(key)
		if (known) return known
		const fresh = { name, piece: this.piece, hits: 0, marks: new Set<number>(), tally: new Tally(), pulls: new PullLogs(), unknown: new UnknownEntries() }
		this.byKey.set(key, fresh)
		return fresh
	}

	private takePart(part: StreamPart, stream: Stream, linesBefore: number): void {
		stream.hits += part.hits
		for (const mark of part.marks) stream.marks.add(mark)
		for (const tally of part.tallies) {
			const ready = this.recogniser.rules[tally.rule]
			if (ready) stream.tally.add(ready.rule, tally, linesBefore)
		}
		stream.pulls.addAll(part.pullKinds, part.pullTimes)
		if (this.piece?.kind === 'output') return
		for (let place = 0; place < part.entryKinds.length; place++) {
			const { form, known, template } = part.kinds[part.entryKinds[place] as number] as StreamPart['kinds'][number]
			const number = linesBefore + (part.entryLines[place] as number)
			stream.unknown.take({ number, body: part.bodies.get(place) ?? '', template }, form, known)
		}
	}
}
