import { unescaped } from './escapes'
import type { Level, Message } from './message'
import { readCalls } from './read-calls'

const levels: Readonly<Record<string, Level>> = {
	EMERG: 'fatal',
	ALERT: 'fatal',
	CRIT: 'fatal',
	ERR: 'error',
	WARN: 'warning',
	NOTICE: 'info',
	INFO: 'info',
	DEBUG: 'debug',
}

/**
 * Reads the messages of a Lua file: `ngx.log`, HAProxy's `core.log` and its named levels, `error`, and the second value of
 * `return nil, "…"`, which is how Lua hands an error up.
 */
export function readLua(path: string, text: string): readonly Message[] {
	return readCalls(
		{
			comment: /--\[(=*)\[[\s\S]*?\]\1\]|--[^\n]*/y,
			string: /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\[\[[\s\S]*?\]\]/y,
			decode: (literal) => [literal.startsWith('[[') ? literal.slice(2, -2) : unescaped(literal.slice(1, -1))],
			joins: /\.\./y,
			verb: /%[-+# 0]*\d*(?:\.\d+)?[cdeEfgGiouqsxX]/g,
			format: /string\.format\(/y,
			callee:
				/\b(?:ngx\.log|core\.log)(?=\(\s*(?:ngx|core)\.(?<level>\w+))|\bcore\.(?<name>Alert|Warning|Info|Debug|Error)(?=\()|\b(?<thrown>error)(?=\s?\()|\breturn (?:nil|false)\s*,(?<handed>)/g,
			call: ({ groups }) => {
				const level = levels[(groups?.level ?? groups?.name ?? '').toUpperCase().replace(/^(ERR|WARN).*/, '$1')]
				if (groups?.level !== undefined && level) return { level, argument: 1, rest: 'glued' }
				if (groups?.name !== undefined && level) return { level: level === 'fatal' ? 'error' : level, argument: 0, rest: 'glued' }
				return { level: 'raised', argument: 0, rest: 'format' }
			},
			fields: () => ({}),
		},
		path,
		text,
	)
}
