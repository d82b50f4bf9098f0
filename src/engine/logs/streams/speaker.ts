import type { Bouncer, Mark } from '../../../facts/bouncer'
import { hostNames, hostPrograms, type Program, serviceNames } from '../../../facts/programs'
import type { SpeakerMark } from '../lines/search-plan'
import type { RuleTally } from '../parts/tally'

/** Who wrote some lines, as far as they prove it. */
export interface Speaker {
	/** Null when the lines fit several. */
	readonly id: string | null
	/** Best first. */
	readonly candidates: readonly string[]
}

/** Those who can speak, from the facts. */
export interface Speakers {
	readonly bouncers: readonly Bouncer[]
	readonly programs: readonly Program[]
}

/** What the name of a container, a unit or a file tells about who speaks in it. */
export type NamedKind =
	| { readonly kind: 'bouncer'; readonly id: string | null }
	| { readonly kind: 'engine' }
	/** A program in which a bouncer can run. */
	| { readonly kind: 'host'; readonly bouncers: readonly string[] }
	/** A well-known program that has nothing to do with it. */
	| { readonly kind: 'service' }
	| { readonly kind: 'unknown' }

const services: ReadonlySet<string> = new Set(serviceNames)
const hosts: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(hostNames))

/** @param name As the wrapper has it: `app-postgres-1`, `crowdsec-firewall-bouncer`, `php8.2-fpm`. */
export function kindOfName(name: string, bouncers: readonly Bouncer[]): NamedKind {
	const folded = name.toLowerCase()
	const own = bouncers.find(({ marks }) => marks.some((mark) => isNameOf(mark) && folded.includes(mark.text.toLowerCase())))
	if (own) return { kind: 'bouncer', id: own.id }
	if (folded.includes('bouncer')) return { kind: 'bouncer', id: null }
	const words = folded.split(/[^a-z0-9]+/).flatMap((word) => [word, word.replace(/\d+$/, '')])
	if (words.some((word) => services.has(word))) return { kind: 'service' }
	for (const word of words) {
		const runs = hosts.get(word)
		if (runs) return { kind: 'host', bouncers: runs }
	}
	return words.includes('crowdsec') || words.includes('cscli') ? { kind: 'engine' } : { kind: 'unknown' }
}

const isName = /^[\w/-]*(?:bouncer|mirror|crowdsec-spoa)[\w/-]*$/

function isNameOf({ text, weight }: Mark): boolean {
	return weight === 3 && isName.test(text)
}

/** What packages, images and units of bouncers are called, and no other program; in lower case. */
export function namesOf(bouncers: readonly Bouncer[]): readonly string[] {
	const names = bouncers.flatMap(({ marks, deployments }) => [
		...marks.filter(isNameOf).map(({ text }) => text),
		...deployments.flatMap(({ unit }) => unit?.replace(/\.service$/, '') ?? []).filter((unit) => isName.test(unit)),
	])
	return [...new Set(names.map((name) => name.toLowerCase()))]
}

/** From this weight on the lines prove the speaker; see `Mark.weight`. */
const proof = 3
/** Marks of less weight fit many programs: together they prove no more than one of them. */
const leastMark = 2

/**
 * Weighs the evidence. A mark or a rule counts once, however often it stands in the log: a looping line is no more proof than
 * a single one. Rules of shared libraries only make their bouncers candidates.
 *
 * @param named Bouncers that run in the program after which the stream is named: where lines fit several, it is one of these.
 */
export function findSpeaker(tallies: readonly RuleTally[], marks: readonly SpeakerMark[], named: readonly string[], { bouncers, programs }: Speakers): Speaker {
	const scores = new Map<string, number>()
	const add = (id: string, weight: number) => scores.set(id, (scores.get(id) ?? 0) + weight)
	const marked = new Map<string, number>()
	const strongest = new Map<string, number>()
	for (const mark of marks) {
		add(mark.id, mark.weight)
		marked.set(mark.id, (marked.get(mark.id) ?? 0) + mark.weight)
		strongest.set(mark.id, Math.max(strongest.get(mark.id) ?? 0, mark.weight))
	}
	const fits = new Set<string>()
	for (const { rule, named: names } of tallies) {
		for (const id of rule.bouncers) fits.add(id)
		const [first] = rule.bouncers
		if (first && rule.proves) add(first, proof)
		else for (const id of rule.bouncers) add(id, rule.bouncers.length === 1 && !(isOfHost(rule) && names === 0) ? 2 : 0.5)
		if (rule.program && programs.some((program) => program.id === rule.program)) add(rule.program, rule.bouncers.length === 0 ? 2 : 0.5)
	}
	for (const id of named) if (fits.has(id)) add(id, proof)
	const order = new Map([...bouncers, ...programs].map((speaker, index) => [speaker.id as string, index]))
	const ranked = [...scores].sort(([a, x], [b, y]) => y - x || (order.get(a) ?? 99) - (order.get(b) ?? 99))
	// Where a bouncer speaks, it is the one that matters, however much of the engine's log stands beside it.
	const isBouncer = new Set<string>(bouncers.map(({ id }) => id))
	const ofBouncers = ranked.filter(([id]) => isBouncer.has(id))
	const speaks = tallies.some(({ rule }) => rule.bouncers.length > 0 && (rule.role === 'root' || rule.role === 'consequence' || rule.role === 'success'))
	const heard = speaks && isProved(ofBouncers) ? ofBouncers : ranked
	const [best] = heard
	const isStrong = (id: string) => (strongest.get(id) ?? 0) >= leastMark
	// Marks that fit many programs add to a proof and are none.
	const proved = isProved(heard) && best !== undefined && (isStrong(best[0]) || best[1] - (marked.get(best[0]) ?? 0) >= proof)
	// Weaker evidence is enough where nothing comparable speaks for another one.
	const [bestMark, secondMark] = [...marked].sort(([, x], [, y]) => y - x)
	const ahead = bestMark && isStrong(bestMark[0]) && bestMark[1] >= 2 * (secondMark?.[1] ?? 0) && bestMark[0] === best?.[0]
	return { id: best && (proved || ahead) ? best[0] : null, candidates: ranked.map(([id]) => id) }
}

/** A web server or proxy says the same with a bouncer in it and without, unless the line names CrowdSec. */
function isOfHost({ program }: RuleTally['rule']): boolean {
	return program !== null && hostPrograms[program] === 'runs'
}

/** @param scores Best first. */
function isProved([best, second]: readonly (readonly [string, number])[]): boolean {
	return best !== undefined && best[1] >= proof && best[1] > (second?.[1] ?? 0)
}
