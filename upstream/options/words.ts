import { lineAt, textOf } from '../text'
import type { ReadOption, ReadOptions } from './reader'

/**
 * Looks for the options of our facts in a file that has more than these: an example, a page, a program that reads its settings here and
 * there. It proves that an option is not invented, and no more.
 *
 * @param words What must stand there for an option; default: its name as a whole word.
 */
export function wordsIn(file: string, words: (name: string) => RegExp | undefined = wholeWord): ReadOptions {
	return (tree, { wanted }) => {
		const text = textOf(tree, file)
		return wanted.flatMap((name): readonly ReadOption[] => {
			const found = words(name)?.exec(text)
			return found ? [{ name, file, line: lineAt(text, found.index) }] : []
		})
	}
}

/** The name where no letter, digit or `_` stands beside it. */
function wholeWord(name: string): RegExp {
	return new RegExp(`(?<!\\w)${escaped(name)}(?!\\w)`)
}

/** A line that begins with these words, however they are indented and parted. */
export function lineOfWords(name: string): RegExp {
	return new RegExp(`^[ \\t]*${name.split(' ').map(escaped).join('[ \\t]+')}(?![\\w-])`, 'm')
}

function escaped(text: string): string {
	return text.replace(/[$.*+?^(){}|[\]\\]/g, '\\$&')
}
