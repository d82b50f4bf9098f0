import { optionOf, roleOf } from '../document/options'
import type { Reading } from '../document/reading'
import type { Format } from '../formats/format'

/** A line that says that something was left out. Blanks stay on their line: a file can have thousands of empty ones. */
export const leftOut =
	/^[ \t]*(?:(?:#|\/\/|;)[ \t]*)?(?:\.{3,}|…|\[(?:\.{3}|…|snip\w*|cut|truncated)\]|<[ \t]*snip\w*[ \t]*>|\(?(?:snip|rest of (?:the )?(?:file|config)\w*|truncated)\)?)[ \t]*\r?$/im

/**
 * Whether a text is a part of a bouncer's file: then nobody can tell from it what the file lacks. Its first line is indented, a line
 * says that something was left out, or neither the address nor the key nor any other setting that must be there is in it.
 */
export function isFragment({ bouncer, file, items, format, embedded }: Reading, text: string): boolean {
	if (leftOut.test(text) || (!embedded && isCutOut(format, text))) return true
	const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
	if (!embedded && format.traits.levels === 'indentation' && lines.length > 1 && lines.every((line) => /^[ \t]/.test(line))) return true
	const known = items.filter(({ key }) => optionOf(file, key))
	// The levels under which the options hang are not there: it was cut out of their midst.
	if (file.root !== undefined && known.length > 0 && items.every(({ path, key }) => path.join('.') === key)) return true
	// A list of variables is whole as it stands: what is not in it is not set.
	if (file.alsoAs?.includes('environment')) return false
	const required = file.options.filter(({ required, key }) => required && !key.includes('[]'))
	return (
		known.length > 0 &&
		required.length > 0 &&
		required.every(({ key, alternatives }) => ![key, ...(alternatives ?? [])].some((name) => items.some((item) => item.key === name))) &&
		!items.some(({ key, text }) => isAddress(text) || ['endpoint', 'endpoint-host', 'key'].includes(roleOf(bouncer, file, key) ?? ''))
	)
}

/**
 * Whether no parser can take a text as it stands although the file that it comes from may be sound: cut out between two lines, or with
 * a line in it that says that something was left out.
 */
export function isCutOut({ traits }: Format, text: string): boolean {
	if (text.split('\n').some(isBareLeftOut)) return true
	switch (traits.levels) {
		case 'indentation':
			return isCutFromDepth(text)
		case 'blocks':
			return isCutFromBlocks(text)
		case 'brackets':
			return !/^[\s\ufeff]*(?:[{[]|\/[/*])/.test(text)
		case undefined:
			return false
	}
}

/** Whether a text begins inside of blocks that it does not open and comes out of them, or ends with a line that opens one. */
function isCutFromBlocks(text: string): boolean {
	const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
	const isWithin = /^[ \t]/.test(lines[0] ?? '')
	return (isWithin && closesMoreThanItOpens(lines.join('\n'))) || /\{[ \t]*\r?$/.test(lines.at(-1) ?? '')
}

function closesMoreThanItOpens(text: string): boolean {
	let open = 0
	return [...text.matchAll(/[{}]/g)].some(([brace]) => {
		open += brace === '{' ? 1 : -1
		return open < 0
	})
}

/** A remark that something was left out is one to a parser as well. */
function isBareLeftOut(line: string): boolean {
	return leftOut.test(line) && !/^[ \t]*(?:#|\/\/|;)/.test(line)
}

/** As deep as two levels. */
const deep = 4

/**
 * Whether a YAML text begins within levels of which it shows none, and comes out of them further down. A first line that alone stands
 * a little deeper than those below it is a fault of the file.
 */
export function isCutFromDepth(text: string): boolean {
	const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
	const depths = lines.map((line) => /^ */.exec(line)?.[0].length ?? 0)
	const [first = 0, second = 0] = depths
	const isWithin = first >= deep || (first > 0 && (second >= first || /^ +- /.test(lines[0] ?? '')))
	return isWithin && depths.some((depth) => depth < first)
}

/** The address is there, under a name that the bouncer does not read: the file is whole and wrong. */
function isAddress(text: string): boolean {
	return /^https?:\/\//i.test(text)
}
