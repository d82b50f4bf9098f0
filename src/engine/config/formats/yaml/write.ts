import type { Scalar, Value } from '../../../../facts/bouncer'
import type { SettingsDocument, Written } from '../document'
import { type Branch, type Tree, treeOf } from '../tree'
import { refuseUnholdable } from '../unholdable'
import { WrittenLines } from '../written-lines'
import { blockLines, yamlKey, yamlScalar } from './scalar'

/** Writes block YAML. The library that reads does not write: its quotes are right for YAML 1.2 only (`scalar.ts`). */
export function writeYaml(document: SettingsDocument): Written {
	refuseUnholdable(document)
	const out = new WrittenLines()
	out.add(`# ${document.title}\n`)
	addLines(treeOf(document), { first: '', indent: '', path: [] }, out)
	return out.done()
}

/** Where lines stand: what is in front of the first one (a dash) and of all others, and the way to them. */
interface Place {
	readonly first: string
	readonly indent: string
	readonly path: readonly string[]
}

function addLines(tree: Tree, { first, indent, path }: Place, out: WrittenLines): void {
	for (const [at, branch] of tree.entries()) {
		const name = `${at === 0 ? first : indent}${yamlKey(branch.name)}:`
		const inner = `${indent}  `
		if (branch.kind === 'level') {
			out.add(name)
			addLines(branch.inner, { first: inner, indent: inner, path }, out)
			continue
		}
		if (branch.comment) out.add(`${indent}# ${branch.comment}`)
		addLeaf(name, branch, { first: `${inner}- `, indent: `${inner}  `, path: [...path, ...branch.path] }, out)
	}
}

/** @param below Where the elements of a list stand. */
function addLeaf(name: string, { value }: Extract<Branch, { kind: 'leaf' }>, below: Place, out: WrittenLines): void {
	const list: readonly unknown[] = Array.isArray(value) ? value : []
	if (!list.some(isMap)) {
		out.setting({ path: below.path, value }, name + behindColon(value, below.first))
		return
	}
	out.add(name)
	for (const [at, item] of list.entries())
		if (isMap(item)) addLines(treeOf({ title: '', frame: item, settings: [] }), { ...below, path: [...below.path, String(at)] }, out)
		else out.add(below.first + yamlScalar(item as Scalar | null))
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text, or a list with an element on each line. */
function behindColon(value: Value, dash: string): string {
	if (typeof value === 'object' && value !== null) return value.length === 0 ? ' []' : value.map((item) => `\n${dash}${yamlScalar(item)}`).join('')
	const block = typeof value === 'string' ? blockLines(value) : null
	if (!block) return ` ${yamlScalar(value)}`
	const indent = ' '.repeat(dash.length - 2)
	return ` ${[block.header, ...block.lines.map((line) => (line === '' ? '' : indent + line))].join('\n')}`
}
