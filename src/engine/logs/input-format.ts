/** What the lines are wrapped in and how the program itself writes them: shown to the reader, so that a wrong guess is seen. */
export interface InputFormat {
	readonly wrapper: string
	readonly format: string
}

interface Form {
	readonly name: string
	readonly regex: RegExp
}

const wrappers: readonly Form[] = [
	{ name: 'Docker Compose prefix', regex: /^\s*[\w.-]+\s+\| / },
	{ name: 'journald', regex: /^[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d \S+ [\w@.:\\/-]+(?:\[\d+\])?: / },
	{ name: 'journald, ISO times', regex: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} \S+ [\w@.:\\/-]+(?:\[\d+\])?: / },
	{ name: 'kubectl or docker logs with timestamps', regex: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6,9}Z / },
	{ name: 'quoted text', regex: /^> / },
]

const programForms: readonly Form[] = [
	{ name: 'logrus text', regex: /\btime="[^"]+" level=\w+ msg=/ },
	{ name: 'logrus text', regex: /\blevel=\w+ msg="/ },
	{ name: 'logrus terminal', regex: /(?:INFO|WARN|ERRO|FATA|DEBU)(?:\u001b?\[0m)?\[/ },
	{ name: 'slog text', regex: /\btime=\d{4}-\d\d-\d\dT\S+ level=[A-Z]+ msg=/ },
	{ name: 'JSON lines', regex: /^\s*(?:\S+ \| )?\{"/ },
	{ name: 'nginx error log', regex: /\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[\w+\] \d+#\d+:/ },
	{ name: 'Apache error log', regex: /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d [\d:.]+ \d{4}\] \[/ },
	{ name: 'HAProxy alerts', regex: /\[(?:ALERT|NOTICE|WARNING|alert)\]\s+(?:\d+\/\d+ )?\(\d+\) : / },
	{ name: 'Monolog, fields divided by |', regex: /^\d{4}-\d\d-\d\dT\S+\|\d{3}\|/ },
	{ name: 'Traefik console', regex: /^\d{4}-\d\d-\d\dT\S+ (?:DBG|INF|WRN|ERR|FTL) / },
	{ name: 'PHP error log', regex: /PHP (?:Fatal error|Warning|Notice|Deprecated)/ },
	{ name: 'systemctl status', regex: /^\s*(?:Active|Loaded|Main PID): / },
	{ name: 'Python logging', regex: /\b(?:ERROR|WARNING|INFO|DEBUG):[\w.]+:/ },
]

/** @param lines The first lines of the log; 200 are enough. */
export function inputFormat(lines: readonly string[]): InputFormat {
	return { wrapper: commonest(wrappers, lines) ?? 'none', format: commonest(programForms, lines) ?? 'plain text' }
}

function commonest(forms: readonly Form[], lines: readonly string[]): string | null {
	const counts = new Map<string, number>()
	for (const line of lines) {
		const form = forms.find((candidate) => candidate.regex.test(line))
		if (form) counts.set(form.name, (counts.get(form.name) ?? 0) + 1)
	}
	const [best] = [...counts].sort(([, a], [, b]) => b - a)
	return best && best[1] * 4 >= lines.filter((line) => line.trim()).length ? best[0] : null
}
