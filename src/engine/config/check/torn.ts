import { optionOf } from '../document/options'
import type { Item, Reading } from '../document/reading'

/** Whether a part of the file could not be parsed, so that what is missing may only have been swallowed. */
export function isTorn({ format, syntax }: Reading): boolean {
	return syntax.some(({ severity, swallows }) => severity === 'error' && (format.traits.parsedWhole === true || swallows === true))
}

/** What a parser made of lines that do not belong together: a name with blanks or signs in it, a value over several lines, a line that is told about already. */
export function isScrap({ key, path, text, line, value }: Item, { file, syntax }: Reading): boolean {
	if (syntax.some((problem) => problem.line === line) || text.includes('\n') || /[\s=]/.test(path.at(-1) ?? key)) return true
	return optionOf(file, key) === undefined || (typeof value === 'object' && value !== null)
}
