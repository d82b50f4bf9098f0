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

/** The program of that id, where it is one of these. */
export function programOf(id: string): Program | undefined {
	return programs.find((program) => program.id === id)
}
