/**
 * Programs that are no bouncers and whose lines readers paste: what they are, how they are known, and which log to fetch
 * instead. Ids stand in verdicts (`bouncer`, `bouncerCandidates`) beside those of the bouncers.
 */
export interface Program {
	readonly id: string
	readonly name: string
	readonly marks: readonly { readonly text: string; readonly weight: 1 | 2 | 3 }[]
	/** What the reader should know about this log, and which one to fetch. */
	readonly advice: string
}

export const programs: readonly Program[] = [
	{
		id: 'crowdsec-engine',
		name: 'CrowdSec Security Engine',
		marks: [
			{ text: 'crowdsec/v1.', weight: 2 },
			{ text: 'crowdsec v1.', weight: 2 },
			{ text: 'module=lapi', weight: 3 },
			{ text: '$ cscli ', weight: 3 },
			{ text: 'cscli bouncers', weight: 2 },
			{ text: 'last api pull', weight: 3 },
			{ text: '"get /v1/decisions', weight: 2 },
			{ text: '"post /v1/usage-metrics', weight: 2 },
			{ text: '/v1/watchers/login', weight: 2 },
			{ text: 'capi metrics:', weight: 3 },
			{ text: 'signal push:', weight: 3 },
			{ text: 'start push to crowdsec central api', weight: 3 },
			{ text: 'loading grok library', weight: 3 },
			{ text: 'cscli decisions', weight: 2 },
			{ text: 'csconfig.config', weight: 3 },
			{ text: '/etc/crowdsec/config.yaml', weight: 2 },
			{ text: 'local_api_credentials.yaml', weight: 3 },
			{ text: 'crowdsec local api', weight: 2 },
			{ text: 'central api', weight: 2 },
			{ text: 'performed decision/stream', weight: 2 },
			{ text: 'crowdsec.service', weight: 2 },
			{ text: 'loading prometheus collectors', weight: 3 },
			{ text: 'http/1.1 200', weight: 1 },
			{ text: 'http/1.1 403', weight: 1 },
			{ text: 'crowdsec/runoutput', weight: 3 },
			{ text: 'starting processing data', weight: 2 },
			{ text: 'adding file ', weight: 1 },
			{ text: 'crowdsecurity/', weight: 1 },
		],
		advice: 'This is the log of the Security Engine, not of a bouncer. It shows who asks and what was answered. Fetch the bouncer’s own log as well.',
	},
]

/** Other software whose logs readers paste by mistake. Its lines hold no pull, so they are no evidence; they only tell which log was taken. */
export interface ForeignLog {
	readonly name: string
	/** A regular expression that fits its lines, without wrapper; must run in linear time. */
	readonly line: string
	/** What this log tells, and which one to fetch. */
	readonly advice: string
}

export const foreignLogs: readonly ForeignLog[] = [
	{
		name: 'web access log',
		line: String.raw`"(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|PATCH) \S{1,4000} HTTP/[\d.]{1,3}" \d{3} `,
		advice: 'This is a web server’s access log: it tells what visitors asked, not whether the blocklist is pulled. Take the error log, or the bouncer’s own.',
	},
	{ name: 'sshd', line: String.raw`\bsshd(?:-session)?\[\d+\]: `, advice: 'This is the log of the SSH server. It says nothing about pulling.' },
	{
		name: 'fail2ban',
		line: String.raw`\bfail2ban\.\w+ +\[\d+\]: `,
		advice: 'This is the log of fail2ban, another program that blocks. It says nothing about CrowdSec.',
	},
	{
		name: 'kernel firewall log',
		line: String.raw`kernel: (?:\[[ \d.]{1,20}\] ?)?(?:\[[^\]]{1,40}\] ?)?IN=\S{0,40} OUT=`,
		advice: 'These are packets that the kernel’s firewall logged: blocking at work, perhaps. They do not tell whether the list is pulled.',
	},
	{
		name: 'Docker daemon',
		line: String.raw`\bdockerd\[\d+\]: |\bcontainerd\[\d+\]: `,
		advice: 'This is the log of the Docker daemon. Take the log of the bouncer’s container: `docker logs NAME`.',
	},
	{
		name: 'Kubernetes events',
		line: '  (?:kubelet|default-scheduler)  ',
		advice: 'These are Kubernetes events. Take the log of the bouncer’s pod: `kubectl logs POD`.',
	},
]

/** The program of that id, where it is one of these. */
export function programOf(id: string): Program | undefined {
	return programs.find((program) => program.id === id)
}
