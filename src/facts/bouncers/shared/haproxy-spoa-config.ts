import type { ConfigFile, Constraint } from '../../bouncer'

/** What the SPOA bouncer needs in haproxy.cfg and in crowdsec.cfg (facts of v0.3.0). */

const example = 'crowdsecurity/cs-haproxy-spoa-bouncer:config/haproxy.cfg'
const engine = 'crowdsecurity/cs-haproxy-spoa-bouncer:config/crowdsec.cfg'
const handle = 'http-request lua.crowdsec_handle'

export const haproxySpoaConfig: ConfigFile = {
	id: 'server',
	title: 'haproxy.cfg and crowdsec.cfg',
	format: 'haproxy',
	ownNames: false,
	options: [
		{ key: 'filter spoe', type: 'string', default: null, meaning: 'Asks the daemon; names crowdsec.cfg.', source: [example] },
		{ key: handle, type: 'string', default: null, mayRepeat: true, meaning: 'Acts on the daemon’s answer: ban or captcha.', source: [example] },
		{ key: 'http-request send-spoe-group', type: 'string', default: null, mayRepeat: true, meaning: 'Sends the request to the daemon.', source: [example] },
		{ key: 'backend crowdsec-spoa', type: 'string', default: null, meaning: 'Where the daemon listens.', source: [example] },
		{ key: 'spoe-agent crowdsec-agent', type: 'string', default: null, meaning: 'In crowdsec.cfg: what is sent, and to whom.', source: [engine] },
		{ key: 'spoe-message crowdsec-tcp', type: 'string', default: null, meaning: 'In crowdsec.cfg: the address, once for each connection.', source: [engine] },
		{ key: 'spoe-message crowdsec-ip', type: 'string', default: null, meaning: 'A message of version 0.2 and older.', source: [engine] },
		{ key: 'spoe-message crowdsec-http', type: 'string', default: null, meaning: 'A message of version 0.2 and older.', source: [engine] },
	],
	unknownKey: { severity: 'error', effect: 'HAProxy does not start' },
	badValue: { severity: 'error', effect: 'HAProxy does not start' },
	repeatedKey: { severity: 'error', effect: 'HAProxy does not start, as the name is taken' },
}

const asks = { option: 'filter spoe', present: true } as const
/** A frontend alone is a part of a file: what stands in the rest cannot be told. */
const hasMore = { any: ['global', 'defaults', 'backend', 'listen'].map((line) => ({ line, present: true })) } as const

export const haproxySpoaConstraints: readonly Constraint[] = [
	{
		code: 'messages-of-older-version',
		severity: 'error',
		file: 'server',
		key: 'spoe-message crowdsec-ip',
		when: { option: 'spoe-message crowdsec-ip', present: true },
		message: 'Version 0.3.0 does not know this message of an older crowdsec.cfg: the list is pulled, and nobody is blocked.',
		fix: 'Take the crowdsec.cfg of the installed package.',
	},
	{
		code: 'messages-of-older-version',
		severity: 'error',
		file: 'server',
		key: 'spoe-message crowdsec-http',
		when: { option: 'spoe-message crowdsec-http', present: true },
		message: 'Version 0.3.0 does not know this message of an older crowdsec.cfg: the list is pulled, and nobody is blocked.',
		fix: 'Take the crowdsec.cfg of the installed package.',
	},
	{
		code: 'not-attached',
		severity: 'error',
		file: 'server',
		key: handle,
		when: { all: [asks, hasMore, { option: handle, present: false }, { line: 'http-request deny', present: false }] },
		message: 'The daemon is asked, but nothing acts on its answer: nobody is blocked.',
		fix: `Add the two lines \`${handle} if { … }\` of the packaged example to your frontend.`,
	},
	{
		code: 'backend-missing',
		severity: 'error',
		file: 'server',
		key: 'backend crowdsec-spoa',
		when: { all: [asks, hasMore, { option: 'backend crowdsec-spoa', present: false }] },
		message: 'The packaged crowdsec.cfg sends to the backend `crowdsec-spoa`, which is not here: HAProxy does not start.',
		fix: 'Add `backend crowdsec-spoa` with `mode tcp` and `server spoa 127.0.0.1:9000`.',
	},
]
