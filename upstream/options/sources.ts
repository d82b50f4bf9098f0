import type { BouncerId } from '../../src/facts/bouncer'
import type { Repository } from '../../src/facts/upstream'
import { apacheDirectives } from './apache'
import { csharpProperties } from './csharp'
import { bunkerwebSettings, dockerfileEnvironment, shellList, shellVariables } from './environment'
import { goStruct } from './go'
import { goCases, goEnvironment, goMapKeys, viperDefaults } from './go-settings'
import { helmValues } from './helm'
import { luaConfig } from './lua'
import { magentoSettings } from './magento'
import { nginxDirectives } from './nginx-module'
import { phpArray, phpOptionList, phpSelects, symfonyTree } from './php'
import { pythonArguments, pythonDataclass, pythonSettings } from './python'
import { namesOnly, type ReadOptions, renamed } from './reader'
import { typescriptMembers } from './typescript'
import { valuesIn } from './values'
import { lineOfWords, wordsIn } from './words'

/** One reader on one repository. */
export interface Source {
	readonly repository: Repository
	/** Where the constants are that the source names. */
	readonly others?: readonly Repository[]
	readonly read: ReadOptions
}

/** All that tell of the options of one file. */
type Sources = readonly Source[]

function from(repository: Repository, ...reads: readonly ReadOptions[]): Sources {
	return reads.map((read) => ({ repository, read }))
}

/** Where the PHP programs have the constants that they name. */
const constants: readonly Repository[] = [
	'crowdsecurity/php-cs-bouncer',
	'crowdsecurity/php-remediation-engine',
	'crowdsecurity/php-lapi-client',
	'crowdsecurity/php-common',
]

function fromPhp(repository: Repository, ...reads: readonly ReadOptions[]): Sources {
	return reads.map((read) => ({ repository, others: constants.filter((other) => other !== repository), read }))
}

/** The texts of a Go list: `var Actions = []string{"drop"}`. */
function listOf(name: string): RegExp {
	return new RegExp(`(?<=\\b${name} :?= \\[\\]string\\{[^}]*)"(\\w+)"`, 'g')
}

const luaLibrary = from(
	'crowdsecurity/lua-cs-bouncer',
	luaConfig('lib/plugins/crowdsec/config.lua'),
	valuesIn('lib/plugins/crowdsec/captcha.lua', /captcha_backend_url\["(\w+)"\]/g, 'CAPTCHA_PROVIDER'),
)

/** Directives that the package's own file has, and variables that the library asks NGINX for. */
const luaServer: Sources = [
	...from(
		'crowdsecurity/cs-nginx-bouncer',
		wordsIn('nginx/crowdsec_nginx.conf', (name) => (name.startsWith('set $') ? undefined : lineOfWords(name))),
	),
	...from(
		'crowdsecurity/lua-cs-bouncer',
		wordsIn('lib/crowdsec.lua', (name) => (name.startsWith('set $') ? new RegExp(`\\bngx\\.var\\.${name.slice('set $'.length)}\\b`) : undefined)),
	),
]

const goClient = from('crowdsecurity/go-cs-bouncer', goStruct({ folder: '', struct: 'StreamBouncer' }))

const phpLibrary: Sources = [
	...fromPhp('crowdsecurity/php-cs-bouncer', symfonyTree('src/Configuration.php')),
	...fromPhp(
		'crowdsecurity/php-remediation-engine',
		symfonyTree(
			...['AbstractRemediation', 'Lapi', 'AbstractCache', 'Cache/PhpFiles', 'Cache/Redis', 'Cache/Memcached'].map((name) => `src/Configuration/${name}.php`),
		),
	),
	...fromPhp('crowdsecurity/php-lapi-client', symfonyTree('src/Configuration.php')),
]

const envoyVariable = (name: string) => `ENVOY_BOUNCER_${name.replaceAll('.', '_').toUpperCase()}`
const envoyOptions: readonly ReadOptions[] = [
	viperDefaults,
	valuesIn('bouncer/components/captcha.go', /case "(\w+)":/g, 'captcha.provider'),
	valuesIn('logger/logger.go', /case "(\w+)":/g, 'server.logLevel'),
]

