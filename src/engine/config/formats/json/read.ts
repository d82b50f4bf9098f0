import type { Read, SyntaxProblem } from '../document'
import { Places } from '../places'
import { looksLikeJson } from '../second-opinion'
import { readYaml } from '../yaml/read'

/**
 * A text in quotes, a comment, or a comma behind which nothing comes. What is never closed goes to the end of its line or of the text:
 * looked for anew from each sign in it, the time would grow with the square of the text.
 */
const signs = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:(\*\/)|$)|,(?=\s*[}\]])/g

/**
 * JSON is YAML to its reader, but for comments: those of JSON5 and JSONC, which a program takes only where it is told so. A comma
 * behind the last entry YAML takes and JSON does not.
 */
export function readJson(text: string): Read {
	if (!looksLikeJson(text)) return readYaml(text)
	const comments: number[] = []
	const commas: number[] = []
	const plain = text.replace(signs, (sign, end: string | undefined, at: number) => {
		if (sign === ',') commas.push(at)
		if (!sign.startsWith('/') || (sign.startsWith('/*') && end === undefined)) return sign
		comments.push(at)
		return sign.replace(/[^\n]/g, ' ')
	})
	const { entries, problems } = readYaml(plain)
	const places = new Places(text)
	const [comment] = comments
	if (comment !== undefined) return { entries, problems: [...problems, commented(places.at(comment))] }
	return { entries, problems: [...problems, ...commas.map((at) => trailing(at, places.at(at)))] }
}

interface Place {
	readonly line: number
	readonly column: number
}

function commented(place: Place): SyntaxProblem {
	return {
		code: 'syntax',
		severity: 'warning',
		...place,
		key: null,
		message: 'JSON has no comments. The program starts with them only where it is told to read JSON5 or JSONC (`--adapter json5`).',
		fix: 'Take the comments out, or start it with that adapter.',
	}
}

function trailing(at: number, place: Place): SyntaxProblem {
	return {
		code: 'syntax',
		severity: 'error',
		...place,
		key: null,
		message: 'The file cannot be parsed: behind this comma nothing comes. The program does not start with it.',
		fix: 'Delete the comma.',
		edit: { from: at, to: at + 1, text: '' },
	}
}
