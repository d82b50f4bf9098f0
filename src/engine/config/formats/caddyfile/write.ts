import type { Scalar, Value } from '../../../../facts/bouncer'
import { type SettingsDocument, Unwritable, type Written } from '../document'
import { type Tree, treeOf } from '../tree'
import { refuseUnholdable } from '../unholdable'
import { words } from '../words'
import { WrittenLines } from '../written-lines'

/** Directives and the blocks around them; a level without a name is the block of global options. @throws Unwritable */
export function writeCaddyfile(document: SettingsDocument): Written {
	refuseUnholdable(document)
	const out = new WrittenLines()
	out.add(`# ${document.title}`)
	addLines(treeOf(document), '', out)
	return out.done()
}

function addLines(tree: Tree, indent: string, out: WrittenLines): void {
	for (const branch of tree) {
		if (branch.kind === 'level') {
			out.add(`${indent}${branch.name ? `${branch.name} ` : ''}{`)
			addLines(branch.inner, `${indent}\t`, out)
			out.add(`${indent}}`)
			continue
		}
		const { name, path, value, comment } = branch
		if (value === false) throw new Unwritable(path, 'is a switch, and off when the line is left out')
		for (const word of typeof value === 'object' ? value : [value]) {
			if (/\{(\$|env\.|file\.|vars\.|http\.)/.test(String(word))) throw new Unwritable(path, 'has a brace that Caddy replaces by a variable')
			if (String(word).includes('`') && /\\/.test(String(word)))
				throw new Unwritable(path, 'has a backtick and a backslash, which no quotes of Caddy can hold together')
		}
		if (comment) out.add(`${indent}# ${comment}`)
		out.setting(branch, `${indent}${caddyLine(name, value)}`)
	}
}

/** A switch that is on is its name alone. */
export function caddyLine(name: string, value: Value): string {
	return value === true ? name : `${name} ${words(value, caddyToken)}`
}

/** A token as Caddy takes it back: in backticks, where nothing is escaped, or in quotes. */
export function caddyToken(value: Scalar): string {
	const text = String(value)
	if (text !== '' && !/[\s"`{}#\\]/.test(text)) return text
	return text.includes('`') ? `"${text.replace(/"/g, '\\"')}"` : `\`${text}\``
}
