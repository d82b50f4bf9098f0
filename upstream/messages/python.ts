import { unescaped } from './escapes'
import type { Level, Message } from './message'
import { readCalls } from './read-calls'

const levels: Readonly<Record<string, Level>> = {
	critical: 'fatal',
	fatal: 'fatal',
	exception: 'error',
	error: 'error',
	warning: 'warning',
	warn: 'warning',
	info: 'info',
	debug: 'debug',
}

/** Reads the messages of a Python file: `logging`, and exceptions that are raised. */
export function readPython(path: string, text: string): readonly Message[] {
	return readCalls(
		{
			comment: /#[^\n]*/y,
			string: /(?<![\w"'])(?:[rbfuRBFU]{1,2})?(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/y,
			decode: decodePython,
			// Literals beside each other are one text.
			joins: /\+|(?<=["'])\s+(?=[fr]?["'])/y,
			verb: /%(?:\(\w+\))?[-+# 0]*\d*(?:\.\d+)?[sdifrxeg]|\{[^{}]*\}/g,
			format: /(?!)/y,
			callee: /\blog(?:ger|ging)?\.(?<level>critical|fatal|exception|error|warning|warn|info|debug)(?=\()|\braise [\w.]+(?=\()/g,
			call: ({ groups }) => ({ level: levels[groups?.level ?? ''] ?? 'raised', argument: 0, rest: 'format' }),
			fields: () => ({}),
		},
		path,
		text,
	)
}

function decodePython(literal: string): readonly (string | null)[] {
	const prefix = /^[a-zA-Z]*/.exec(literal)?.[0].toLowerCase() ?? ''
	const quoted = literal.slice(prefix.length)
	const marks = /^(?:"""|''')/.test(quoted) ? 3 : 1
	const inside = quoted.slice(marks, -marks)
	const text = (piece: string) => (prefix.includes('r') ? piece : unescaped(piece))
	if (!prefix.includes('f')) return [text(inside)]
	return inside.split(/\{(?!\{)(?:[^{}]|\{[^{}]*\})*\}/).flatMap((piece, index) => (index === 0 ? [text(piece)] : [null, text(piece)]))
}
