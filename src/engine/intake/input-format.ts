import { unwrap, type WrapperId, wrappers } from './dress/wrapper'

/** How programs write their lines. */
export const formats = [
	{ id: 'plain', name: 'plain text' },
	{ id: 'logrus', name: 'logrus text' },
	{ id: 'logrus-terminal', name: 'logrus terminal' },
	{ id: 'slog', name: 'slog text' },
	{ id: 'json', name: 'JSON lines' },
	{ id: 'nginx', name: 'nginx error log' },
	{ id: 'apache', name: 'Apache error log' },
	{ id: 'haproxy', name: 'HAProxy alerts' },
	{ id: 'monolog', name: 'Monolog, fields divided by |' },
	{ id: 'traefik', name: 'console of Traefik and other zerolog programs' },
	{ id: 'zap-console', name: 'zap console' },
	{ id: 'php', name: 'PHP error log' },
	{ id: 'python', name: 'Python logging' },
	{ id: 'access', name: 'web access log' },
	{ id: 'systemctl', name: 'systemctl status' },
	{ id: 'curl', name: 'curl output' },
	{ id: 'docker-ps', name: 'docker ps' },
	{ id: 'kubectl-get', name: 'kubectl get pods' },
	{ id: 'cscli', name: 'cscli bouncers list' },
	{ id: 'stack', name: 'stack trace' },
] as const

export type FormatId = (typeof formats)[number]['id']

/** What the lines are wrapped in and how the program itself writes them: shown to the reader, who can correct it. */
export interface InputFormat {
	readonly wrapper: string
	readonly wrapperId: WrapperId
	readonly format: string
	readonly formatId: FormatId
}

/** What the reader says where the guess was wrong; null to guess. */
export interface Correction {
	readonly wrapper: WrapperId | null
	readonly format: FormatId | null
}

export const noCorrection: Correction = { wrapper: null, format: null }

/** The first that fits a line counts, so the special stands before the general. */
const forms: readonly { readonly id: FormatId; readonly regex: RegExp }[] = [
	{ id: 'slog', regex: /\btime=\d{4}-\d\d-\d\dT\S+ level=[A-Z]+ msg=/ },
	{ id: 'logrus', regex: /\blevel=\w+ msg=/ },
	{ id: 'logrus-terminal', regex: /(?:INFO|WARN|ERRO|FATA|DEBU|PANI|TRAC)\[/ },
	{ id: 'json', regex: /^\s*\{"/ },
	{ id: 'nginx', regex: /\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[\w+\] \d+#\d+:|^nginx: (?:\[\w+\] |configuration|the configuration)/ },
	{ id: 'apache', regex: /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d [\d:.]+ \d{4}\] \[|^AH\d{5}: / },
	{ id: 'haproxy', regex: /\[(?:ALERT|NOTICE|WARNING|alert)\]\s+(?:\d+\/\d+ )?\(\d+\) : |^Proxy \S+ started\./ },
	{ id: 'monolog', regex: /^\d{4}-\d\d-\d\dT\S+\|\d{3}\|/ },
	{ id: 'traefik', regex: /^\d{4}-\d\d-\d\dT\S+ (?:DBG|INF|WRN|ERR|FTL|TRC) / },
	{ id: 'zap-console', regex: /^\d{4}[-/]\d\d[-/]\d\d[T ]\S+\s+(?:DEBUG|INFO|WARN|ERROR|FATAL)\t/ },
	{ id: 'php', regex: /PHP (?:Fatal error|Parse error|Warning|Notice|Deprecated)/ },
	{
		id: 'python',
		regex:
			/\b(?:ERROR|WARNING|INFO|DEBUG|CRITICAL):[\w.]+:| - (?:ERROR|WARNING|INFO|DEBUG|CRITICAL) - |^\d{4}-\d\d-\d\d [\d:,]+ (?:ERROR|WARNING|INFO|DEBUG|CRITICAL) /,
	},
	{ id: 'access', regex: /"(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|PATCH) \S+ HTTP\/[\d.]+" \d{3} / },
	{ id: 'systemctl', regex: /^\s*(?:Active|Loaded|Main PID|Process|CGroup|Tasks): |^[●×○] \S+\.service/ },
	{ id: 'curl', regex: /^(?:[<>] |\* (?=\S.*(?:SSL|TLS|ALPN|HTTP|[Cc]onnect|resolve|Trying|Host |IPv[46]))|curl: \(\d+\)|HTTP\/[\d.]+ \d{3})/ },
	{ id: 'docker-ps', regex: /^CONTAINER ID\s|^[0-9a-f]{12}\s+\S+\s+"/ },
	{
		id: 'kubectl-get',
		regex: /^(?:NAMESPACE\s+)?NAME\s+READY\s+STATUS\s|\s\d+\/\d+\s+(?:Running|Pending|Error|CrashLoopBackOff|ImagePullBackOff|Completed)\s/,
	},
	{ id: 'cscli', regex: /^\s*Name\s+IP Address\s+Valid\s/ },
	{
		id: 'stack',
		regex: /^Traceback \(most recent call last\)|^\s+File "[^"]+", line \d+|^\s+at \S+.*:\d+:\d+\)?$|^goroutine \d+ \[|^#\d+ .*\(\d+\): |^stack traceback:/,
	},
]

/** @param lines The first lines of the log; 200 are enough. */
export function inputFormat(lines: readonly string[], correction: Correction): InputFormat {
	const wrapped = new Map<WrapperId, number>()
	const written = new Map<FormatId, number>()
	let filled = 0
	for (const line of lines) {
		if (line.trim() === '') continue
		filled++
		const unwrapped = unwrap(line, correction.wrapper)
		const [outermost] = unwrapped.wrappers
		if (outermost) count(wrapped, outermost)
		const form = forms.find(({ regex }) => regex.test(unwrapped.body))
		if (form) count(written, form.id)
	}
	const wrapperId = correction.wrapper ?? commonest(wrapped, filled / 4) ?? 'none'
	const formatId = correction.format ?? commonest(written, filled / 10) ?? 'plain'
	return { wrapper: nameOf(wrappers, wrapperId), wrapperId, format: nameOf(formats, formatId), formatId }
}

function count<T>(counts: Map<T, number>, what: T): void {
	counts.set(what, (counts.get(what) ?? 0) + 1)
}

/** The most frequent one, where it stands on enough lines. Ties go to the one that came first. */
function commonest<T>(counts: ReadonlyMap<T, number>, atLeast: number): T | null {
	const [best] = [...counts].sort(([, a], [, b]) => b - a)
	return best && best[1] >= atLeast ? best[0] : null
}

function nameOf<Id extends string>(known: readonly { readonly id: Id; readonly name: string }[], id: Id): string {
	return known.find((one) => one.id === id)?.name ?? id
}
