import type { Bouncer } from '../bouncer'
import { readInSource } from '../upstream'
import { containerVariables } from './shared/container-variables'

export const traefikForwardauth: Bouncer = {
	id: 'traefik-forwardauth',
	name: 'Traefik ForwardAuth (legacy)',
	aliases: ['traefik forwardauth', 'forwardauth', 'traefik-crowdsec-bouncer', 'crowdsec-traefik-bouncer', 'fbonalair'],
	kind: 'reverse-proxy',
	summary: 'A small web service that Traefik asks before it lets a request through; no release since 2022.',
	integration: {
		works: 'no',
		why: 'It only asks for single visitors, at host and port without a path. On a Console endpoint every visitor would get 403.',
		needs: [],
		instead: ['traefik'],
		source: ['fbonalair/traefik-crowdsec-bouncer:controler/controler.go'],
	},
	endpoint: {
		option: 'CROWDSEC_AGENT_HOST',
		form: 'host',
		appends: '/v1/decisions?type=ban&ip=',
		slash: 'There is none: it is host and port.',
		fullPath: 'It becomes part of the host name, and every question fails.',
		source: ['fbonalair/traefik-crowdsec-bouncer:controler/controler.go'],
	},
	keyOption: 'CROWDSEC_BOUNCER_API_KEY',
	interval: null,
	modes: ['live'],
	files: [
		{
			id: 'main',
			title: 'Environment of the container',
			format: 'env',
			alsoAs: ['environment'],
			quirks: containerVariables,
			expandsEnv: '`${VAR}` and `$VAR` are filled in by Compose; `docker run --env-file` hands them on as they stand.',
			options: [
				{
					key: 'CROWDSEC_BOUNCER_API_KEY',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'Sent in the header X-Api-Key.',
					source: ['fbonalair/traefik-crowdsec-bouncer:README.md'],
				},
				{
					key: 'CROWDSEC_AGENT_HOST',
					type: 'host',
					default: null,
					required: true,
					meaning: 'Host and port of the Local API, without scheme and path.',
					since: 'v0.1.1',
					source: ['fbonalair/traefik-crowdsec-bouncer:README.md'],
				},
				{
					key: 'CROWDSEC_BOUNCER_SCHEME',
					type: 'enum',
					default: 'http',
					allowed: ['http', 'https'],
					meaning: 'The scheme alone, without `://`. The program does not check it.',
					badValue: { severity: 'error', effect: 'no question can be asked' },
					source: ['fbonalair/traefik-crowdsec-bouncer:README.md'],
				},
				{
					key: 'CROWDSEC_BOUNCER_LOG_LEVEL',
					type: 'string',
					default: '1',
					meaning: 'How much is logged, as a number of zerolog: 0 for debug, 1 for info, 2 for warnings, 3 for errors.',
					since: 'v0.3.1',
					source: ['fbonalair/traefik-crowdsec-bouncer:README.md'],
				},
				{
					key: 'CROWDSEC_BOUNCER_BAN_RESPONSE_CODE',
					type: 'int',
					default: 403,
					min: 100,
					max: 599,
					meaning: 'HTTP status for a banned visitor.',
					since: 'v0.4.0',
					source: ['fbonalair/traefik-crowdsec-bouncer:README.md'],
				},
				{
					key: 'CROWDSEC_BOUNCER_BAN_RESPONSE_MSG',
					type: 'string',
					default: 'Forbidden',
					meaning: 'Text for a banned visitor.',
					since: 'v0.4.0',
					source: ['fbonalair/traefik-crowdsec-bouncer:README.md'],
				},
				{
					key: 'HEALTH_CHECKER_TIMEOUT_DURATION',
					type: 'duration',
					default: '2s',
					meaning: 'How long the health check may take.',
					since: 'v0.5.0',
					source: ['fbonalair/traefik-crowdsec-bouncer:README.md'],
				},
				{ key: 'PORT', type: 'int', default: 8080, meaning: 'Port of the service.', source: ['fbonalair/traefik-crowdsec-bouncer:README.md'] },
				{
					key: 'GIN_MODE',
					type: 'enum',
					default: 'debug',
					allowed: ['debug', 'release', 'test'],
					meaning: '`release` writes the log as JSON.',
					source: ['fbonalair/traefik-crowdsec-bouncer:README.md'],
				},
				{
					key: 'TRUSTED_PROXIES',
					type: 'list',
					default: '0.0.0.0/0',
					meaning: 'Proxies whose header is believed.',
					since: 'v0.3.4',
					source: ['fbonalair/traefik-crowdsec-bouncer:README.md'],
				},
			],
			unknownKey: {
				severity: 'warning',
				effect: 'the variable is ignored',
			},
			badValue: {
				severity: 'error',
				effect: 'the service ends at start',
			},
		},
		{
			id: 'values',
			title: 'values.yaml of the Helm chart',
			format: 'yaml',
			root: 'bouncer',
			ownNames: 'crowdsec_',
			options: [
				{
					key: 'crowdsec_bouncer_api_key',
					role: 'key',
					type: 'string',
					default: null,
					required: true,
					secret: true,
					meaning: 'The API key of the bouncer at the Local API.',
					source: ['fbonalair/traefik-crowdsec-bouncer:README.md'],
				},
				{
					key: 'crowdsec_agent_host',
					role: 'endpoint',
					type: 'host',
					default: null,
					required: true,
					meaning: 'Host and port of the Local API, without scheme and path: the chart hands it on as `CROWDSEC_AGENT_HOST`.',
					source: ['crowdsecurity/helm-charts:charts/crowdsec-traefik-bouncer/templates/deployment.yaml'],
				},
				{
					key: 'crowdsec_bouncer_gin_mode',
					type: 'enum',
					default: 'debug',
					allowed: ['debug', 'release', 'test'],
					badValue: { severity: 'warning', effect: 'the chart passes nothing but `release` on' },
					meaning: '`release` writes the log as JSON.',
					source: ['crowdsecurity/helm-charts:charts/crowdsec-traefik-bouncer/templates/deployment.yaml'],
				},
				{
					key: 'env',
					type: 'list',
					default: null,
					meaning: 'Further variables of the container, each with `name` and `value`.',
					source: ['crowdsecurity/helm-charts:charts/crowdsec-traefik-bouncer/templates/deployment.yaml'],
				},
			],
			unknownKey: { severity: 'warning', effect: 'the chart ignores it' },
			badValue: { severity: 'error', effect: 'the container does not start' },
		},
	],
	images: [{ repository: 'fbonalair/traefik-crowdsec-bouncer', variables: 'main', source: ['fbonalair/traefik-crowdsec-bouncer:README.md'] }],
	signs: [
		{
			text: '/api/v1/forwardauth',
			says: 'Here Traefik is told to ask the bouncer; no setting of the bouncer is in it.',
			settings: 'Its settings are the variables of its container: paste the Compose file or the variables.',
			source: ['fbonalair/traefik-crowdsec-bouncer:README.md'],
		},
	],
	deployments: [
		{
			id: 'docker',
			name: 'Docker',
			platform: 'container',
			unit: 'traefik-crowdsec-bouncer',
			files: [
				{
					kind: 'settings',
					file: 'main',
					path: 'traefik-crowdsec-bouncer.env',
					mode: '0600',
					purpose: 'The variables of the container.',
					lines: [
						{
							key: 'CROWDSEC_BOUNCER_API_KEY',
							value: {
								from: 'key',
							},
						},
						{
							key: 'CROWDSEC_AGENT_HOST',
							value: {
								from: 'endpoint-host',
							},
							comment: 'Host and port of the Local API, without scheme and path.',
						},
						{
							key: 'CROWDSEC_BOUNCER_SCHEME',
							value: {
								from: 'endpoint-scheme',
							},
						},
						{
							key: 'GIN_MODE',
							value: {
								is: 'release',
							},
							comment: 'The default, debug, writes more and not as JSON.',
						},
					],
				},
			],
			commands: {
				start: {
					run: 'docker start traefik-crowdsec-bouncer',
					known: 'source',
				},
				stop: {
					run: 'docker stop traefik-crowdsec-bouncer',
					known: 'source',
				},
				restart: {
					run: 'docker restart traefik-crowdsec-bouncer',
					note: 'changed variables need a new container',
					known: 'source',
				},
				status: {
					run: 'docker ps --all --filter name=traefik-crowdsec-bouncer',
					known: 'source',
				},
				test: {
					run: 'docker exec traefik wget -qO- http://traefik-crowdsec-bouncer:8080/api/v1/ping',
					note: 'from the container of Traefik: answers pong',
					known: 'source',
				},
				none: 'There is nothing to reload. Traefik asks it at http://traefik-crowdsec-bouncer:8080/api/v1/forwardAuth, so both containers must share a network.',
				install: [
					{
						run: 'docker run -d --name traefik-crowdsec-bouncer --restart unless-stopped --env-file traefik-crowdsec-bouncer.env fbonalair/traefik-crowdsec-bouncer',
						known: 'source',
					},
				],
			},
			logs: [
				{
					where: 'container output',
					view: {
						run: 'docker logs --tail 200 traefik-crowdsec-bouncer',
						known: 'source',
					},
					note: 'Look for “An error occurred while checking IP”.',
				},
			],
		},
		{
			id: 'helm',
			name: 'Helm chart crowdsec-traefik-bouncer',
			platform: 'kubernetes',
			unit: 'deployment/traefik-bouncer',
			files: [
				{
					kind: 'text',
					path: 'values.yaml',
					mode: null,
					purpose: 'Values of the chart.',
					format: 'yaml',
					text: "bouncer:\n  crowdsec_bouncer_api_key: '{{key}}'\n  crowdsec_agent_host: '{{endpoint-hostname}}:{{endpoint-port}}'\n",
				},
			],
			commands: {
				install: [
					{
						run: 'helm install traefik-bouncer crowdsec/crowdsec-traefik-bouncer -f values.yaml',
						known: 'source',
					},
				],
				restart: {
					run: 'kubectl rollout restart deployment/traefik-bouncer-crowdsec-traefik-bouncer',
					known: 'source',
				},
				status: {
					run: 'kubectl get pods',
					known: 'source',
				},
				none: 'Kubernetes starts and stops the pod.',
			},
			logs: [
				{
					where: 'output of the pod',
					view: {
						run: 'kubectl logs deploy/traefik-bouncer-crowdsec-traefik-bouncer --tail=200',
						known: 'source',
					},
				},
			],
		},
	],
	constraints: [
		{
			code: 'no-stream',
			severity: 'error',
			file: 'main',
			// Not the host's own line: its form is judged first, and a constraint does not speak where an error stands already.
			key: 'CROWDSEC_BOUNCER_API_KEY',
			when: { source: 'integration' },
			message: 'This program cannot pull from the Console: it asks for single visitors, and every visitor would get 403.',
			fix: 'Use the Traefik plugin with a Console integration, or name the host and port of your own Local API in `CROWDSEC_AGENT_HOST`.',
		},
	],
	legacyNames: [
		{ name: 'API_URL', what: 'key', option: 'CROWDSEC_AGENT_HOST', instead: 'Nothing reads it; host and port are `CROWDSEC_AGENT_HOST`.' },
		{ name: 'API_KEY', what: 'key', option: 'CROWDSEC_BOUNCER_API_KEY', instead: 'Nothing reads it; the key is `CROWDSEC_BOUNCER_API_KEY`.' },
		{
			name: 'CROWDSEC_URL',
			what: 'key',
			option: 'CROWDSEC_AGENT_HOST',
			instead: 'Nothing reads it; host and port are `CROWDSEC_AGENT_HOST`.',
		},
		{
			name: 'CROWDSEC_API_KEY',
			what: 'key',
			option: 'CROWDSEC_BOUNCER_API_KEY',
			instead: 'Nothing reads it; the key is `CROWDSEC_BOUNCER_API_KEY`.',
		},
	],
	healthyPull: {
		trace: 'never',
		meaning: 'there is no pull: each visitor is asked for',
	},
	traps: [
		{
			what: 'It has had no release since 2022.',
			fix: 'Use the Traefik plugin.',
			source: ['https://github.com/fbonalair/traefik-crowdsec-bouncer'],
		},
		{
			what: 'It cannot pull a list: with a Console endpoint every visitor gets 403.',
			fix: 'Use the Traefik plugin with `crowdsecMode: stream`.',
			source: ['fbonalair/traefik-crowdsec-bouncer:controler/controler.go'],
		},
		{
			what: 'Any decision in the answer bans the visitor, whatever its type.',
			fix: 'Use the Traefik plugin, which knows `captcha`.',
			source: ['fbonalair/traefik-crowdsec-bouncer:controler/controler.go'],
		},
	],
	blockTest: {
		do: [
			{
				run: 'docker exec traefik wget -qO- http://traefik-crowdsec-bouncer:8080/api/v1/healthz',
				known: 'source',
			},
		],
		undo: [],
		note: 'The answer tells whether the Local API can be asked.',
	},
	marks: [
		{
			text: 'traefik-crowdsec-bouncer',
			weight: 3,
		},
		{
			text: '/api/v1/forwardAuth',
			weight: 3,
		},
		{
			text: 'An error occurred while checking IP',
			weight: 3,
		},
		{
			text: 'CROWDSEC_BOUNCER_API_KEY',
			weight: 1,
		},
		{
			text: 'CROWDSEC_AGENT_HOST',
			weight: 3,
		},
		{
			text: '[GIN]',
			weight: 1,
		},
	],
	links: [
		{
			title: 'Source',
			href: 'https://github.com/fbonalair/traefik-crowdsec-bouncer',
		},
	],
	checked: [readInSource('traefik-crowdsec-bouncer', 'fbonalair/traefik-crowdsec-bouncer')],
	unknown: ['Nothing was run: all of this was read in its source.'],
}
