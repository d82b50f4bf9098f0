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
	if (settingAt(all, ...to)) return []
	const start = text.lastIndexOf('\n', setting.keyRange[0] - 1) + 1
	const margin = text.slice(start, setting.keyRange[0])
	if (margin.trim() !== '' || isAlone(setting.path.slice(inside), all)) return []
	const end = endOf(setting, margin.length, text)
	const lines = text.slice(start, end).replace(/\n+$/, '').split('\n')
	if (lines.some((line) => line.trim() !== '' && !line.startsWith(margin))) return []
	const bare = lines.map((line) => line.slice(margin.length))
	const removed: Edit = { from: start, to: end, text: '' }
	for (let depth = levels.length; depth > 0; depth--) {
		const parent = settingAt(all, ...levels.slice(0, depth))?.value
		if (!parent) continue
		const first = parent.settings[0]
		if (parent.is !== 'level' || parent.flow || !first) return []
		const at = text.lastIndexOf('\n', first.keyRange[0] - 1) + 1
		const indent = text.slice(at, first.keyRange[0])
		// What is moved would be put into itself.
		if (indent.trim() !== '' || (at >= start && at < end)) return []
		return [removed, { from: at, to: at, text: `${below(levels.slice(depth), bare, indent)}\n` }]
	}
	if (inside > 0) return []
	const gap = text.endsWith('\n') || end >= text.length ? '' : '\n'
	// At the end of the text the two are one edit.
	if (end >= text.length) return [{ from: start, to: end, text: `${below(levels, bare, '')}\n` }]
	return [removed, { from: text.length, to: text.length, text: `${gap}${below(levels, bare, '')}\n` }]
}

function below(levels: readonly string[], lines: readonly string[], indent: string): string {
	const names = levels.map((level, at) => `${indent}${'  '.repeat(at)}${level}:`)
	const margin = indent + '  '.repeat(levels.length)
	return [...names, ...lines.map((line) => (line === '' ? '' : margin + line))].join('\n')
}

/** Where the lines of a setting end: with the first one that does not stand further in than its name. */
function endOf({ keyRange }: Setting, margin: number, text: string): number {
	let at = text.indexOf('\n', keyRange[0])
	while (at >= 0) {
		const line = text.slice(at + 1, text.indexOf('\n', at + 1) < 0 ? text.length : text.indexOf('\n', at + 1))
		const indent = /^ */.exec(line)?.[0].length ?? 0
		const isItem = line.slice(indent).startsWith('- ') && indent === margin
		if (at + 1 >= text.length || (line.trim() !== '' && indent <= margin && !isItem) || line.trim() === '') return at + 1
		at = text.indexOf('\n', at + 1)
	}
	return text.length
}

/** Whether its level would be left without anything. */
function isAlone(path: readonly string[], all: readonly Setting[]): boolean {
	const parent = path.length > 1 ? settingAt(all, ...path.slice(0, -1))?.value : null
	return parent ? parent.flow || parent.settings.length < 2 : false
}
