import type { Bouncer } from '../bouncer'

export const nodejs: Bouncer = {
	id: 'nodejs',
	name: 'Node.js bouncer',
	aliases: ['node', 'nodejs', 'express', 'javascript', 'typescript', '@crowdsec/nodejs-bouncer', 'crowdsec-client', 'sdk'],
	kind: 'sdk',
	summary: 'A library for web applications in Node.js.',
	integration: {
		works: 'yes',
		why: 'In stream mode `refreshDecisions()` asks the path that an integration serves; your application must call it on a timer.',
		needs: ['`streamMode: true`', 'a timer that calls `refreshDecisions()`', 'the address without a slash at its end'],
		source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/bouncer/index.ts'],
	},
	endpoint: {
		option: 'url',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'It breaks: the path begins with two slashes, and every pull ends in 404.',
		fullPath: 'The path doubles, and every pull fails.',
		source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/bouncer/index.ts'],
	},
	keyOption: 'bouncerApiToken',
	interval: null,
	modes: ['stream', 'live'],
	files: [
		{
			id: 'main',
			title: 'Settings in your code',
			format: 'text',
			options: [
				{
					key: 'url',
					type: 'url',
					default: null,
					required: true,
					meaning: 'Where to pull from. It begins with http:// or https:// and has no slash at its end.',
					source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/lapi-client/index.ts'],
				},
				{
					key: 'bouncerApiToken',
					type: 'string',
					default: null,
					required: true,
					meaning: 'Sent in the header X-Api-Key.',
					source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/lapi-client/index.ts'],
				},
				{
					key: 'userAgent',
					type: 'string',
					default: 'nodejs-cs-bouncer/v0.2.0',
					meaning: 'The name that the bouncer gives to the endpoint.',
					source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/lapi-client/index.ts'],
				},
				{
					key: 'streamMode',
					type: 'bool',
					default: false,
					meaning: 'Pull the list on a schedule instead of asking for each visitor; needed with a Console integration.',
					source: ['crowdsecurity/nodejs-cs-bouncer:docs/USER_GUIDE.md'],
				},
				{
					key: 'bouncingLevel',
					type: 'enum',
					default: 'normal_bouncing',
					allowed: ['disabled_bouncing', 'normal_bouncing', 'flex_bouncing'],
					meaning: 'How hard visitors are treated: as the list says, at most with a captcha (flex), or not at all.',
					note: 'PHP writes the last one the other way round, `bouncing_disabled`.',
					source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/bouncer/constants.ts'],
				},
				{
					key: 'fallbackRemediation',
					type: 'enum',
					default: 'captcha',
					allowed: ['bypass', 'captcha', 'ban'],
					meaning: 'What happens with an unknown type of decision.',
					source: ['crowdsecurity/nodejs-cs-bouncer:docs/USER_GUIDE.md'],
				},
				{
					key: 'cleanIpCacheDuration',
					type: 'int',
					default: 60,
					unit: 'seconds',
					meaning: 'Live mode only: how long “not listed” is kept.',
					source: ['crowdsecurity/nodejs-cs-bouncer:docs/USER_GUIDE.md'],
				},
				{
					key: 'badIpCacheDuration',
					type: 'int',
					default: 120,
					unit: 'seconds',
					meaning: 'Live mode only: how long “listed” is kept.',
					source: ['crowdsecurity/nodejs-cs-bouncer:docs/USER_GUIDE.md'],
				},
				{
					key: 'captchaFlowCacheDuration',
					type: 'int',
					default: 86400,
					unit: 'seconds',
					meaning: 'How long a captcha and its answer are kept.',
					source: ['crowdsecurity/nodejs-cs-bouncer:docs/USER_GUIDE.md'],
				},
				{
					key: 'cacheAdapter',
					type: 'string',
					default: 'InMemory',
					meaning: 'Where the list is kept; memory when it is not given.',
					source: ['crowdsecurity/nodejs-cs-bouncer:docs/USER_GUIDE.md'],
				},
				{
					key: 'wallsOptions',
					type: 'string',
					default: null,
					meaning: 'Look of the ban and captcha pages.',
					note: 'The guide writes `wallOptions`, which is not read.',
					source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/bouncer/types.ts'],
				},
				{
					key: 'LOG_LEVEL',
					type: 'string',
					default: 'debug',
					meaning: 'How much is logged. An environment variable, not a setting in the code.',
					source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/logger.ts'],
				},
			],
			unknownKey: {
				severity: 'warning',
				effect: 'it is ignored',
			},
			badValue: {
				severity: 'error',
				effect: 'the call throws',
			},
		},
		{
			id: 'community',
			title: 'Settings of crowdsec-client',
			format: 'text',
			options: [
				{
					key: 'url',
					type: 'url',
					default: null,
					required: true,
					meaning: 'Where to pull from.',
					source: ['thib3113/node-crowdsec:packages/crowdsec-client/src/Clients/CrowdSecClient.ts'],
				},
				{
					key: 'auth.apiKey',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'Sent in the header X-Api-Key.',
					source: ['thib3113/node-crowdsec:packages/crowdsec-client/src/Clients/CrowdSecClient.ts'],
				},
				{
					key: 'timeout',
					type: 'int',
					default: 2000,
					unit: 'milliseconds',
					meaning: 'How long a request may take; 2 seconds are short for a long list.',
					source: ['thib3113/node-crowdsec:packages/crowdsec-client/src/Clients/CrowdSecClient.ts'],
				},
				{
					key: 'strictSSL',
					type: 'bool',
					default: true,
					meaning: 'Check the TLS certificate of the endpoint.',
					source: ['thib3113/node-crowdsec:packages/crowdsec-client/src/Clients/CrowdSecClient.ts'],
				},
				{
					key: 'getStream.interval',
					type: 'int',
					default: 10_000,
					unit: 'milliseconds',
					meaning: 'Time between two pulls.',
					source: ['thib3113/node-crowdsec:packages/crowdsec-client/src/Decisions/DecisionsBouncer.ts'],
				},
				{
					key: 'getStream.scopes',
					type: 'list',
					default: null,
					meaning: 'Ask only for these scopes; made for a Local API.',
					source: ['thib3113/node-crowdsec:packages/crowdsec-client/src/Decisions/DecisionsBouncer.ts'],
				},
			],
			unknownKey: { severity: 'warning', effect: 'it is ignored' },
			badValue: { severity: 'error', effect: 'the call throws' },
		},
	],
	deployments: [
		{
			id: 'library',
			name: 'Library in your application',
			platform: 'library',
			files: [
				{
					kind: 'text',
					path: 'bouncer.mjs',
					mode: null,
					purpose: 'The smallest use of this library.',
					format: 'text',
					text: "import { CrowdSecBouncer } from '@crowdsec/nodejs-bouncer'\n\nconst bouncer = new CrowdSecBouncer({\n\turl: '{{endpoint}}', // no slash at its end\n\tbouncerApiToken: '{{key}}', // read it from the environment in earnest\n\tstreamMode: true,\n})\n\nasync function pull() {\n\ttry {\n\t\tawait bouncer.refreshDecisions()\n\t} catch (error) {\n\t\tconsole.error('pull failed', error)\n\t}\n}\n\nawait pull()\nsetInterval(pull, 24 * 60 * 60 * 1000)\n",
				},
			],
			commands: {
				install: [
					{
						run: 'npm install @crowdsec/nodejs-bouncer',
						known: 'source',
					},
				],
				restart: {
					run: 'sudo systemctl restart your-app',
					known: 'source',
				},
				status: {
					run: 'sudo systemctl status your-app',
					known: 'source',
				},
				none: 'Your application decides.',
			},
			logs: [
				{
					where: 'log of your application',
					view: {
						run: 'sudo journalctl -u your-app -n 200 --no-pager',
						known: 'source',
					},
				},
			],
		},
	],
	constraints: [],
	legacyNames: [],
	healthyPull: {
		trace: 'debug',
		sample: '{"level":20,"time":1795346614577,"pid":9717,"hostname":"web01","msg":"Stored decisions: []"}',
		meaning: 'only at level debug; “unhealthy: UNEXPECTED_STATUS” at start is normal with a Console endpoint',
	},
	traps: [
		{
			what: 'A slash at the end of the address breaks every pull.',
			fix: 'Leave it out.',
			source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/bouncer/index.ts'],
		},
		{
			what: 'A failed pull only says “Call to … failed”, without the status.',
			fix: 'Ask the endpoint with curl.',
			source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/bouncer/index.ts'],
		},
		{
			what: 'The community client’s `login()` fails on a Console endpoint.',
			fix: 'Do not call it.',
			source: ['thib3113/node-crowdsec:packages/crowdsec-client/src/BouncerClient.ts'],
		},
		{
			what: '`streamMode` alone pulls nothing.',
			fix: 'Call `refreshDecisions()` at start and on a timer.',
			source: ['crowdsecurity/nodejs-cs-bouncer:docs/USER_GUIDE.md'],
		},
		{
			what: 'The guide imports `@crowdsec/nodejs-cs-bouncer`, which npm does not have.',
			fix: 'Install `@crowdsec/nodejs-bouncer`.',
			source: ['crowdsecurity/nodejs-cs-bouncer:docs/USER_GUIDE.md'],
		},
		{
			what: 'The log level is debug by default: one line for each address of the list.',
			fix: 'Set `LOG_LEVEL=info`.',
			source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/logger.ts'],
		},
		{
			what: 'The list counts as loaded before it is stored. If storing fails, later pulls only bring changes.',
			fix: 'Restart the process.',
			source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/bouncer/index.ts'],
		},
		{
			what: 'The community client takes a web page with status 200 for an empty list.',
			fix: 'Check how many decisions came.',
			source: ['thib3113/node-crowdsec:packages/crowdsec-client/src/Decisions/DecisionsBouncer.ts'],
		},
		{
			what: '`@crowdsec/express-bouncer` has had no release since 2021.',
			fix: 'Use `@crowdsec/nodejs-bouncer`.',
			source: ['crowdsecurity/cs-express-bouncer:package.json'],
		},
	],
	blockTest: {
		do: [],
		undo: [],
		note: 'Ask the library, not the web server: `getIpRemediation()` with an address of the list gives the remediation `ban`, and with your own `bypass`. Nobody is blocked by asking.',
	},
	marks: [
		{
			text: '@crowdsec/nodejs-bouncer',
			weight: 3,
		},
		{
			text: '@crowdsec/express-bouncer',
			weight: 3,
		},
		{
			text: 'Connection with LAPI is',
			weight: 3,
		},
		{
			text: 'CrowdsecClientError',
			weight: 3,
		},
		{
			text: 'CrowdsecServerError',
			weight: 3,
		},
		{
			text: 'crowdsec-client',
			weight: 3,
		},
		{
			text: 'node:internal',
			weight: 1,
		},
		{
			text: 'AxiosError',
			weight: 2,
		},
	],
	links: [
		{
			title: 'Source',
			href: 'https://github.com/crowdsecurity/nodejs-cs-bouncer',
		},
		{
			title: 'Community client',
			href: 'https://github.com/thib3113/node-crowdsec',
		},
	],
	checked: [
		{
			program: '@crowdsec/nodejs-bouncer',
			version: '0.2.0',
			date: '2026-11-22',
			how: 'run',
		},
	],
	unknown: ['No pull from the real Console endpoint was made; the tests used a stand-in with the documented path and key.'],
}
