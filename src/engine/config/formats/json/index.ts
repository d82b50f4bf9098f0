import type { SettingsDocument, Written } from '../document'
import type { Format } from '../format'
import { jsonOpinion } from '../second-opinion'
import { type Tree, treeOf } from '../tree'
import { refuseUnholdable } from '../unholdable'
import { isBareWord } from '../words'
import { WrittenLines } from '../written-lines'
import { readJson } from './read'

/** JSON, in which comments and one comma too many are told. */
export const json: Format = {
	id: 'json',
	prism: 'json',
	traits: { repeated: 'last-counts', byteOrderMark: 'refused', levels: 'brackets', typed: true, parsedWhole: true, commas: true, holdsContainers: true },
	holds: isBareWord,
	read: readJson,
	write: writeJson,
	value: (value) => JSON.stringify(value),
	secondParser: jsonOpinion,
	line: (name, value) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
}

/** JSON has no comments, so the document's are left out. */
function writeJson(document: SettingsDocument): Written {
	refuseUnholdable(document)
	const out = new WrittenLines()
	out.add('{')
	addPairs(treeOf(document), '  ', out)
	out.add('}')
	return out.done()
}

function addPairs(tree: Tree, indent: string, out: WrittenLines): void {
	for (const [at, branch] of tree.entries()) {
		const comma = at < tree.length - 1 ? ',' : ''
		const name = `${indent}${JSON.stringify(branch.name)}: `
		if (branch.kind === 'leaf') out.setting(branch, `${name}${JSON.stringify(branch.value, null, 2).replaceAll('\n', `\n${indent}`)}${comma}`)
		else {
			out.add(`${name}{`)
			addPairs(branch.inner, `${indent}  `, out)
			out.add(`${indent}}${comma}`)
		}
	}
}
