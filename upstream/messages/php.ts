import { unescaped } from './escapes'
import type { Level, Message } from './message'
import { readCalls } from './read-calls'

const levels: Readonly<Record<string, Level>> = {
	emergency: 'fatal',
	alert: 'fatal',
	critical: 'fatal',
	error: 'error',
	warning: 'warning',
	notice: 'info',
	info: 'info',
	debug: 'debug',
}

/** Reads the messages of a PHP file: PSR-3 log calls with their `type`, `error_log`, `trigger_error`, and exceptions that are thrown. */
export function readPhp(path: string, text: string): readonly Message[] {
	return readCalls(
		{
			comment: /\/\/[^\n]*|#(?!\[)[^\n]*|\/\*[\s\S]*?\*\//y,
			string: /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y,
			decode: decodePhp,
			joins: /\./y,
			verb: /%(?:\d+\$)?[-+0]*\d*(?:\.\d+)?[bcdeEfFgGosuxX]/g,
			format: /\\?sprintf\(/y,
			callee: /\b(?:logger|getLogger\(\))->(?<level>\w+)(?=\()|\b(?<plain>error_log|trigger_error)(?=\()|\bthrow new [\w\\]+(?=\()/g,
			call: ({ groups }) => {
				if (groups?.plain) return { level: 'error', argument: 0, rest: 'fields' }
				if (groups?.level === undefined) return { level: 'raised', argument: 0, rest: 'format' }
				const level = levels[groups.level]
				return level ? { level, argument: 0, rest: 'fields' } : null
			},
			fields: (given) =>
				Object.fromEntries(
					[...(given[0] ?? '').matchAll(/['"](\w+)['"]\s*=>\s*(?:['"]([^'"$]*)['"]\s*(?=[,\]]))?/g)].map(([, name = '', value]) => [name, value ?? null]),
				),
		},
		path,
		text,
	)
}

/** Double quotes put `$name`, `$object->name`, `$list[…]` and `{$…}` into the text. */
function decodePhp(literal: string): readonly (string | null)[] {
	const inside = literal.slice(1, -1)
	if (literal.startsWith("'")) return [inside.replace(/\\(['\\])/g, '$1')]
	return inside.split(/\{\$[^}]*\}|(?<!\\)\$\w+(?:->\w+|\[[^\]]*\])?/).flatMap((text, index) => (index === 0 ? [unescaped(text)] : [null, unescaped(text)]))
}
