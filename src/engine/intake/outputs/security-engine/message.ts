const logged = /^(?:time="?[^"\s]{1,40}(?: [^"\s]{1,20})?"? )?level=\w+ msg=(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>\S+))/
const coloured = /^(?:TRAC|DEBU|INFO|WARN|ERRO|FATA)\[[^\]]{0,40}\] ?(?<text>.*)$/

const failed = /^Error: (?:cscli [\w -]{1,60}: )?/

/** What `cscli` says in a line: up to 1.6 much of it comes as lines of its own log, later it is printed as it is. */
export function messageOf(line: string): string {
	const found = logged.exec(line)?.groups
	if (found) return (found.quoted ?? found.bare ?? '').replace(/\\(?<sign>["\\])/g, '$<sign>')
	return (coloured.exec(line)?.groups?.text ?? line).trim().replace(failed, '')
}

/** Whether a line is one of its log, or tells that a command failed. */
export function isMessage(line: string): boolean {
	return logged.test(line) || coloured.test(line) || /^Error: /.test(line)
}

const logTime = /^time="(?<day>\d\d)-(?<month>\d\d)-(?<year>\d{4}) (?<time>\d\d:\d\d:\d\d)"/

/** The time of a line of its log, as if it were UTC; null for any other line. */
export function loggedAt(line: string): number | null {
	const found = logTime.exec(line)?.groups
	return found ? Date.parse(`${found.year}-${found.month}-${found.day}T${found.time}Z`) : null
}

/** A pattern for a message, in any of the forms of its line. */
export function saying(pattern: string): RegExp {
	return new RegExp(
		`^(?:(?:time="?[^"\\s]{1,40}(?: [^"\\s]{1,20})?"? )?level=\\w+ msg="|[A-Z]{4}\\[[^\\]]{0,40}\\] ?|Error: (?:cscli [\\w ]{1,40}: )?)?(?:${pattern})`,
	)
}
