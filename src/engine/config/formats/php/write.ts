import type { Value } from '../../../../facts/bouncer'
import type { SettingsDocument, Written } from '../document'
import { type Tree, treeOf } from '../tree'
import { refuseUnholdable } from '../unholdable'
import { WrittenLines } from '../written-lines'

/** A file that returns the settings as an array. */
export function writePhp(document: SettingsDocument): Written {
	refuseUnholdable(document)
	const out = new WrittenLines()
	out.add(`<?php\n\n// ${document.title}\nreturn [`)
	addLines(treeOf(document), '    ', out)
	out.add('];')
	return out.done()
}

function addLines(tree: Tree, indent: string, out: WrittenLines): void {
	for (const branch of tree) {
		if (branch.kind === 'level') {
			out.add(`${indent}${phpLiteral(branch.name)} => [`)
			addLines(branch.inner, `${indent}    `, out)
			out.add(`${indent}],`)
			continue
		}
		if (branch.comment) out.add(`${indent}// ${branch.comment}`)
		out.setting(branch, `${indent}${phpPair(branch.name, branch.value)},`)
	}
}

export function phpPair(name: string, value: Value): string {
	return `${phpLiteral(name)} => ${phpLiteral(value)}`
}

/** A value as PHP source. In single quotes only the quote and the backslash have a meaning. */
export function phpLiteral(value: Value): string {
	if (typeof value === 'object') return `[${value.map(phpLiteral).join(', ')}]`
	return typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : String(value)
}
