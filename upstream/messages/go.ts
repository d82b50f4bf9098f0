import { unescaped } from './escapes'
import type { Level, Message } from './message'
import { type Call, readCalls } from './read-calls'

const levels: Readonly<Record<string, Level>> = {
	Panic: 'fatal',
	Fatal: 'fatal',
	Error: 'error',
	Warn: 'warning',
	Warning: 'warning',
	Info: 'info',
	Print: 'info',
	Debug: 'debug',
	Trace: 'debug',
}

/** What has a method of a level's name and is no log: an error value, a test, an answer to a visitor. */
const noLog = /(?:^|[^\w.])(?:err|e|t|b|http|status|fmt|color)$|[eE]rr(?:or)?$/

/**
 * Reads the messages of a Go file: logrus and the standard log; `errors.New`, `fmt.Errorf`, `errors.Wrap`, a Caddyfile's
 * `Errf`, gRPC's `status.Errorf`.
 */
export function readGo(path: string, text: string): readonly Message[] {
	return readGoWith(path, text, false)
}

/** The same for a program that logs with zap or slog, where names and values follow the message. */
export function readStructuredGo(path: string, text: string): readonly Message[] {
	return readGoWith(path, text, true)
}

function readGoWith(path: string, text: string, structured: boolean): readonly Message[] {
	return readCalls(
		{
			comment: /\/\/[^\n]*|\/\*[\s\S]*?\*\//y,
			string: /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+'/y,
			// `%q` prints its value in quotes.
			decode: (literal) => [(literal.startsWith('`') ? literal.slice(1, -1) : unescaped(literal.slice(1, -1))).replaceAll('%q', '"%s"')],
			joins: /\+/y,
			verb: /%[-+# 0]*(?:\d+|\*)?(?:\.\d+)?[vTtbcdoOxXUeEfFgGspw]/g,
			format: /fmt\.Sprintf\(/y,
			callee:
				/(?<values>\b(?:fmt\.Errorf|errors\.(?:New|Errorf|Wrapf?|WithMessagef?)|status\.Errorf?|\w+\.(?:Errf?|SyntaxErr)))(?=\()|(?<receiver>[\w.]*(?:\([^()\n]*\))?)\.(?<level>Panic|Fatal|Error|Warning|Warn|Info|Print|Debug|Trace)(?<form>f|ln|w|Context)?(?=\()/g,
			call: ({ groups }) => callOf(groups ?? {}, structured),
			fields: fieldsOf,
		},
		path,
		text,
	)
}

function callOf({ values, receiver = '', level = '', form }: Readonly<Record<string, string | undefined>>, structured: boolean): Call | null {
	if (values) return { level: 'raised', argument: /Wrap|WithMessage|status\./.test(values) ? 1 : 0, rest: 'format' }
	const own = levels[level]
	if (!own || noLog.test(receiver)) return null
	if (form === 'f') return { level: own, argument: 0, rest: 'format' }
	if (form === 'Context') return { level: own, argument: 1, rest: 'fields' }
	if (structured || form === 'w') return { level: own, argument: 0, rest: 'fields' }
	return { level: own, argument: 0, rest: form === 'ln' ? 'spaced' : 'glued' }
}

/** `"key", value` of slog, `zap.String("key", value)` and `zap.Error(err)` of zap. */
function fieldsOf(given: readonly string[]): Readonly<Record<string, string | null>> {
	const names = given.flatMap((argument, index) => {
		const zap = /^(?:zap|slog)\.\w+\("([\w.]+)"/.exec(argument) ?? /^zap\.(Error)\(/.exec(argument)
		if (zap?.[1]) return [zap[1].toLowerCase()]
		const key = index % 2 === 0 ? /^"([\w.]+)"$/.exec(argument)?.[1] : undefined
		return key ? [key] : []
	})
	return Object.fromEntries(names.map((name) => [name, null]))
}
