import type { Bouncer } from '../bouncer'
import { readInSource } from '../upstream'
import { luaBadValue, luaConstraints, luaIntervalNote, luaLegacyNames, luaMarks, luaOptions, luaQuirks, luaSources, luaTraps } from './shared/lua-library'

/** The init container only passes a fixed list of variables on. */
const notTaken = new Set([
	'ENABLED',
	'STREAM_REQUEST_TIMEOUT',
	'ENABLE_INTERNAL',
	'CAPTCHA_RET_CODE',
	'USE_TLS_AUTH',
	'TLS_CLIENT_CERT',
	'TLS_CLIENT_KEY',
	'APPSEC_DROP_UNREADABLE_BODY',
	'CACHE_SIZE',
])

export const ingressNginx: Bouncer = {
	id: 'ingress-nginx',
	name: 'ingress-nginx (Kubernetes)',
	aliases: ['ingress', 'ingress-nginx', 'kubernetes', 'k8s', 'nginx ingress', 'lua-bouncer-plugin'],
	kind: 'web-server',
	summary: 'The Lua library as a plugin of the ingress-nginx controller, copied into the pod by an init container; deprecated upstream.',
	integration: {
		works: 'partly',
		why: 'The library can pull from an integration in stream mode, but the documented values leave `MODE` at `live`, and upstream has dropped Lua plugins: it needs CrowdSec’s own controller image.',
		needs: [
			'`MODE=stream` among the variables',
			'the image crowdsecurity/controller',
			'`lua_ssl_trusted_certificate` in `controller.config.http-snippet`',
			'a `nameserver` in the pod’s `/etc/resolv.conf`, from which the controller writes its `resolver`',
			'egress to admin.api.crowdsec.net:443',
		],
		instead: ['traefik', 'envoy'],
		source: [
			'crowdsecurity/crowdsec-docs:crowdsec-docs/unversioned/bouncers/ingress-nginx.mdx',
			luaSources.stream,
			'https://github.com/kubernetes/ingress-nginx/blob/main/rootfs/etc/nginx/template/nginx.tmpl',
		],
	},
	endpoint: {
		option: 'API_URL',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Removed by the library; both forms work.',
		stripsSlashes: true,
		fullPath: 'The path doubles, and every pull ends in 404. The configuration test still says that all is well.',
		source: [luaSources.stream, luaSources.main],
	},
	keyOption: 'API_KEY',
	interval: {
		option: 'UPDATE_FREQUENCY',
		unit: 'seconds',
		default: '10',
		note: luaIntervalNote,
		waits: true,
	},
	modes: ['stream', 'live'],
	files: [
		{
			id: 'main',
			title: 'Variables of the init container',
			format: 'env',
			alsoAs: ['environment'],
			options: [
				...luaOptions.filter(({ key }) => !notTaken.has(key)),
				{
					key: 'BOUNCER_CONFIG',
					type: 'path',
					default: '/etc/crowdsec/bouncers/crowdsec-openresty-bouncer.conf',
					meaning: 'The file that the init container writes.',
					source: ['crowdsecurity/cs-openresty-bouncer:docker/docker_start.sh'],
				},
			],
			quirks: luaQuirks,
			unknownKey: {
				severity: 'warning',
				effect: 'the variable is ignored without a word',
			},
			badValue: luaBadValue,
		},
	],
	images: [{ repository: 'crowdsecurity/lua-bouncer-plugin', variables: 'main', source: ['crowdsecurity/cs-openresty-bouncer:docker/docker_start.sh'] }],
	deployments: [
		{
			id: 'helm',
			name: 'Helm chart ingress-nginx',
			platform: 'kubernetes',
			unit: 'deployment/ingress-nginx-controller',
			note: 'The key stands in a Secret, not in the values. The Secret belongs into the controller’s namespace and must be there first.',
			files: [
				{
					kind: 'text',
					path: 'crowdsec-ingress-secret.yaml',
					mode: null,
					purpose: 'The Secret with the key, in the namespace of the controller.',
					format: 'yaml',
					text: "apiVersion: v1\nkind: Secret\nmetadata:\n  name: crowdsec-bouncer-key\n  namespace: ingress-nginx\nstringData:\n  api-key: '{{key}}'\n",
				},
				{
					kind: 'text',
					path: 'crowdsec-ingress-values.yaml',
					mode: null,
					purpose: 'Values of the Helm chart.',
					format: 'yaml',
					text: 'controller:\n  image:\n    registry: docker.io\n    image: crowdsecurity/controller\n    tag: v1.14.3\n    digest: \'\'\n  extraVolumes:\n    - name: crowdsec-bouncer-plugin\n      emptyDir: {}\n  extraInitContainers:\n    - name: init-clone-crowdsec-bouncer\n      image: crowdsecurity/lua-bouncer-plugin\n      imagePullPolicy: IfNotPresent\n      env:\n        - name: API_URL\n          value: "{{endpoint}}"\n        - name: API_KEY\n          valueFrom:\n            secretKeyRef:\n              name: crowdsec-bouncer-key\n              key: api-key\n        - name: MODE\n          value: "stream"\n        - name: UPDATE_FREQUENCY\n          value: "{{interval}}"\n        - name: REQUEST_TIMEOUT\n          value: "15000"\n        - name: BOUNCER_CONFIG\n          value: "/crowdsec/crowdsec-bouncer.conf"\n        - name: BAN_TEMPLATE_PATH\n          value: "/etc/nginx/lua/plugins/crowdsec/templates/ban.html"\n      command: [\'sh\', \'-c\', \'sh /docker_start.sh; mkdir -p /lua_plugins/crowdsec/; cp -R /crowdsec/* /lua_plugins/crowdsec/\']\n      volumeMounts:\n        - name: crowdsec-bouncer-plugin\n          mountPath: /lua_plugins\n  extraVolumeMounts:\n    - name: crowdsec-bouncer-plugin\n      mountPath: /etc/nginx/lua/plugins/crowdsec\n      subPath: crowdsec\n  config:\n    plugins: crowdsec\n    lua-shared-dicts: \'crowdsec_cache: 50m\'\n    http-snippet: |\n      lua_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;\n',
				},
			],
			commands: {
				install: [
					{
						run: 'kubectl apply -f crowdsec-ingress-secret.yaml',
						known: 'source',
					},
					{
						run: 'helm upgrade --install ingress-nginx ingress-nginx/ingress-nginx -n ingress-nginx --create-namespace -f crowdsec-ingress-values.yaml',
						known: 'source',
					},
				],
				start: {
					run: 'kubectl -n ingress-nginx scale deploy/ingress-nginx-controller --replicas=1',
					note: 'after a stop; give your own number of replicas',
					known: 'source',
				},
				stop: {
					run: 'kubectl -n ingress-nginx scale deploy/ingress-nginx-controller --replicas=0',
					known: 'source',
				},
				restart: {
					run: 'kubectl -n ingress-nginx rollout restart deploy/ingress-nginx-controller',
					note: 'changed variables need it',
					known: 'source',
				},
				status: {
					run: 'kubectl -n ingress-nginx get pods',
					known: 'source',
				},
				test: {
					run: 'kubectl -n ingress-nginx exec deploy/ingress-nginx-controller -- nginx -t',
					known: 'source',
				},
				none: 'Kubernetes decides.',
			},
			logs: [
				{
					where: 'output of the controller',
					view: {
						run: 'kubectl -n ingress-nginx logs deploy/ingress-nginx-controller --tail=200',
						known: 'source',
					},
					note: 'Lines of the bouncer have `[lua]` or `[Crowdsec]`. None at all: the controller’s image knows no plugins.',
				},
				{
					where: 'init container',
					view: {
						run: 'kubectl -n ingress-nginx logs deploy/ingress-nginx-controller -c init-clone-crowdsec-bouncer',
						known: 'source',
					},
				},
			],
		},
	],
	constraints: luaConstraints('main').filter(({ key }) => !notTaken.has(key)),
	legacyNames: [...luaLegacyNames],
	healthyPull: {
		trace: 'debug',
		sample:
			'2026/11/22 11:26:22 [info] 40#40: *1 [lua] main.lua:25: init_worker(): Crowdsec bouncer initialized in stream mode for worker 0, context: init_worker_by_lua*',
		meaning: 'at the usual level a working pull writes no line; the line above only says that the mode is right',
	},
	traps: [
		{
			what: 'A controller image of upstream ignores `config.plugins` without a word: no line of the bouncer at all.',
			fix: 'Use the image crowdsecurity/controller, or move to Traefik or Envoy.',
			source: ['crowdsecurity/crowdsec-docs:crowdsec-docs/unversioned/bouncers/ingress-nginx.mdx'],
		},
		{
			what: 'The documented values leave `MODE` at `live`: one question for each visitor, which a Console endpoint refuses.',
			fix: 'Add the variable `MODE=stream`.',
			source: ['crowdsecurity/crowdsec-docs:crowdsec-docs/unversioned/bouncers/ingress-nginx.mdx'],
		},
		{
			what: 'Secrets belong to a namespace: the key must be in that of the controller.',
			fix: 'Make the Secret in `ingress-nginx`.',
			source: ['crowdsecurity/crowdsec-docs:crowdsec-docs/unversioned/bouncers/ingress-nginx.mdx'],
		},
		...luaTraps('kubectl -n ingress-nginx rollout restart deploy/ingress-nginx-controller'),
		{
			what: 'The official page calls `SSL_VERIFY` false by default; in the code it is true.',
			fix: 'Name the CA file in `controller.config.http-snippet`; the generated values do.',
			source: ['crowdsecurity/lua-cs-bouncer:lib/plugins/crowdsec/config.lua'],
		},
		{
			what: 'The plugin only sees the address that the controller sees: behind a load balancer that is the same one for everybody.',
			fix: 'Set the controller’s options for forwarded headers or the proxy protocol.',
			source: ['crowdsecurity/cs-openresty-bouncer:ingress-nginx/main.lua'],
		},
	],
	blockTest: {
		do: [
			{
				run: 'kubectl -n ingress-nginx logs deploy/ingress-nginx-controller --tail=2000 | grep -c denied',
				note: 'visitors that were blocked leave a line “[Crowdsec] denied”',
				known: 'source',
			},
		],
		undo: [],
		note: 'On a site with visitors, blocked ones appear in the log within hours.',
	},
	marks: [
		// The same texts as NGINX’s, and rarer: alone they do not prove this bouncer.
		...luaMarks.map((mark) => ({ ...mark, weight: 1 as const })),
		// Its loader of plugins, rootfs/etc/nginx/lua/plugins.lua: where it names this one, other plugins fail in the same words.
		{
			text: 'error loading plugin "plugins.crowdsec',
			weight: 3,
		},
		{
			text: 'plugin "plugins.crowdsec.main"',
			weight: 3,
		},
		{
			text: '[lua] main.lua',
			weight: 3,
		},
		{
			text: 'crowdsec bouncer initialized in',
			weight: 3,
		},
		{
			text: 'ingress-nginx',
			weight: 3,
		},
		{
			text: 'lua-bouncer-plugin',
			weight: 3,
		},
		{
			text: 'init-clone-crowdsec-bouncer',
			weight: 3,
		},
		{
			text: '/etc/nginx/lua/plugins/crowdsec',
			weight: 2,
		},
	],
	links: [
		{
			title: 'Source of the plugin',
			href: 'https://github.com/crowdsecurity/cs-openresty-bouncer',
		},
		{
			title: 'Official documentation',
			href: 'https://docs.crowdsec.net/u/bouncers/ingress-nginx',
		},
	],
	checked: [readInSource('lua-cs-bouncer', 'crowdsecurity/lua-cs-bouncer')],
	unknown: ['No Kubernetes cluster was at hand: the values were not run.'],
}
