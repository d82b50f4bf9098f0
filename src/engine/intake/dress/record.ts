/**
 * Whether a line begins an entry of a log: with a time, a level or the prefix of what it came through. Lines without are what an
 * entry goes on with, or no log.
 */
export function beginsRecord(text: string): boolean {
	return form.test(text)
}

/** Anchored, so that each costs a few characters of a line. */
const forms: readonly RegExp[] = [
	// 2026-11-22T11:34:42Z, 2026/11/22 11:34:42, [2026-11-22 11:34:42], `{"time":"2026-…`, 1-digit remains of a first line that was cut
	/^[\s>`[({"]{0,8}(?:\d{1,4}[-/])\d\d[-/]\d\d[T ]\d\d:\d\d/,
	// 22-11-2026 11:34:42, 22/Nov/2026:11:34:42, [22-Nov-2026 11:15:55 UTC], 11/22/2026, 11:34:42
	/^[\s>`[]{0,8}\d{1,2}[-/](?:\d\d|[A-Z][a-z]{2})[-/]\d{4}[ :,]\s?\d\d?:\d\d/,
	// Nov 22 11:34:42 host …, [Sun Nov 22 11:22:19 …, Mo 2026-11-22 11:34:42
	/^[\s>`[]{0,8}(?:[A-Z][a-z]{2} )?[A-Za-zÀ-ɏ]{3,5}\.? {1,2}\d{1,2} \d\d:\d\d:\d\d/,
	/^[\s>`]{0,8}[A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d/,
	/^[\s>`]{0,8}\d\d:\d\d:\d\d[ .,]/,
	// logrus and slog
	/^[\s>`]{0,8}(?:time=\S|level=\w)/,
	/^[\s>`]{0,8}(?:INFO|WARN|ERRO|FATA|DEBU|PANI|TRAC)\[/,
	// klog, short-monotonic, syslog's priority, HAProxy
	/^[IWEF]\d{4} \d\d:\d\d:\d\d/,
	/^\[ {0,6}\d{1,9}\.\d{6}\]/,
	/^<\d{1,3}>(?:\d |[A-Z])/,
	/^\[(?:ALERT|NOTICE|WARNING|alert|emerg|error|warn|info|debug)\]/,
	/^(?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL|FATAL|TRACE)(?::| ) {0,4}\S/,
	// nginx and PHP in a terminal
	/^nginx: \[\w+\]/,
	/^PHP (?:Fatal error|Parse error|Warning|Notice|Deprecated)/,
	// one JSON object a line
	/^[\s>`]{0,8}\{"(?:level|lvl|severity|time|ts|timestamp|msg|message|log|logger|caller|request|error|remote_ip|__|_)/,
	// names of containers and pods before each line
	/^\s{0,8}(?:[\w.@-]{1,120}|\[[\w.@-]{1,120}\])\s{1,40}\| \S/,
	/^\[pod\//,
]

/** All of them at once: a long log asks for each of its lines. */
const form = new RegExp(forms.map(({ source }) => source).join('|'))

/** A line of a stack trace or the like, indented or with its own sign: it never was a part of the line above. */
export function isFrame(text: string): boolean {
	return /^\s*(?:at |File "|#\d+ |goroutine \d|Traceback |stack traceback:|coroutine \d+:|\[C\]: in |\S+\.lua:(?:\d+:)? in |Stack trace:|thrown in |created by |\S+\.go:\d+|\.\.\. \d)|^\t/.test(
		text,
	)
}
