import type { Scalar } from '../../../../facts/bouncer'
import type { SettingsDocument, Written } from '../document'
import { refuseUnholdable } from '../unholdable'
import { words } from '../words'
import { WrittenLines } from '../written-lines'

/** One directive a line, for the level of `http` or below. */
export function writeNginx(document: SettingsDocument): Written {
	refuseUnholdable(document)
	const out = new WrittenLines()
	out.add(`# ${document.title}`)
	for (const setting of document.settings) {
		const { path, value, comment } = setting
		if (comment) out.add(`# ${comment}`)
		out.setting(setting, `${path.at(-1) ?? ''} ${words(value, nginxWord)};`)
	}
	return out.done()
}

/** A word as NGINX takes it back: in quotes where it has a sign that ends a word. */
export function nginxWord(value: Scalar): string {
	const text = String(value)
	return text !== '' && !/[\s{};"'#\\]/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}
