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
		needs: [
			'`streamMode: true`',
			'a timer that calls `refreshDecisions()`',
			'the address without a slash at its end',
			'A bouncer of your own must: ask `GET <address>/v1/decisions/stream?startup=true` once and `startup=false` later, send `X-Api-Key`, keep to the interval of the plan, treat 204 as an empty list, and go on after an error.',
		],
		source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/bouncer/index.ts'],
	},
	endpoint: {
		option: 'url',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'It breaks: the path begins with two slashes, and every pull ends in 404.',
		slashBreaks: true,
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
			format: 'code',
			ownNames: false,
			options: [
				{
					key: 'url',
					type: 'url',
					default: null,
					required: true,
					meaning: 'Must start with http:// or https://; NO trailing slash.',
					source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/lapi-client/index.ts'],
				},
				{
					key: 'bouncerApiToken',
					type: 'string',
					default: null,
					required: true,
					secret: true,
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
					meaning: 'Note: disabled_bouncing here, bouncing_disabled in PHP.',
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
					default: 'see docs (guide calls it wallOptions, the type is wallsOptions)',
					meaning: 'Look of the ban and captcha pages.',
					source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/bouncer/types.ts'],
				},
				{
					key: 'LOG_LEVEL',
					type: 'string',
					default: 'debug',
					meaning: 'Pino log level, environment variable.',
					source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/logger.ts'],
				},
				{
					key: 'refreshDecisions',
					type: 'code',
					default: null,
					meaning: 'The call that pulls the list; your program makes it, at start and with a timer.',
					source: ['crowdsecurity/nodejs-cs-bouncer:src/lib/bouncer/index.ts'],
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
			id: 'environment',
			title: '.env of the examples',
			format: 'env',
			alsoAs: ['environment'],
			quirks: { trims: true, unquotes: true, inlineComments: true, acceptsCrlf: true, lineWithoutEquals: 'ignored', equalsInValue: 'kept' },
			options: [
				{
					key: 'LAPI_URL',
					type: 'url',
					default: 'http://localhost:8080',
					required: true,
					meaning: 'What the examples of the library give as `url`.',
					source: ['crowdsecurity/nodejs-cs-bouncer:examples/express-server/server.ts'],
				},
				{
					key: 'BOUNCER_KEY',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'What the examples of the library give as `bouncerApiToken`.',
					source: ['crowdsecurity/nodejs-cs-bouncer:examples/express-server/server.ts'],
				},
			],
			ownNames: false,
			unknownKey: { severity: 'info', effect: 'it is left to your program' },
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
	constraints: [
		{
			code: 'mode-not-stream',
			severity: 'error',
			file: 'main',
			key: 'streamMode',
			when: { all: [{ source: 'integration' }, { option: 'streamMode', is: [false] }] },
			message: 'Live mode asks for every visitor at `/v1/decisions`, which the Console’s endpoint does not have. It is also the default.',
			fix: 'Set `streamMode: true`.',
			set: true,
		},
		{
			code: 'nothing-pulls',
			severity: 'warning',
			file: 'main',
			key: 'refreshDecisions',
			when: {
				all: [
					{ option: 'streamMode', is: [true] },
					{ line: 'CrowdSecBouncer', present: true },
					{ option: 'refreshDecisions', present: false },
				],
			},
			message: 'The library has no timer of its own: without a call of `refreshDecisions` the list stays empty and everybody passes.',
			fix: 'Call `refreshDecisions()` at start and with `setInterval`.',
		},
		{
			code: 'pulls-once',
			severity: 'warning',
			file: 'main',
			key: 'refreshDecisions',
			when: {
				all: [
					{ option: 'refreshDecisions', present: true },
					{
						not: { any: ['setInterval', 'setTimeout', 'schedule', 'scheduleJob', 'CronJob', 'cron', 'add', 'repeat'].map((line) => ({ line, present: true })) },
					},
				],
			},
			message: 'It is called, but no timer stands in this text: after the first pull the list never changes.',
			fix: 'Call it with `setInterval`, unless another file does.',
		},
	],
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
	],
	blockTest: {
		do: [],
		undo: [],
		note: 'Ask the library for an address of the list.',
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
	unknown: [],
}
