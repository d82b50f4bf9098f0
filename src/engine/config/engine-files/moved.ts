import type { Edit } from '../types'
import { type Setting, settingAt } from './tree'

/**
 * The edits that bring a setting to another level, with the lines that belong to it: below the level that is there already, else at the
 * end of the text. None where the text has other things on these lines, or the setting is there already.
 *
 * @param inside How many levels stand above `all`: then the end of the text is not theirs.
 */
export function moved(setting: Setting, to: readonly string[], all: readonly Setting[], text: string, inside: number): readonly Edit[] {
	const levels = to.slice(0, -1)
	const margin = marginOf(setting, text)
	if (margin === null || settingAt(all, ...to) || isOnlyChild(setting.path.slice(inside), all)) return []
	const start = setting.keyRange[0] - margin.length
	const end = endOf(setting, margin.length, text)
	const lines = text.slice(start, end).trimEnd().split(/\r?\n/)
	if (lines.some((line) => line.trim() !== '' && !line.startsWith(margin))) return []
	const newline = text.includes('\r\n') ? '\r\n' : '\n'
	const written = (missing: readonly string[], indent: string) => {
		const names = missing.map((level, at) => `${indent}${'  '.repeat(at)}${level}:`)
		const own = indent + '  '.repeat(missing.length)
		return [...names, ...lines.map((line) => (line === '' ? '' : own + line.slice(margin.length)))].map((line) => line + newline).join('')
	}
	const removed: Edit = { from: start, to: end, text: '' }
	for (let depth = levels.length; depth > 0; depth--) {
		const parent = settingAt(all, ...levels.slice(0, depth))
		if (!parent) continue
		const place = insideOf(parent, text)
		// What is moved would be put into itself.
		if (place === null || (place.at >= start && place.at < end)) return []
		return [removed, { from: place.at, to: place.at, text: written(levels.slice(depth), place.indent) }]
	}
	// A file that stands in another text begins further in; behind dashes begins a part that is nobody's here.
	const root = all[0] ? marginOf(all[0], text) : null
	if (inside > 0 || root === null || /^(?:---|\.\.\.)/m.test(text.slice(end))) return []
	// At the end of the text the two are one edit.
	if (end >= text.length) return [{ from: start, to: end, text: written(levels, root) }]
	return [removed, { from: text.length, to: text.length, text: (text.endsWith('\n') ? '' : newline) + written(levels, root) }]
}

/** The blanks in front of a name; null where something else stands there, or it is written for others too. */
function marginOf({ keyRange: [from], isBroughtIn }: Setting, text: string): string | null {
	const margin = text.slice(text.lastIndexOf('\n', from - 1) + 1, from)
	return margin.trim() === '' && !isBroughtIn ? margin : null
}

/** The line below the name of a level, with the margin of what stands there or would stand there; null where it has no lines of its own. */
function insideOf(level: Setting, text: string): { readonly at: number; readonly indent: string } | null {
	const margin = marginOf(level, text)
	const { value } = level
	const at = text.indexOf('\n', level.keyRange[1]) + 1
	if (margin === null || at === 0) return null
	if (!value) return { at, indent: `${margin}  ` }
	const [first] = value.settings
	const indent = first && value.is === 'level' && !value.flow && first.line > level.line ? marginOf(first, text) : null
	return indent === null ? null : { at, indent }
}

/** Where the lines of a setting end: with the first one that does not stand further in than its name. */
function endOf({ keyRange }: Setting, margin: number, text: string): number {
	let at = text.indexOf('\n', keyRange[0])
	while (at >= 0) {
		const next = text.indexOf('\n', at + 1)
		const line = text.slice(at + 1, next < 0 ? text.length : next)
		const indent = /^ */.exec(line)?.[0].length ?? 0
		const isItem = line.slice(indent).startsWith('- ') && indent === margin
		if (line.trim() === '' || (indent <= margin && !isItem)) return at + 1
		at = next
	}
	return text.length
}

/** Whether its level would be left without anything. */
function isOnlyChild(path: readonly string[], all: readonly Setting[]): boolean {
	const parent = path.length > 1 ? settingAt(all, ...path.slice(0, -1))?.value : null
	return parent ? parent.flow || parent.settings.length < 2 : false
}
