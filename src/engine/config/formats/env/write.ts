import type { EnvQuirks } from '../../../../facts/bouncer'
import { type SettingsDocument, Unwritable, type Written } from '../document'
import { refuseUnholdable } from '../unholdable'
import { commas } from '../words'
import { WrittenLines } from '../written-lines'

/** @throws Unwritable when a value would not come back as it is. */
export function writeEnv(document: SettingsDocument, quirks: EnvQuirks): Written {
	refuseUnholdable(document)
	const out = new WrittenLines()
	out.add(`# ${document.title}`)
	for (const setting of document.settings) {
		const { path, value, comment } = setting
		const text = commas(value)
		if (/[\r\n]/.test(text)) throw new Unwritable(path, 'has a line break, which this format cannot hold')
		if (text !== text.trim()) throw new Unwritable(path, 'begins or ends with blanks, which this format does not keep')
		if (!quirks.trims && text.includes(' ')) throw new Unwritable(path, 'has a blank inside, which this program takes as part of the value')
		if (quirks.unquotes && /^(["']).*\1$/.test(text)) throw new Unwritable(path, 'stands in quotes, which this program removes')
		if (quirks.inlineComments && text.includes('#')) throw new Unwritable(path, 'has a #, where this program begins a comment')
		if (quirks.equalsInValue === 'cut' && text.includes('=')) throw new Unwritable(path, 'has a =, where this program cuts the value off')
		if (comment) out.add(`# ${comment}`)
		out.setting(setting, `${path.join('.')}=${text}`)
	}
	return out.done()
}
