import type { FileTest, Lines, Nothing, OutputReader, Reading } from './output'
import { countOwn } from './own-lines'

/** `nginx -t`. Its lines stay those of a log: messages of NGINX have pages of their own. */
export const nginxTest: OutputReader<'nginx-test'> = {
	id: 'nginx-test',
	command: /^(?:\S{0,120}\/)?(?:nginx|openresty)\s(?:-\S{1,40} (?:[^-\s]\S{0,200} )?){0,4}-[tT]\b/,
	begins: [/^nginx: (?:\[emerg\]|the configuration file|configuration file) \S/],
	read: (lines) =>
		test(
			'nginx',
			lines,
			/^nginx: (?:\[(?:emerg|warn)\]|the configuration file|configuration file) |^\d{4}\/\d\d\/\d\d .{0,20}\[\w+\] /,
			/test is successful/,
			/\[emerg\]|test failed/,
		),
}

/** `haproxy -c -f FILE`. */
export const haproxyTest: OutputReader<'haproxy-test'> = {
	id: 'haproxy-test',
	command: /^(?:\S{0,120}\/)?haproxy\s(?:-\S{1,40} (?:[^-\s]\S{0,200} )?){0,6}-\w{0,4}c\b/,
	begins: [/^Configuration file is valid$/, /^\[(?:NOTICE|ALERT|WARNING)\] {1,6}(?:\d+\/\d+ )?\(\d+\) : /],
	read: (lines) =>
		test(
			'haproxy',
			lines,
			/^(?:\[(?:NOTICE|ALERT|WARNING)\]|Configuration file is valid|Warnings were found|\s{2,}\S)/,
			/Configuration file is valid/,
			/^\[ALERT\]/,
		),
}

/** `apachectl configtest`, `apache2 -t`, `httpd -t`. */
export const apacheTest: OutputReader<'apache-test'> = {
	id: 'apache-test',
	command: /^(?:\S{0,120}\/)?(?:apache2ctl|apachectl|apache2|httpd)\s.{0,200}?(?:-t\b|configtest)/,
	begins: [/^Syntax OK$/, /^AH\d{5}: (?:Syntax error|\w+: Configuration error)/],
	read: (lines) =>
		test(
			'apache',
			lines,
			/^(?:AH\d{5}:|Syntax OK|Invalid command|\(\d+\)|Action '|The Apache error log|Cannot load|\S.{0,200}(?:not allowed here|takes ))/,
			/^Syntax OK$/,
			/Syntax error|Configuration error|Invalid command/,
		),
}

function test(program: FileTest['program'], lines: Lines, own: RegExp, good: RegExp, bad: RegExp): Reading | Nothing {
	const length = countOwn(lines, (line) => own.test(line))
	const shown = lines.slice(0, length)
	const failed = shown.findIndex((line) => bad.test(line))
	const passed = shown.findIndex((line) => good.test(line))
	if (failed < 0 && passed < 0) return { nothingIn: length }
	const isValid = failed < 0
	const at = isValid ? passed : failed
	return {
		length,
		subject: null,
		sightings: [{ at, what: { kind: 'file-test', program, isValid, message: isValid ? null : (shown[at] ?? null) } }],
		logs: [{ from: 0, to: length, stream: '' }],
	}
}
