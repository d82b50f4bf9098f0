import { unescaped } from './escapes'
import type { Level, Message } from './message'
import { readCalls } from './read-calls'

const levels: Readonly<Record<string, Level>> = {
	fatal: 'fatal',
	error: 'error',
	warn: 'warning',
	log: 'info',
	info: 'info',
	debug: 'debug',
	trace: 'debug',
}

/** Reads the messages of a JavaScript or TypeScript file: `console`, loggers of that form, and errors that are thrown or made. */
export function readJavaScript(path: string, text: string): readonly Message[] {
	return readCalls(
		{
			comment: /\/\/[^\n]*|\/\*[\s\S]*?\*\//y,
			string: /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`/y,
			decode: (literal) => {
				const inside = literal.slice(1, -1)
				if (!literal.startsWith('`')) return [unescaped(inside)]
				return inside.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).flatMap((text, index) => (index === 0 ? [unescaped(text)] : [null, unescaped(text)]))
			},
			joins: /\+/y,
			verb: /%[sdifjoO]/g,
			format: /util\.format\(/y,
			callee: /\b(?:console|\w*[lL]og(?:ger)?)\.(?<level>fatal|error|warn|log|info|debug|trace)(?=\()|\bnew \w*Error(?=\()/g,
			call: ({ groups }) => {
				const level = levels[groups?.level ?? '']
				return level ? { level, argument: 0, rest: 'spaced' } : { level: 'raised', argument: 0, rest: 'format' }
			},
			fields: () => ({}),
		},
		path,
		text,
	)
}
