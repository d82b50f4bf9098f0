import type { Bouncer } from '../../facts/bouncer'
import type { Program } from '../../facts/programs'
import type { RuleTally } from './tally'

/** Who wrote the log, as far as the lines prove it. */
export interface Speaker {
	/** Null when the lines fit several. */
	readonly id: string | null
	/** Best first. */
	readonly candidates: readonly string[]
}

/** From this weight on the lines prove the speaker; see `Mark.weight`. */
const proof = 3

/**
 * Weighs the evidence. A mark or a rule counts once, however often it stands in the log: a looping line is no more proof than
 * a single one. Rules of shared libraries only make their bouncers candidates.
 *
 * @param marks Ids of bouncers and programs with the weights of their marks that stand in the log.
 */
export function findSpeaker(
	tallies: readonly RuleTally[],
	marks: readonly { readonly id: string; readonly weight: number }[],
	bouncers: readonly Bouncer[],
	programs: readonly Program[],
): Speaker {
	const scores = new Map<string, number>()
	const add = (id: string, weight: number) => scores.set(id, (scores.get(id) ?? 0) + weight)
	const marked = new Map<string, number>()
	for (const mark of marks) {
		add(mark.id, mark.weight)
		marked.set(mark.id, (marked.get(mark.id) ?? 0) + mark.weight)
	}
	for (const { rule } of tallies) {
		const [first] = rule.bouncers
		if (first && rule.proves) add(first, proof)
		else for (const id of rule.bouncers) add(id, rule.bouncers.length === 1 ? 2 : 0.5)
		if (rule.program && programs.some((program) => program.id === rule.program)) add(rule.program, rule.bouncers.length === 0 ? 2 : 0.5)
	}
	const order = new Map([...bouncers, ...programs].map((speaker, index) => [speaker.id as string, index]))
	const ranked = [...scores].sort(([a, x], [b, y]) => y - x || (order.get(a) ?? 99) - (order.get(b) ?? 99))
	// Where a bouncer speaks, it is the one that matters, however much of the engine's log stands beside it.
	const isBouncer = new Set<string>(bouncers.map(({ id }) => id))
	const ofBouncers = ranked.filter(([id]) => isBouncer.has(id))
	const speaks = tallies.some(({ rule }) => rule.bouncers.length > 0 && (rule.role === 'root' || rule.role === 'consequence' || rule.role === 'success'))
	const heard = speaks && isProved(ofBouncers) ? ofBouncers : ranked
	const [best] = heard
	const proved = isProved(heard)
	// Weaker evidence is enough where nothing comparable speaks for another one.
	const [bestMark, secondMark] = [...marked].sort(([, x], [, y]) => y - x)
	const ahead = bestMark && bestMark[1] >= 2 && bestMark[1] >= 2 * (secondMark?.[1] ?? 0) && bestMark[0] === best?.[0]
	return { id: best && (proved || ahead) ? best[0] : null, candidates: ranked.map(([id]) => id) }
}

/** @param scores Best first. */
function isProved([best, second]: readonly (readonly [string, number])[]): boolean {
	return best !== undefined && best[1] >= proof && best[1] > (second?.[1] ?? 0)
}
