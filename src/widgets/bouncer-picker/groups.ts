import { type Bouncer, type Kind, kinds } from '../../facts/bouncer'

export interface Group {
	readonly kind: Kind
	readonly bouncers: readonly Bouncer[]
}

/** Bouncers by kind, empty kinds left out; the kind of the best match comes first, and the order within a kind is kept. */
export function groupsOf(found: readonly Bouncer[]): readonly Group[] {
	return kinds
		.map((kind) => ({ kind, bouncers: found.filter((bouncer) => bouncer.kind === kind) }))
		.filter(({ bouncers }) => bouncers.length > 0)
		.sort((a, b) => indexOfFirst(found, a) - indexOfFirst(found, b))
}

function indexOfFirst(found: readonly Bouncer[], group: Group): number {
	const [first] = group.bouncers
	return first ? found.indexOf(first) : found.length
}