/** What only the chart has: it makes an environment variable or another object of it, and looks at it as a whole. */
const wholeInChart = (name: string) => /(tlsSecretRef|serviceMonitor|(?<!bouncer\.apiKey)SecretRef)$/.test(name)

const awsWafVariable = (name: string) => `BOUNCER_WAF_CONFIG_0_${name}`

const table: Readonly<Record<BouncerId, Readonly<Record<string, Sources>>>> = {
	nginx: {
		main: luaLibrary,
		server: luaServer,
		swag: from(
			'linuxserver/docker-mods',
			...['init-mod-swag-crowdsec', 'init-mod-swag-crowdsec-f2b'].map((step) => shellVariables(`root/etc/s6-overlay/s6-rc.d/${step}/run`, 'CROWDSEC_')),
		),
		bunkerweb: from('bunkerity/bunkerweb', bunkerwebSettings('src/common/core/crowdsec/plugin.json')),
	},
	openresty: { main: luaLibrary, server: luaServer },
	'ingress-nginx': {
		main: from('crowdsecurity/cs-openresty-bouncer', shellList('docker/docker_start.sh', 'params'), shellVariables('docker/docker_start.sh', 'BOUNCER_')),
	},
	'nginx-module': { main: from('LaurenceJJones/ngx_http_crowdsec_module', nginxDirectives('src/config.rs')) },
	apache: {
		main: from(
			'crowdsecurity/cs-apache2-bouncer',
			apacheDirectives('mod_crowdsec.c'),
			valuesIn('mod_crowdsec.c', /!strcmp\(fallback, "(\w+)"\)/g, 'CrowdsecFallback'),
		),
	},
	traefik: {
		main: from('maxlerebourg/crowdsec-bouncer-traefik-plugin', goStruct({ folder: 'pkg/configuration', struct: 'Config', tag: 'json', made: 'New' })),
	},
	'traefik-forwardauth': {
		main: from(
			'fbonalair/traefik-crowdsec-bouncer',
			...['bouncer.go', 'controler/controler.go', 'config/config.go', 'healthcheck/healthchecker.go'].map(goEnvironment),
		),
		values: from('crowdsecurity/helm-charts', helmValues('charts/crowdsec-traefik-bouncer/values.yaml', 'bouncer')),
	},
	haproxy: {
		main: from('crowdsecurity/cs-haproxy-bouncer', luaConfig('lib/plugins/crowdsec/config.lua')),
		server: from('crowdsecurity/cs-haproxy-bouncer', wordsIn('haproxy.cfg', lineOfWords)),
	},
	'haproxy-spoa': {
		main: [
			...goClient,
			...from(
				'crowdsecurity/cs-haproxy-spoa-bouncer',
				goStruct({ folder: 'pkg/cfg', struct: 'BouncerConfig' }),
				valuesIn('pkg/captcha/providers.go', /Provider\s+= "(\w+)"/g, 'hosts[].captcha.provider'),
			),
		],
		environment: from(
			'crowdsecurity/cs-haproxy-spoa-bouncer',
			dockerfileEnvironment('Dockerfile'),
			shellVariables('config/crowdsec-spoa-bouncer.docker.yaml', '[A-Z]'),
		),
		server: from('crowdsecurity/cs-haproxy-spoa-bouncer', wordsIn('config/haproxy.cfg', lineOfWords), wordsIn('config/crowdsec.cfg', lineOfWords)),
	},
	caddy: {
		caddyfile: from('hslatman/caddy-crowdsec-bouncer', goCases('crowdsec/caddyfile.go', 'parseCrowdSec')),
		json: from('hslatman/caddy-crowdsec-bouncer', goStruct({ folder: 'crowdsec', struct: 'CrowdSec', tag: 'json' })),
	},
	envoy: {
		values: from(
			'kdwils/envoy-proxy-crowdsec-bouncer',
			namesOnly(helmValues('charts/envoy-proxy-bouncer/values.yaml', 'config', wholeInChart)),
			...envoyOptions,
		),
		main: from('kdwils/envoy-proxy-crowdsec-bouncer', ...envoyOptions),
		environment: from('kdwils/envoy-proxy-crowdsec-bouncer', ...envoyOptions.map((read) => renamed(read, envoyVariable))),
	},
	wordpress: {
		main: fromPhp(
			'crowdsecurity/cs-wordpress-bouncer',
			phpOptionList('inc/options-config.php'),
			phpSelects('inc/Admin/settings.php', 'inc/Admin/advanced-settings.php'),
			wordsIn('inc/Admin/advanced-settings.php'),
		),
	},
	'php-standalone': { main: [...phpLibrary, ...fromPhp('crowdsecurity/cs-standalone-php-bouncer', namesOnly(phpArray('scripts/settings.php.dist')))] },
	'php-lib': {
		main: [
			...phpLibrary,
			...from(
				'crowdsecurity/php-common',
				wordsIn('src/Logger/FileLog.php', (name) => new RegExp(`\\$configs\\['${name}'\\]`)),
			),
		],
	},
	magento: { main: fromPhp('crowdsecurity/cs-magento-bouncer', magentoSettings('etc/adminhtml/system.xml', 'etc/config.xml')) },
	'cloudflare-worker': {
		main: from(
			'crowdsecurity/cs-cloudflare-worker-bouncer',
			goStruct({ folder: 'pkg/cfg', struct: 'BouncerConfig' }),
			valuesIn('pkg/cfg/config.go', /"(\w+)": true/g, 'cloudflare_config.accounts[].zones[].actions', 'cloudflare_config.accounts[].zones[].default_action'),
		),
	},
	'cloudflare-legacy': {
		main: from(
			'crowdsecurity/cs-cloudflare-bouncer',
			goStruct({ folder: 'pkg/cfg', struct: 'bouncerConfig' }),
			valuesIn('pkg/cfg/config.go', /"(\w+)": true/g, 'cloudflare_config.accounts[].default_action', 'cloudflare_config.accounts[].zones[].actions'),
		),
	},
	fastly: {
		main: from(
			'crowdsecurity/cs-fastly-bouncer',
			pythonDataclass('src/fastly_bouncer/config.py', 'Config'),
			valuesIn('src/fastly_bouncer/config.py', /"(\w+)": logging\./g, 'log_level'),
		),
	},
	'aws-waf': {
		main: from(
			'crowdsecurity/cs-aws-waf-bouncer',
			goStruct({ folder: 'pkg/cfg', struct: 'bouncerConfig' }),
			valuesIn('pkg/cfg/config.go', listOf('ValidActions'), 'supported_actions'),
		),
		environment: from(
			'crowdsecurity/cs-aws-waf-bouncer',
			goCases('pkg/cfg/config.go', 'getConfigFromEnv', { from: 'switch key {' }),
			renamed(goCases('pkg/cfg/config.go', 'getConfigFromEnv', { from: 'switch k2 {', to: 'switch key {' }), awsWafVariable),
			valuesIn('pkg/cfg/config.go', listOf('ValidActions'), 'BOUNCER_SUPPORTED_ACTIONS', awsWafVariable('FALLBACK_ACTION')),
			valuesIn('pkg/cfg/config.go', listOf('validScopes'), awsWafVariable('SCOPE')),
			valuesIn('pkg/cfg/config.go', listOf('validIpHeaderPosition'), awsWafVariable('IP_HEADER_POSITION')),
		),
	},
	firewall: {
		main: [
			...goClient,
			...from(
				'crowdsecurity/cs-firewall-bouncer',
				goStruct({ folder: 'pkg/cfg', struct: 'BouncerConfig', made: 'NewConfig' }),
				valuesIn('pkg/cfg/config.go', /\w+Mode\s+= "([\w-]+)"/g, 'mode'),
				valuesIn('pkg/iptables/iptables.go', listOf('allowedActions'), 'deny_action'),
				valuesIn('pkg/nftables/nftables_context.go', /"(\w+)":\s+\*nftables\.ChainHook/g, 'nftables_hooks'),
			),
		],
	},
	custom: { main: [...goClient, ...from('crowdsecurity/cs-custom-bouncer', goStruct({ folder: 'pkg/cfg', struct: 'BouncerConfig' }))] },
	'blocklist-mirror': {
		main: from(
			'crowdsecurity/cs-blocklist-mirror',
			goStruct({ folder: 'pkg/cfg', struct: 'Config' }),
			goMapKeys('pkg/formatters/formatters.go', 'ByName', 'blocklists[].format'),
		),
	},
	'windows-firewall': {
		main: [
			...from(
				'crowdsecurity/cs-windows-firewall-bouncer',
				csharpProperties('cs-windows-firewall-bouncer/config.cs', 'Config'),
				valuesIn('cs-windows-firewall-bouncer/Program.cs', /case "(\w+)":/g, 'log_level'),
				valuesIn('cs-windows-firewall-bouncer/Program.cs', /LogMedia == "(\w+)"/g, 'log_media'),
				valuesIn('cs-windows-firewall-bouncer/Firewall.cs', /\{ "(\w+)", \d \}/g, 'fw_profiles'),
			),
			// The sources of 0.0.6 are in no commit that we know: its options are those of the page.
			...from(
				'crowdsecurity/crowdsec-docs',
				wordsIn('crowdsec-docs/unversioned/bouncers/windows-firewall.mdx', (name) => new RegExp(`^#### \`${name}\`$`, 'm')),
			),
		],
	},
	'go-sdk': {
		main: goClient,
		code: from(
			'crowdsecurity/go-cs-bouncer',
			wordsIn('stream_bouncer.go', (name) => new RegExp(`^\\s+${name}\\s+\\S+(?: +\`|$)`, 'm')),
		),
	},
	'python-sdk': {
		main: from(
			'crowdsecurity/pycrowdsec',
			pythonArguments('src/pycrowdsec/client.py', 'BaseStreamClient'),
			wordsIn('src/pycrowdsec/client.py', (name) => new RegExp(`\\bkwargs\\["${name}"\\]`)),
		),
		django: from('crowdsecurity/pycrowdsec', pythonSettings('src/pycrowdsec/django/__init__.py')),
	},
	nodejs: {
		main: from(
			'crowdsecurity/nodejs-cs-bouncer',
			typescriptMembers('src/lib/bouncer/types.ts', 'CrowdSecBouncerConfigurations'),
			typescriptMembers('src/lib/lapi-client/types.ts', 'LapiClientConfigurations'),
			typescriptMembers('src/lib/cache/types.ts', 'CacheConfigurations'),
			valuesIn('src/lib/bouncer/constants.ts', /BOUNCING_LEVEL_\w+ = '(\w+)'/g, 'bouncingLevel'),
			wordsIn('src/lib/bouncer/index.ts', (name) => (name === 'refreshDecisions' ? /\brefreshDecisions = async\b/ : undefined)),
			wordsIn('src/lib/logger.ts', (name) => (name === 'LOG_LEVEL' ? /\benv\?\.LOG_LEVEL\b/ : undefined)),
		),
		environment: from('crowdsecurity/nodejs-cs-bouncer', wordsIn('examples/express-server/server.ts')),
		community: from(
			'thib3113/node-crowdsec',
			typescriptMembers('packages/crowdsec-client/src/interfaces/IHTTPOptions.ts', 'IHTTPOptions'),
			typescriptMembers('packages/crowdsec-client/src/interfaces/IBouncerAuthentication.ts', 'IBouncerAuthentication', 'auth.'),
			typescriptMembers('packages/crowdsec-client/src/interfaces/ITLSAuthentication.ts', 'ITLSAuthentication', 'auth.'),
			typescriptMembers('packages/crowdsec-client/src/Decisions/DecisionsBouncer.ts', 'optionsParam', 'getStream.'),
		),
	},
}

/** Which readers tell of the options of this file; none where nobody has said it yet. */
export function sourcesOf(bouncer: BouncerId, file: string): Sources {
	return table[bouncer][file] ?? []
}
