import type { Value } from '../../../facts/bouncer'
import type { SettingsDocument } from './document'

/** A document as levels within levels, in the order of its settings: for formats that write one level inside the other. */
export type Tree = readonly Branch[]

export type Branch =
	| { readonly kind: 'leaf'; readonly name: string; readonly path: readonly string[]; readonly value: Value; readonly comment?: string }
	| { readonly kind: 'level'; readonly name: string; readonly inner: Tree }

interface Leaf {
	readonly path: readonly string[]
	readonly value: Value
	readonly comment?: string
}

export function treeOf(document: SettingsDocument): Tree {
	return branches([...leavesOf(document.frame, []), ...document.settings], 0)
}

function leavesOf(frame: Readonly<Record<string, unknown>>, path: readonly string[]): readonly Leaf[] {
	return Object.entries(frame).flatMap(([name, value]): readonly Leaf[] => {
		const here = [...path, name]
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return leavesOf(value as Readonly<Record<string, unknown>>, here)
		return [{ path: here, value: value as Value }]
	})
}

function branches(leaves: readonly Leaf[], depth: number): Tree {
	const names = new Map<string, Leaf[]>()
	for (const leaf of leaves) {
		const name = leaf.path[depth] ?? ''
		names.set(name, [...(names.get(name) ?? []), leaf])
	}
	return [...names].map(([name, own]): Branch => {
		const last = own.at(-1)
		return last && last.path.length === depth + 1 ? { kind: 'leaf', name, ...last } : { kind: 'level', name, inner: branches(own, depth + 1) }
	})
}
