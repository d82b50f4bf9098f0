import type { Scalar } from '../../../../facts/bouncer'
import { type SettingsDocument, Unwritable, type Written } from '../document'
import { refuseUnholdable } from '../unholdable'
import { WrittenLines } from '../written-lines'

/** One directive a line. @throws Unwritable for what Apache would read as something else. */
export function writeApache(document: SettingsDocument): Written {
	refuseUnholdable(document)
	const out = new WrittenLines()
	out.add(`# ${document.title}`)
	for (const setting of document.settings) {
		const { path, value, comment } = setting
		const words = typeof value === 'object' ? value : [value]
		if (words.some((part) => /[\r\n]/.test(String(part)))) throw new Unwritable(path, 'has a line break, which ends a directive of Apache')
		if (words.some((part) => String(part).includes('${'))) throw new Unwritable(path, 'has `${`, which Apache replaces by a variable')
		if (comment) out.add(`# ${comment}`)
		out.setting(setting, `${path.at(-1) ?? ''} ${words.map(apacheWord).join(' ')}`)
	}
	return out.done()
}

/** A word as Apache takes it back: in quotes where it has blanks or quotes. */
export function apacheWord(value: Scalar): string {
	const text = String(value)
	return text !== '' && !/[\s"'\\<>]|^=/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}
