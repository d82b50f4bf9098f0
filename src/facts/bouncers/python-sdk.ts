import type { Bouncer, Commands, LogPlace } from '../bouncer'

const commands: Commands = {
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
}

const logs: readonly LogPlace[] = [
	{
		where: 'log of your application',
		view: {
			run: 'sudo journalctl -u your-app -n 200 --no-pager',
			known: 'source',
		},
		note: 'The logger is pycrowdsec.client.',
	},
]

export const pythonSdk: Bouncer = {
	id: 'python-sdk',
	name: 'Python SDK',
	aliases: ['python', 'pycrowdsec', 'flask', 'django', 'sdk'],
	kind: 'sdk',
	summary: 'The Python library for a bouncer of your own, with middleware for Flask and Django.',
	integration: {
		works: 'yes',
		why: '`StreamClient` only asks the path that an integration serves; `QueryClient` does not work there.',
		needs: ['`StreamClient`', '`lapi_url` with a slash at its end', '`interval` within the plan'],
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
					meaning: 'Where to pull from. The program writes the path right behind it, so it must end with a slash.',
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
					type: 'list',
					default: ['ip', 'range'],
					meaning: 'Ask only for these scopes; made for a Local API.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'include_scenarios_containing',
					type: 'list',
					default: null,
					meaning: 'Ask only for decisions whose scenario contains one of these words; made for a Local API.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'exclude_scenarios_containing',
					type: 'list',
					default: null,
					meaning: 'Leave out decisions whose scenario contains one of these words; made for a Local API.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
				},
				{
					key: 'only_include_decisions_from',
					type: 'list',
					default: null,
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
					meaning: 'A CA of your own. Only used when there is no `api_key`.',
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
		{
			id: 'django',
			title: 'settings.py of Django',
			format: 'code',
			ownNames: 'pycrowdsec_',
			options: [
				{
					key: 'PYCROWDSEC_LAPI_KEY',
					role: 'key',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'Sent in the header X-Api-Key.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/django/__init__.py'],
				},
				{
					key: 'PYCROWDSEC_LAPI_URL',
					role: 'endpoint',
					type: 'url',
					default: 'http://localhost:8080/',
					meaning: 'Where to pull from. It must end with a slash.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/django/__init__.py'],
				},
				{
					key: 'PYCROWDSEC_POLL_INTERVAL',
					role: 'interval',
					type: 'int',
					default: 15,
					unit: 'seconds',
					meaning: 'Time between two pulls.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/django/__init__.py'],
				},
				{
					key: 'PYCROWDSEC_SCOPES',
					type: 'list',
					default: ['ip', 'range'],
					meaning: 'Ask only for these scopes; made for a Local API.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/django/__init__.py'],
				},
				{
					key: 'PYCROWDSEC_ACTIONS',
					type: 'map',
					default: null,
					meaning: 'What answers which type of decision; `{"ban": 403}` when it is not set.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/django/__init__.py'],
				},
				{
					key: 'PYCROWDSEC_EXCLUDE_VIEWS',
					type: 'list',
					default: null,
					meaning: 'Views that are never blocked.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/django/__init__.py'],
				},
				{
					key: 'PYCROWDSEC_REQUEST_TRANSFORMERS',
					type: 'list',
					default: null,
					meaning: 'Functions that find the visitor’s address; `REMOTE_ADDR` is used when it is not set.',
					note: 'Behind a proxy it is needed: `REMOTE_ADDR` is the proxy’s address there.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/django/__init__.py'],
				},
				{
					key: 'PYCROWDSEC_USER_AGENT',
					type: 'string',
					default: 'pycrowdsec-django-v1',
					meaning: 'The name that the bouncer gives to the endpoint.',
					source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/django/__init__.py'],
				},
			],
			unknownKey: { severity: 'warning', effect: 'it is ignored' },
			badValue: { severity: 'error', effect: 'Django does not start' },
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
			commands,
			logs,
		},
		{
			id: 'django',
			name: 'Django middleware',
			platform: 'library',
			files: [
				{
					kind: 'text',
					path: 'settings.py',
					mode: null,
					purpose: 'What belongs at the end of the settings of the site, behind the list MIDDLEWARE that stands there.',
					format: 'text',
					fragment: true,
					present: 'list',
					text: "PYCROWDSEC_LAPI_KEY = '{{key}}'  # read it from the environment in earnest\nPYCROWDSEC_LAPI_URL = '{{endpoint}}'  # it ends with a slash\nPYCROWDSEC_POLL_INTERVAL = {{interval}}\n\n# Behind Django's own list, which stays as it is.\nMIDDLEWARE = ['pycrowdsec.django.crowdsec_middleware', *MIDDLEWARE]\n",
				},
			],
			commands,
			logs,
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
		{
			what: 'Each worker of gunicorn or uWSGI pulls for itself: four workers are four pulls.',
			fix: 'Use one worker, or pull in one process and share the list through Redis.',
			source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/client.py'],
		},
		{
			what: 'The Django middleware runs the view before it looks at the decision: a banned visitor gets 403, and the view has done its work.',
			fix: 'Block in front of Django where that matters.',
			source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/django/__init__.py'],
		},
		{
			what: 'The Django middleware looks only at addresses that have a view: what ends in 404 is not checked.',
			fix: 'Block in front of Django where that matters.',
			source: ['crowdsecurity/pycrowdsec:src/pycrowdsec/django/__init__.py'],
		},
		{
			what: 'The examples of the README use a variable that does not exist, and never call `client.run()`.',
			fix: 'Take the file above.',
			source: ['crowdsecurity/pycrowdsec:README.md'],
		},
	],
	blockTest: {
		do: [],
		undo: [],
		note: '`client.get_current_decisions()` is the list. `client.get_action_for()` with an address of it gives `ban`, and with your own nothing. Nobody is blocked by asking.',
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
	unknown: ['No pull from the real Console endpoint was made; the tests used a stand-in with the documented path and key.'],
}
