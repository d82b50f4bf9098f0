import { type BouncerId, bouncerIds } from './bouncer'
import record from './proofs.json'

/**
 * How far a program went with a generated file. `rehearsed`: on a fresh Debian every printed step was done to the letter, and then it
 * pulled. `pulled`: it took the file and fetched the list with it. `accepted`: it takes the
 * file for its own. `parsed`: an independent parser of the format read address, key and interval back as they were given.
 */
const provens = ['rehearsed', 'pulled', 'accepted', 'parsed'] as const

export type Proven = (typeof provens)[number]

/** One program that was run on the generated files of one deployment. */
export interface Proof {
	readonly bouncer: BouncerId
	readonly deployment: string
	readonly program: string
	readonly version: string
	/** ISO date of the run. */
	readonly date: string
	readonly proven: Proven
	/** The system on which it was rehearsed, as readers call it. */
	readonly system: string | null
	/** What was not real about it. */
	readonly note: string | null
}

/** An entry of the record, as it is written. */
interface Recorded extends Pick<Proof, 'program' | 'version' | 'date'> {
	readonly proven: string
	readonly system?: string
	readonly note?: string
	readonly deployments: readonly string[]
}

const recorded: readonly Recorded[] = record

/** What the tests in e2e/programs have seen. They write proofs.json themselves (`npm run proofs`) and fail when it says more. */
export const proofs: readonly Proof[] = recorded.flatMap((entry) =>
	entry.deployments.map((name): Proof => {
		const [id = '', deployment = ''] = name.split('/')
		const bouncer = bouncerIds.find((known) => known === id)
		const proven = provens.find((known) => known === entry.proven)
		if (!bouncer || !proven)
			throw new Error(`src/facts/proofs.json: ${entry.program}: ${bouncer ? `no proof is called ${entry.proven}` : `no bouncer is called ${id}`}`)
		const { program, version, date, system = null, note = null } = entry
		return { bouncer, deployment, program, version, date, proven, system, note }
	}),
)

/** The proofs of one deployment, the strongest first. */
export function proofsOf(bouncer: BouncerId, deployment: string): readonly Proof[] {
	return proofs
		.filter((proof) => proof.bouncer === bouncer && proof.deployment === deployment)
		.toSorted((a, b) => provens.indexOf(a.proven) - provens.indexOf(b.proven))
}

/** Whether the bouncer itself pulled, and nothing stood in for a part of it. */
export function itselfPulled({ proven, note }: Pick<Proof, 'proven' | 'note'>): boolean {
	return proven === 'pulled' || (proven === 'rehearsed' && note === null)
}
