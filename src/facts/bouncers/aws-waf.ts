import type { Bouncer, ConfigFile, Option } from '../bouncer'
import { readInSource } from '../upstream'
import { containerVariables } from './shared/container-variables'
import { earlyErrors, goClientConstraints } from './shared/go-client'
import { systemdCommands } from './shared/systemd'

/** The parser is strict: `log_mode` of the other daemons, or any other unknown name, would end the process. */
function configuration(log: 'file' | 'stdout'): string {
	return `api_url: {{endpoint}}
api_key: "{{key}}"
update_frequency: {{interval}}
daemon: true
log_media: ${log}
log_dir: /var/log/
log_level: info
waf_config:
  - web_acl_name: your-web-acl
    fallback_action: ban
    rule_group_name: crowdsec-rule-group
    scope: REGIONAL
    region: eu-west-1
    ipset_prefix: crowdsec-ipset-
`
}

/** Variables of the process: each wins over the file (pkg/cfg/config.go, getConfigFromEnv). The flags take the word `true` alone. */
function variable(name: string, type: Option['type'], rest: Omit<Option, 'key' | 'type' | 'source' | 'default'>): Option {
	return { key: `BOUNCER_${name}`, type, default: null, since: 'v0.1.6', source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'], ...rest }
}

const environment: ConfigFile = {
	id: 'environment',
	title: 'Variables of the container',
	format: 'env',
	alsoAs: ['environment'],
	// Entries of web ACLs are numbered from 0 to 9; the options name those of the first.
	ownNames: false,
	listsAsText: true,
	quirks: { ...containerVariables, equalsInValue: 'cut' },
	unknownKey: { severity: 'warning', effect: 'it is ignored without a word' },
	badValue: { severity: 'error', effect: 'the daemon ends at start: “could not parse configuration”' },
	options: [
		variable('API_URL', 'url', { role: 'endpoint', required: true, meaning: 'The base address of the integration or of a Local API.' }),
		variable('API_KEY', 'string', {
			role: 'key',
			required: true,
			secret: true,
			alternatives: ['BOUNCER_CERT_PATH'],
			meaning: 'Sent in the header X-Api-Key.',
			note: 'A variable with a second `=` in it is left out, with the warning “Invalid environment variable”.',
		}),
		variable('UPDATE_FREQUENCY', 'duration', { role: 'interval', meaning: 'Time between two pulls; 10s when it is not set.' }),
		variable('INSECURE_SKIP_VERIFY', 'bool', { meaning: 'Accept any TLS certificate.' }),
		variable('DAEMON', 'bool', { meaning: 'Tells systemd that the start is done. It does not matter in a container.' }),
		variable('CERT_PATH', 'path', { meaning: 'The client certificate, for a Local API with mutual TLS.' }),
		variable('KEY_PATH', 'path', { meaning: 'The private key of the client certificate.' }),
		variable('CA_PATH', 'path', { meaning: 'A CA of your own. In the file it is `ca_cert_path`.' }),
		variable('SUPPORTED_ACTIONS', 'list', {
			allowed: ['ban', 'captcha', 'count'],
			meaning: 'Which types of decision are acted upon, with commas between them.',
		}),
		variable('LOG_LEVEL', 'string', {
			allowed: ['panic', 'fatal', 'error', 'warning', 'warn', 'info', 'debug', 'trace'],
			meaning: 'How much is logged.',
			badValue: { severity: 'warning', effect: '`info` is used, and a warning says so' },
		}),
		variable('LOG_MEDIA', 'string', { allowed: ['stdout', 'file'], meaning: 'Log to a file or to the console.' }),
		variable('LOG_DIR', 'path', { meaning: 'Folder of the log file.' }),
		variable('LOG_MAX_SIZE', 'int', { unit: 'MB', meaning: 'Size at which the log file is rotated.' }),
		variable('LOG_MAX_AGE', 'int', { unit: 'days', meaning: 'Age limit of rotated files.' }),
		variable('LOG_MAX_FILES', 'int', { unit: 'files', meaning: 'Rotated files to keep. In the file it is `log_max_backups`.' }),
		variable('COMPRESS_LOGS', 'bool', { meaning: 'Gzip rotated files.' }),
		variable('WAF_CONFIG_0_WEB_ACL_NAME', 'string', { meaning: 'A web ACL that exists already. The second entry is `BOUNCER_WAF_CONFIG_1_…`.' }),
		variable('WAF_CONFIG_0_RULE_GROUP_NAME', 'string', { meaning: 'The rule group that the bouncer makes.' }),
		variable('WAF_CONFIG_0_REGION', 'string', { meaning: 'The AWS region, needed with the scope REGIONAL.' }),
		variable('WAF_CONFIG_0_SCOPE', 'string', { allowed: ['REGIONAL', 'CLOUDFRONT'], meaning: 'REGIONAL or CLOUDFRONT, in upper case.' }),
		variable('WAF_CONFIG_0_IPSET_PREFIX', 'string', { meaning: 'What the names of the IP sets begin with.' }),
		variable('WAF_CONFIG_0_FALLBACK_ACTION', 'string', {
			allowed: ['ban', 'captcha', 'count'],
			meaning: 'What is done with types of decision that are not supported.',
		}),
		variable('WAF_CONFIG_0_AWS_PROFILE', 'string', { meaning: 'The profile of the AWS credentials.' }),
		variable('WAF_CONFIG_0_IP_HEADER', 'string', { meaning: 'The header with the visitor’s address.' }),
		variable('WAF_CONFIG_0_IP_HEADER_POSITION', 'string', { allowed: ['FIRST', 'LAST', 'ANY'], meaning: 'Which address of the header counts.' }),
		variable('WAF_CONFIG_0_CAPACITY', 'int', { unit: 'WCU', meaning: 'Room of the rule group, in AWS’s units; 300 when it is not set.' }),
		variable('WAF_CONFIG_0_CLOUDWATCH_ENABLED', 'bool', { meaning: 'Send metrics to CloudWatch.' }),
		variable('WAF_CONFIG_0_CLOUDWATCH_METRIC_NAME', 'string', { meaning: 'Name of the metric.' }),
		variable('WAF_CONFIG_0_SAMPLE_REQUESTS', 'bool', { meaning: 'Keep samples of the requests.' }),
		variable('WAF_CONFIG_0_CLEAN_ON_START', 'bool', {
			meaning: 'Delete sets that begin with the prefix at start. In the file it is `remove_sets_on_start`.',
			since: 'v0.3.0',
		}),
	],
}

export const awsWaf: Bouncer = {
	id: 'aws-waf',
	name: 'AWS WAF',
	aliases: ['aws', 'waf', 'aws waf', 'cs-aws-waf-bouncer', 'crowdsec-aws-waf-bouncer'],
	kind: 'cloud',
	summary: 'A daemon that writes the list into IP sets of AWS WAF.',
	integration: {
		works: 'yes',
		why: 'CrowdSec names it on the page of Remediation Component integrations; it pulls the path that an integration serves.',
		needs: ['the base address of the integration', '`update_frequency` within the plan', 'room in the IP sets: AWS limits the number of addresses'],
		source: ['https://docs.crowdsec.net/u/integrations/remediationcomponent', 'crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
	},
	endpoint: {
		option: 'api_url',
		form: 'base',
		appends: '/v1/decisions/stream',
		slash: 'Added when it is missing; both forms work.',
		fullPath: 'The path doubles, and every pull ends in 404. `-t` still says that the file is valid.',
		source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go', 'crowdsecurity/crowdsec:pkg/apiclient/decisions_service.go'],
	},
	keyOption: 'api_key',
	interval: {
		option: 'update_frequency',
		unit: 'duration',
		default: '10s',
	},
	modes: ['stream'],
	files: [
		{
			id: 'main',
			title: 'crowdsec-aws-waf-bouncer.yaml',
			format: 'yaml',
			strictTypes: true,
			options: [
				{
					key: 'api_key',
					type: 'string',
					default: null,
					packaged: '${API_KEY}',
					required: true,
					secret: true,
					alternatives: ['cert_path'],
					meaning: 'Sent in the header X-Api-Key.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'api_url',
					type: 'url',
					default: null,
					packaged: 'http://127.0.0.1:8080/',
					required: true,
					meaning: 'The base address of the integration or of a Local API.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'update_frequency',
					type: 'duration',
					default: '10s',
					meaning: 'Time between two pulls.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'insecure_skip_verify',
					type: 'bool',
					default: false,
					meaning: 'Accept any TLS certificate.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'daemon',
					type: 'bool',
					default: false,
					packaged: true,
					meaning: 'Tells systemd that the start is done. The packaged unit waits for that; the documentation’s sample leaves the line out.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:cmd/root.go'],
				},
				{
					key: 'cert_path',
					type: 'path',
					default: null,
					meaning: 'The client certificate, for a Local API with mutual TLS.',
					since: 'v0.1.6',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'key_path',
					type: 'path',
					default: null,
					meaning: 'The private key of the client certificate.',
					since: 'v0.1.6',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'ca_cert_path',
					type: 'path',
					default: null,
					meaning: 'A CA of your own, trusted in addition to those of the system.',
					since: 'v0.1.6',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'supported_actions',
					type: 'list',
					default: ['ban', 'captcha', 'count'],
					allowed: ['ban', 'captcha', 'count'],
					meaning: 'Which types of decision are acted upon.',
					since: 'v0.1.5',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config',
					type: 'list',
					default: null,
					required: true,
					meaning: 'One entry for each web ACL. The packaged file has none.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].web_acl_name',
					type: 'string',
					default: null,
					required: true,
					meaning: 'A web ACL that exists already. `-t` does not look whether it does.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].rule_group_name',
					type: 'string',
					default: null,
					required: true,
					meaning: 'The rule group that the bouncer makes. Use each name once: the program does not look whether two entries share it.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].region',
					type: 'string',
					default: null,
					meaning: 'The AWS region, needed with the scope REGIONAL; CLOUDFRONT always takes us-east-1.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].scope',
					type: 'string',
					default: null,
					required: true,
					allowed: ['REGIONAL', 'CLOUDFRONT'],
					meaning: 'REGIONAL or CLOUDFRONT, in upper case.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].ipset_prefix',
					type: 'string',
					default: null,
					required: true,
					meaning: 'What the names of the IP sets begin with. Use each once: the program does not look whether two entries share it.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].fallback_action',
					type: 'string',
					default: null,
					required: true,
					allowed: ['ban', 'captcha', 'count'],
					meaning: 'What is done with types of decision that are not in `supported_actions`.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].aws_profile',
					type: 'string',
					default: null,
					meaning: 'The profile of the AWS credentials.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].ip_header',
					type: 'string',
					default: null,
					meaning: 'The header with the visitor’s address.',
					since: 'v0.1.3',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].ip_header_position',
					type: 'string',
					default: null,
					allowed: ['FIRST', 'LAST', 'ANY'],
					meaning: 'Which address of the header counts; needed with `ip_header`.',
					since: 'v0.1.3',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].capacity',
					type: 'int',
					default: 300,
					unit: 'WCU',
					meaning: 'Room of the rule group, in AWS’s units.',
					since: 'v0.1.4',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].cloudwatch_enabled',
					type: 'bool',
					default: false,
					meaning: 'Send metrics to CloudWatch.',
					since: 'v0.1.5',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].cloudwatch_metric_name',
					type: 'string',
					default: null,
					meaning: 'Name of the metric; without it that of the rule group.',
					since: 'v0.1.5',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].sample_requests',
					type: 'bool',
					default: false,
					meaning: 'Keep samples of the requests.',
					since: 'v0.1.5',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'waf_config[].remove_sets_on_start',
					type: 'bool',
					default: false,
					meaning: 'Delete sets that begin with the prefix at start.',
					since: 'v0.3.0',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
				},
				{
					key: 'log_media',
					type: 'string',
					default: 'stdout',
					packaged: 'file',
					allowed: ['stdout', 'file'],
					meaning: 'Log to a file or to the console. `stdout` really goes to stderr, and so into the journal. Here it is not named `log_mode`.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_dir',
					type: 'path',
					default: '/var/log/',
					meaning: 'Folder of the log file.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_level',
					type: 'string',
					default: 'info',
					allowed: ['panic', 'fatal', 'error', 'warning', 'warn', 'info', 'debug', 'trace'],
					meaning: 'How much is logged.',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_max_size',
					type: 'int',
					default: 40,
					unit: 'MB',
					meaning: 'Size at which the log file is rotated.',
					since: 'v0.1.2',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_max_backups',
					type: 'int',
					default: 3,
					unit: 'files',
					meaning: 'Rotated files to keep.',
					since: 'v0.1.2',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'log_max_age',
					type: 'int',
					default: 30,
					unit: 'days',
					meaning: 'Age limit of rotated files.',
					since: 'v0.1.2',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/logging.go'],
				},
				{
					key: 'compress_logs',
					type: 'bool',
					default: true,
					meaning: 'Gzip rotated files.',
					since: 'v0.1.2',
					source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/logging.go'],
				},
			],
			unknownKey: {
				severity: 'error',
				effect: 'the daemon ends at start: “field … not found in type cfg.bouncerConfig”',
			},
			badValue: {
				severity: 'error',
				effect: 'the daemon ends at start: “could not parse configuration”',
			},
			override: 'crowdsec-aws-waf-bouncer.yaml.local beside it is merged over it; variables BOUNCER_… of the process win over both.',
			expandsEnv: '${VAR} and $VAR are replaced when the variable is set for the process.',
		},
		environment,
	],
	images: [{ repository: 'crowdsecurity/aws-waf-bouncer', source: ['crowdsecurity/cs-aws-waf-bouncer:README.md'] }],
	deployments: [
		{
			id: 'deb',
			name: 'Debian or Ubuntu package',
			platform: 'linux',
			unit: 'crowdsec-aws-waf-bouncer.service',
			files: [
				{
					kind: 'text',
					path: '/etc/crowdsec/bouncers/crowdsec-aws-waf-bouncer.yaml',
					mode: '0600',
					purpose: 'The whole configuration. Put your web ACL and region in.',
					format: 'yaml',
					text: configuration('file'),
					owner: 'root:root',
				},
			],
			commands: {
				...systemdCommands('crowdsec-aws-waf-bouncer'),
				install: [
					{
						run: 'sudo apt install crowdsec-aws-waf-bouncer',
						known: 'source',
					},
				],
				test: {
					run: 'sudo crowdsec-aws-waf-bouncer -c /etc/crowdsec/bouncers/crowdsec-aws-waf-bouncer.yaml -t',
					note: 'it contacts neither the endpoint nor AWS’s web ACL',
					known: 'source',
				},
				version: {
					run: 'crowdsec-aws-waf-bouncer -version',
					known: 'source',
				},
			},
			logs: [
				{
					where: '/var/log/crowdsec-aws-waf-bouncer.log',
					view: {
						run: 'sudo tail -n 200 /var/log/crowdsec-aws-waf-bouncer.log',
						known: 'source',
					},
				},
				{
					where: 'journal',
					view: {
						run: 'sudo journalctl -u crowdsec-aws-waf-bouncer -n 100 --no-pager',
						known: 'source',
					},
					note: 'Errors at start are always here.',
				},
			],
		},
		{
			id: 'rpm',
			name: 'RHEL or Fedora package',
			platform: 'linux',
			unit: 'crowdsec-aws-waf-bouncer.service',
			files: [
				{
					kind: 'text',
					path: '/etc/crowdsec/bouncers/crowdsec-aws-waf-bouncer.yaml',
					mode: '0600',
					purpose: 'The whole configuration. Put your web ACL and region in.',
					format: 'yaml',
					text: configuration('file'),
					owner: 'root:root',
				},
			],
			commands: {
				...systemdCommands('crowdsec-aws-waf-bouncer'),
				install: [
					{
						run: 'sudo yum install crowdsec-aws-waf-bouncer',
						known: 'source',
					},
				],
				test: {
					run: 'sudo crowdsec-aws-waf-bouncer -c /etc/crowdsec/bouncers/crowdsec-aws-waf-bouncer.yaml -t',
					note: 'it contacts neither the endpoint nor AWS’s web ACL',
					known: 'source',
				},
				version: {
					run: 'crowdsec-aws-waf-bouncer -version',
					known: 'source',
				},
			},
			logs: [
				{
					where: '/var/log/crowdsec-aws-waf-bouncer.log',
					view: {
						run: 'sudo tail -n 200 /var/log/crowdsec-aws-waf-bouncer.log',
						known: 'source',
					},
				},
				{
					where: 'journal',
					view: {
						run: 'sudo journalctl -u crowdsec-aws-waf-bouncer -n 100 --no-pager',
						known: 'source',
					},
					note: 'Errors at start are always here.',
				},
			],
		},
		{
			id: 'docker',
			name: 'Docker',
			platform: 'container',
			unit: 'crowdsec-aws-waf-bouncer',
			files: [
				{
					kind: 'text',
					path: 'cfg.yaml',
					mode: '0600',
					purpose: 'Mounted into the container; the variable BOUNCER_CONFIG_FILE names it.',
					format: 'yaml',
					text: configuration('stdout'),
				},
			],
			commands: {
				install: [
					{
						run: 'docker run -d --name crowdsec-aws-waf-bouncer -v "$PWD/cfg.yaml:/cfg.yaml" -e BOUNCER_CONFIG_FILE=/cfg.yaml crowdsecurity/aws-waf-bouncer',
						known: 'source',
					},
				],
				start: {
					run: 'docker start crowdsec-aws-waf-bouncer',
					known: 'source',
				},
				stop: {
					run: 'docker stop -t 60 crowdsec-aws-waf-bouncer',
					note: 'it deletes its sets first, which takes time',
					known: 'source',
				},
				restart: {
					run: 'docker restart crowdsec-aws-waf-bouncer',
					known: 'source',
				},
				status: {
					run: 'docker ps --all --filter name=crowdsec-aws-waf-bouncer',
					known: 'source',
				},
				none: 'There is no reload, and the image has no test.',
			},
			logs: [
				{
					where: 'container output',
					view: {
						run: 'docker logs --tail 200 crowdsec-aws-waf-bouncer',
						known: 'source',
					},
				},
			],
		},
	],
	constraints: [
		...goClientConstraints('main').filter(({ code }) => code !== 'filter-with-integration'),
		{
			code: 'not-a-daemon',
			severity: 'warning',
			file: 'main',
			key: 'daemon',
			when: { not: { option: 'daemon', is: [true] } },
			message: 'The packaged unit waits for a message that is sent only with `daemon: true`; without it systemd ends the start after its time limit.',
			fix: 'Set `daemon: true`.',
			set: true,
		},
	],
	legacyNames: [
		{ name: 'lapi_url', what: 'key', option: 'api_url', instead: 'Here it is `api_url`, and the daemon ends at unknown names.' },
		{ name: 'lapi_key', what: 'key', option: 'api_key', instead: 'Here it is `api_key`, and the daemon ends at unknown names.' },
		{ name: 'API_URL', what: 'key', option: 'api_url', instead: 'Keys are lower case here: `api_url`.' },
		{ name: 'API_KEY', what: 'key', option: 'api_key', instead: 'Keys are lower case here: `api_key`.' },
		{
			name: 'crowdsec_url',
			what: 'key',
			instead: 'No bouncer reads `crowdsec_url`.',
			option: 'api_url',
		},
		{
			name: 'crowdsec_api_key',
			what: 'key',
			instead: 'No bouncer reads `crowdsec_api_key`.',
			option: 'api_key',
		},
	],
	healthyPull: {
		trace: 'always',
		sample: 'time="2026-01-02T03:04:05Z" level=info msg="Polling decisions"',
		meaning: 'each pull that was answered writes this line; “received nil decisions” after it means that the first pull failed',
	},
	traps: [
		{
			what: 'The first pull that fails ends the process, and systemd starts it again every 10 s, which feeds a 429.',
			fix: 'Set the interval before the first start.',
			source: ['crowdsecurity/go-cs-bouncer:stream_bouncer.go'],
		},
		{
			what: 'HTTPS_PROXY and HTTP_PROXY are ignored for https addresses.',
			fix: 'Allow TCP 443 to admin.api.crowdsec.net.',
			source: ['crowdsecurity/go-cs-bouncer:client.go'],
		},
		{
			what: 'Unknown names stop the daemon: `log_mode`, `retry_initial_connect` and `prometheus` of its relatives too.',
			fix: 'Remove the line that the message names.',
			source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
		},
		{
			what: 'Without `daemon: true` systemd waits for the start until its time limit, and ends it.',
			fix: 'Keep `daemon: true`.',
			source: ['crowdsecurity/cs-aws-waf-bouncer:cmd/root.go', 'crowdsecurity/cs-aws-waf-bouncer:config/crowdsec-aws-waf-bouncer.service'],
		},
		{
			what: 'The documentation’s sample has a tab before `aws_profile`; pasted as it is, the file cannot be parsed.',
			fix: 'Indent with blanks.',
			source: ['https://docs.crowdsec.net/u/bouncers/aws_waf'],
		},
		{
			what: 'When it stops it deletes its IP sets and rule groups: a process that is started again and again leaves the web ACL empty.',
			fix: 'Stop the service until the cause is gone. Give a container time to stop: `docker stop -t 60`.',
			source: ['https://docs.crowdsec.net/u/bouncers/aws_waf'],
		},
		{
			what: 'An integration without a subscribed blocklist answers 204, which it takes for success.',
			fix: 'Subscribe the integration to a blocklist in the Console.',
			source: ['crowdsecurity/crowdsec:pkg/apiclient/client_http.go', 'crowdsecurity/crowdsec-service-api-sdk-python:openapi.json'],
		},
		{
			what: 'A variable BOUNCER_… whose value has `=` in it is dropped, and written to the log in the clear.',
			fix: 'Put the value into the file.',
			source: ['crowdsecurity/cs-aws-waf-bouncer:pkg/cfg/config.go'],
		},
		earlyErrors('crowdsec-aws-waf-bouncer'),
	],
	blockTest: {
		do: [
			{
				run: 'aws wafv2 list-ip-sets --scope REGIONAL --region eu-west-1',
				note: 'the sets with the prefix crowdsec-ipset-',
				known: 'source',
			},
		],
		undo: [],
		note: 'Looking is enough.',
	},
	marks: [
		{
			text: 'aws-waf-bouncer',
			weight: 3,
		},
		{
			text: 'RuleGroup ',
			weight: 3,
		},
		{
			text: 'waf_config',
			weight: 3,
		},
		{
			text: 'scope=REGIONAL',
			weight: 3,
		},
		{
			text: 'scope=CLOUDFRONT',
			weight: 3,
		},
		{
			text: 'wafv2',
			weight: 3,
		},
	],
	links: [
		{
			title: 'Source and releases',
			href: 'https://github.com/crowdsecurity/cs-aws-waf-bouncer',
		},
		{
			title: 'Official documentation',
			href: 'https://docs.crowdsec.net/u/bouncers/aws_waf',
		},
	],
	checked: [
		{ program: 'crowdsec-aws-waf-bouncer', version: '0.3.1', date: '2026-11-30', how: 'run' },
		readInSource('crowdsec-aws-waf-bouncer', 'crowdsecurity/cs-aws-waf-bouncer'),
	],
	unknown: ['Nothing was deployed to AWS by us.'],
}
