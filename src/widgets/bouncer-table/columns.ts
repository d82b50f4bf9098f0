import { type Bouncer, type FileRecipe, kinds } from '../../facts/bouncer'

export interface Column {
	readonly id: 'name' | 'kind' | 'works' | 'modes' | 'file' | 'log'
	readonly title: string
	/** What rows are sorted by. */
	readonly sortBy: (bouncer: Bouncer) => string | number
}

const worksOrder = { yes: 0, partly: 1, no: 2 } as const

export const columns: readonly Column[] = [
	{ id: 'name', title: 'Bouncer', sortBy: ({ name }) => name },
	{ id: 'kind', title: 'Kind', sortBy: ({ kind }) => kinds.indexOf(kind) },
	{ id: 'works', title: 'Console integration', sortBy: ({ integration }) => worksOrder[integration.works] },
	{ id: 'modes', title: 'Modes', sortBy: ({ modes }) => modes.join(', ') },
	{ id: 'file', title: 'Configuration', sortBy: fileOf },
	{ id: 'log', title: 'Log', sortBy: logOf },
]

/** The file that holds the address, in the deployment that most readers have. */
export function fileOf(bouncer: Bouncer): string {
	const files = bouncer.deployments[0]?.files ?? []
	return (files.find(holdsAddress) ?? files[0])?.path ?? 'none'
}

function holdsAddress(file: FileRecipe): boolean {
	if (file.kind === 'text') return file.text.includes('{{endpoint')
	return file.lines.some(({ value }) => 'from' in value && value.from.startsWith('endpoint'))
}

/** The log of the deployment that most readers have. */
export function logOf(bouncer: Bouncer): string {
	return bouncer.deployments[0]?.logs[0]?.where ?? 'none'
}

/** In the order of a column; what is equal there stays in the order it had. */
export function sorted(bouncers: readonly Bouncer[], { sortBy }: Column, down: boolean): readonly Bouncer[] {
	return bouncers.toSorted((a, b) => compare(sortBy(a), sortBy(b)) * (down ? -1 : 1))
}

function compare(a: string | number, b: string | number): number {
	return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en')
}
