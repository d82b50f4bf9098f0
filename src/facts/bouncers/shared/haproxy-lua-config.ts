import type { ConfigFile, Constraint } from '../../bouncer'

/** What the Lua bouncer needs in haproxy.cfg, as the packaged example has it. */

const example = 'crowdsecurity/cs-haproxy-bouncer:haproxy.cfg'
const main = 'crowdsecurity/cs-haproxy-bouncer:lib/crowdsec.lua'
const allow = 'http-request lua.crowdsec_allow'
const replyBan = 'http-request use-service lua.reply_ban'
const replyCaptcha = 'http-request use-service lua.reply_captcha'

export const haproxyLuaConfig: ConfigFile = {
	id: 'server',
	title: 'haproxy.cfg',
	format: 'haproxy',
	ownNames: false,
	options: [
		{ key: 'lua-load', type: 'string', default: null, mayRepeat: true, meaning: 'Loads the bouncer’s Lua code.', source: [example] },
		{ key: 'lua-prepend-path', type: 'string', default: null, mayRepeat: true, meaning: 'Where the Lua code finds its own modules.', source: [example] },
		{ key: 'setenv CROWDSEC_CONFIG', type: 'string', default: null, mayRepeat: true, meaning: 'The path of the bouncer’s settings.', source: [example] },
		{ key: allow, type: 'string', default: null, mayRepeat: true, meaning: 'Decides about each visitor; the lines behind it act.', source: [example] },
		{ key: replyBan, type: 'string', default: null, mayRepeat: true, meaning: 'Turns listed visitors away.', source: [example] },
		{ key: replyCaptcha, type: 'string', default: null, mayRepeat: true, meaning: 'Shows the captcha.', source: [example] },
		{ key: 'backend crowdsec', type: 'string', default: null, meaning: 'Holds the server to pull from.', source: [main] },
		{
			key: 'server crowdsec',
			type: 'string',
			default: null,
			form: { pattern: '^[^\\s/]+(\\s|$)', says: 'host and port alone' },
			meaning: 'Host and port to pull from, over plain http.',
			badValue: { severity: 'error', effect: 'with a scheme HAProxy does not start, and a path is dropped without a word' },
			source: [main],
		},
		{
			key: 'http-request set-path',
			type: 'string',
			default: null,
			mayRepeat: true,
			meaning: 'In a relay: puts the path of the integration in front.',
			source: [main],
		},
		{
			key: 'http-request replace-path',
			type: 'string',
			default: null,
			mayRepeat: true,
			meaning: 'In a relay: puts the path of the integration in front.',
			source: [main],
		},
		{ key: 'http-request set-header', type: 'string', default: null, mayRepeat: true, meaning: 'In a relay: names the host.', source: [main] },
	],
	unknownKey: { severity: 'error', effect: 'HAProxy does not start' },
	badValue: { severity: 'error', effect: 'HAProxy does not start' },
	repeatedKey: { severity: 'error', effect: 'HAProxy does not start, as the name is taken' },
}

/** A whole configuration with the bouncer in it: only there what is missing can be told. */
const loads = { option: 'lua-load', present: true } as const
/** … of the part with the sites, and not of the global settings alone. */
const hasSites = { any: ['frontend', 'listen'].map((line) => ({ line, present: true })) } as const
const hasMore = { any: ['frontend', 'listen', 'backend'].map((line) => ({ line, present: true })) } as const
const relayWithoutTls = { line: 'server', with: ' admin.api.crowdsec.net', without: ' ssl ' } as const
const checks = { option: allow, present: true } as const

function needed(code: Constraint['code'], key: string, when: Constraint['when'], message: string, fix: string): Constraint {
	return { code, severity: 'error', file: 'server', key, when, message, fix }
}

export const haproxyLuaConstraints: readonly Constraint[] = [
	needed(
		'library-path-missing',
		'lua-prepend-path',
		{ all: [loads, { option: 'lua-prepend-path', present: false }] },
		'The Lua code does not find its modules, and HAProxy does not start: “module json not found”.',
		'Add `lua-prepend-path /usr/lib/crowdsec/lua/haproxy/?.lua` to `global`, in front of `lua-load`.',
	),
	needed(
		'settings-not-named',
		'setenv CROWDSEC_CONFIG',
		{ all: [loads, { option: 'setenv CROWDSEC_CONFIG', present: false }] },
		'The Lua code does not know where its settings are, and HAProxy does not start.',
		'Add `setenv CROWDSEC_CONFIG /etc/crowdsec/bouncers/crowdsec-haproxy-bouncer.conf` to `global`.',
	),
	needed(
		'backend-missing',
		'backend crowdsec',
		{ all: [loads, hasMore, { option: 'backend crowdsec', present: false }] },
		'The Lua code pulls from a backend of this name; without it HAProxy does not start: “no crowdsec backend provided”.',
		'Add `backend crowdsec` with the line `server crowdsec HOST:PORT`.',
	),
	needed(
		'server-missing',
		'server crowdsec',
		{
			all: [
				{ option: 'backend crowdsec', present: true },
				{ option: 'server crowdsec', present: false },
			],
		},
		'The Lua code takes the address from the server `crowdsec` of the backend `crowdsec`, and finds none.',
		'Add `server crowdsec HOST:PORT` to the backend `crowdsec`.',
	),
	needed(
		'library-not-loaded',
		'lua-load',
		{
			all: [checks, { line: 'global', present: true }, { option: 'lua-load', present: false }, { line: 'lua-load-per-thread', present: false }],
		},
		'The Lua code is not loaded, so HAProxy does not know the action and does not start.',
		'Add `lua-load /usr/lib/crowdsec/lua/haproxy/crowdsec.lua` to `global`, behind `lua-prepend-path`.',
	),
	needed(
		'not-attached',
		allow,
		{ all: [loads, hasSites, { option: allow, present: false }] },
		'The list is pulled, but no visitor is ever checked.',
		'Add `http-request lua.crowdsec_allow` and the five lines behind it of the packaged example to your frontend.',
	),
	needed(
		'ban-without-effect',
		replyBan,
		{ all: [checks, { option: replyBan, present: false }, { line: 'http-request deny', present: false }] },
		'Visitors are checked, but a ban has no effect: the line that turns them away is missing.',
		`Add \`${replyBan} if { var(req.remediation) -m str "ban" }\` behind \`${allow}\`.`,
	),
	needed(
		'relay-without-path',
		'http-request set-path',
		{
			all: [
				{ option: 'http-request set-header', is: ['Host admin.api.crowdsec.net'] },
				{ option: 'http-request set-path', present: false },
				{ option: 'http-request replace-path', present: false },
			],
		},
		'The relay to the Console does not add the path of the integration: every pull ends in 404.',
		'Add `http-request set-path /v1/integrations/<24 hexadecimal digits>%[path]` to the relay’s frontend.',
	),
	{
		code: 'relay-without-tls',
		severity: 'error',
		file: 'server',
		key: 'server',
		at: relayWithoutTls,
		when: {
			all: [
				{ line: 'backend crowdsec', present: true },
				{ ...relayWithoutTls, present: true },
			],
		},
		message: 'The relay speaks plain HTTP to the Console’s port 443, which speaks TLS: every pull ends in an error.',
		fix: 'Add `ssl verify required ca-file @system-ca sni str(admin.api.crowdsec.net) verifyhost admin.api.crowdsec.net` to the relay’s `server` line.',
	},
]
