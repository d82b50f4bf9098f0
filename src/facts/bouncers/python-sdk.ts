import type { Bouncer } from '../bouncer'

export const pythonSdk: Bouncer = {
	id: 'python-sdk',
	name: 'Python SDK',
	aliases: ['python', 'pycrowdsec', 'flask', 'django', 'sdk'],
	kind: 'sdk',
	summary: 'The Python library for a bouncer of your own, with middleware for Flask and Django.',
	integration: {
		works: 'yes',
		why: '`StreamClient` only asks the path that an integration serves; `QueryClient` does not work there.',
		needs: [
			'`StreamClient`',
			'`lapi_url` with a slash at its end',
			'`interval` within the plan',
			'A bouncer of your own must: ask `GET <address>/v1/decisions/stream?startup=true` once and `startup=false` later, send `X-Api-Key`, keep to the interval of the plan, treat 204 as an empty list, and go on after an error.',
		],
		source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
	},
	endpoint: {
		option: 'lapi_url',
		form: 'base-slash',
		appends: 'v1/decisions/stream',
		slash: 'It is needed: without it the id and the path are glued together, and every pull fails.',
		fullPath: 'The path doubles, and every pull ends in 404.',
		source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
	},
	keyOption: 'api_key',
	interval: {
		option: 'interval',
		unit: 'seconds',
		default: '15',
	},
	modes: ['stream', 'live'],
	files: [
		{
			id: 'main',
			title: 'Settings in your code',
			format: 'code',
			ownNames: false,
			options: [
				{
					key: 'api_key',
					type: 'string',
					default: null,
					required: true,
					alternatives: ['cert_path'],
					secret: true,
					meaning: 'Sent in the header X-Api-Key.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'lapi_url',
					type: 'url',
					default: 'http://localhost:8080/',
					meaning: 'Concatenated as f"{lapi_url}v1/decisions/stream": trailing slash mandatory.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'interval',
					type: 'int',
					default: 15,
					unit: 'seconds',
					meaning: 'Time between two pulls.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'user_agent',
					type: 'string',
					default: 'python-bouncer/<version>',
					meaning: 'The name that the bouncer gives to the endpoint.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'scopes',
					type: 'string',
					default: '("ip","range")',
					meaning: 'Ask only for these scopes; made for a Local API.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'include_scenarios_containing',
					type: 'string',
					default: '()',
					meaning: 'Ask only for decisions whose scenario contains one of these words; made for a Local API.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'exclude_scenarios_containing',
					type: 'string',
					default: '()',
					meaning: 'Leave out decisions whose scenario contains one of these words; made for a Local API.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'only_include_decisions_from',
					type: 'string',
					default: '()',
					meaning: 'Ask only for decisions of these origins; made for a Local API.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'insecure_skip_verify',
					type: 'bool',
					default: false,
					meaning: 'Accept any TLS certificate.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'key_path',
					type: 'path',
					default: null,
					meaning: 'The private key of the client certificate.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'cert_path',
					type: 'path',
					default: null,
					meaning: 'The client certificate, for a Local API with mutual TLS.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'ca_cert_path',
					type: 'path',
					default: null,
					meaning: 'Only used when there is no api_key.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'redis_connection',
					type: 'string',
					default: null,
					meaning: 'Keep the list in this Redis instead of in memory.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
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
	],
	deployments: [
		{
			id: 'library',
			name: 'Library in your application',
			platform: 'library',
			files: [
				{
					kind: 'text',
					path: 'bouncer.py',
					mode: null,
					purpose: 'The smallest bouncer with this library.',
					format: 'text',
					text: "from pycrowdsec.client import StreamClient\n\nclient = StreamClient(\n    api_key='{{key}}',  # read it from the environment in earnest\n    lapi_url='{{endpoint}}',  # it ends with a slash\n    interval={{interval}},\n)\nclient.run()\n\nprint(client.get_action_for('192.0.2.7'))\n",
				},
			],
			commands: {
				install: [
					{
						run: 'pip install pycrowdsec',
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
					note: 'The logger is pycrowdsec.client.',
				},
			],
		},
	],
	constraints: [],
	legacyNames: [],
	healthyPull: {
		trace: 'never',
		meaning: 'a working pull leaves no line: `len(client.get_current_decisions())` tells',
	},
	traps: [
		{
			what: 'Without a slash at its end the address and the path are glued together.',
			fix: 'End `lapi_url` with `/`.',
			source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
		},
		{
			what: 'There is no time limit: a server that never answers hangs the thread.',
			fix: 'Watch `client.is_running()` and the number of decisions.',
			source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
		},
	],
	blockTest: {
		do: [],
		undo: [],
		note: 'Ask the library for an address of the list.',
	},
	marks: [
		{
			text: 'pycrowdsec',
			weight: 2,
		},
	],
	links: [
		{
			title: 'Source',
			href: 'https://github.com/crowdsecurity/pycrowdsec',
		},
	],
	checked: [
		{
			program: 'pycrowdsec',
			version: '0.0.5',
			date: '2026-11-22',
			how: 'run',
		},
	],
	unknown: [],
}
