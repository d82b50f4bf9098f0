import type { CauseId } from '../../../src/facts/causes'
import type { ConsoleIssueId } from '../../../src/facts/console-issues'
import type { EngineTaskId } from '../../../src/facts/engine'

/** What a reader does to repair it. */
export type Fix =
	/** The commands of a task as the page prints them; the reader's own words in place of those that stand for them. */
	| { readonly task: EngineTaskId; readonly values?: Readonly<Record<string, string>> }
	/** The file that the page prints below a heading, under the path of its first line. */
	| { readonly block: string }
	/** What the page says in words, and a reader does with an editor or with another program. */
	| { readonly byHand: string; readonly run: string }
	/** The way out is opened, or the waiting is over. */
	| { readonly outside: 'reachable' | 'accepted' }

export interface EngineState {
	readonly name: string
	/** As root, before the service of a sound engine is started. */
	readonly prepare?: string
	/** As root, while it runs. */
	readonly induce?: string
	/** What the services outside do meanwhile. */
	readonly outside?: 'unreachable' | 'refused'
	/** What attackers do not lead to in it: lines that were read, or a ban. */
	readonly without?: 'lines' | 'bans'
	/** The alert that leads to the page. */
	readonly issue: ConsoleIssueId
	readonly cause: CauseId
	/** What the page asks for beside its commands. */
	readonly also?: string
	readonly fix: readonly Fix[]
	/** Why the archive of an engine cannot show it. */
	readonly notInDump?: Readonly<Partial<Record<EngineId, string>>>
}

export type EngineId = 'debian' | 'newest'

const noDump = 'without its metrics 1.4.6 makes no archive'
const acquisition = (type: string) =>
	`rm -rf /etc/crowdsec/acquis.d; printf 'filenames:\\n  - /var/log/nginx/access.log\\nlabels:\\n  type: ${type}\\n' >/etc/crowdsec/acquis.yaml`
const names = (list: string) => `$(cscli ${list} list -o raw | tail -n +2 | cut -d, -f1)`
/** The bouncer's own file, into which Debian's package writes the key. */
export const bouncerFile = '/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml.local'
const takeKey: Fix = { byHand: 'the key goes into the file of the bouncer', run: `sed -i "s|^api_key: .*|api_key: $KEY|" ${bouncerFile}` }
const restartBouncer: Fix = { byHand: 'the bouncer is started anew', run: 'systemctl restart crowdsec-firewall-bouncer' }

/** The bouncer has asked again, and was refused; a limit ends what hangs. */
const refusedOnce = 'for look in $(seq 500); do grep -qs "access forbidden" /var/log/crowdsec-firewall-bouncer.log && break; sleep 0.2; done'

/** States of an engine that lead to alerts of the Console. */
export const engineStates: readonly EngineState[] = [
	{
		name: 'stopped',
		induce: 'systemctl stop crowdsec',
		issue: 'issue_se_offline',
		cause: 'service-stopped',
		fix: [{ task: 'service-restart' }],
		notInDump: { debian: noDump },
	},
	{
		name: 'no acquisition',
		prepare: ': >/etc/crowdsec/acquis.yaml; rm -rf /etc/crowdsec/acquis.d',
		without: 'lines',
		issue: 'issue_lp_no_logs_read',
		cause: 'engine-no-logs-read',
		fix: [{ block: 'acquisition-fix' }, { task: 'service-restart' }],
		notInDump: { debian: noDump },
	},
	{
		name: 'a file that it may not read',
		prepare: `${acquisition('nginx')}
mkdir -p /etc/systemd/system/crowdsec.service.d
printf '[Service]\\nCapabilityBoundingSet=~CAP_DAC_OVERRIDE CAP_DAC_READ_SEARCH\\n' >/etc/systemd/system/crowdsec.service.d/hardened.conf
chown www-data:adm /var/log/nginx/access.log; chmod 0640 /var/log/nginx/access.log
systemctl daemon-reload`,
		without: 'lines',
		issue: 'issue_lp_no_logs_read',
		cause: 'engine-no-logs-read',
		fix: [{ block: 'rights-fix' }, { byHand: 'systemctl edit reads the units again', run: 'systemctl daemon-reload' }, { task: 'service-restart' }],
	},
	{
		name: 'the wrong type',
		prepare: acquisition('web'),
		without: 'bans',
		issue: 'issue_lp_no_logs_parsed',
		cause: 'engine-no-logs-parsed',
		fix: [{ byHand: 'type: nginx', run: 'sed -i "s/type: web/type: nginx/" /etc/crowdsec/acquis.yaml' }, { task: 'service-restart' }],
	},
	{
		name: 'a missing collection',
		prepare: `${acquisition('nginx')}; cscli collections remove crowdsecurity/nginx --force`,
		without: 'bans',
		issue: 'issue_lp_no_logs_parsed',
		cause: 'engine-no-logs-parsed',
		fix: [{ task: 'collections-install' }, { task: 'service-restart' }],
	},
	{
		name: 'simulation',
		prepare: 'cscli simulation enable --global',
		without: 'bans',
		issue: 'issue_se_no_alerts',
		cause: 'engine-simulation',
		fix: [{ task: 'simulation-disable' }, { task: 'service-restart' }],
		notInDump: { debian: 'the archive of 1.4.6 holds neither log nor simulation' },
	},
	{
		name: 'all allow-listed',
		prepare: `printf 'name: own/whitelist\\ndescription: own\\nwhitelist:\\n  reason: own\\n  cidr:\\n    - 0.0.0.0/0\\n' >/etc/crowdsec/parsers/s02-enrich/own-whitelist.yaml`,
		without: 'bans',
		issue: 'issue_se_no_alerts',
		cause: 'engine-events-allowlisted',
		fix: [{ byHand: 'what is too wide is taken out', run: 'rm /etc/crowdsec/parsers/s02-enrich/own-whitelist.yaml' }, { task: 'service-restart' }],
	},
	{
		name: 'its machine was deleted',
		induce: `for name in ${names('machines')}; do cscli machines delete "$name"; done`,
		without: 'bans',
		issue: 'issue_lp_offline',
		cause: 'engine-machine-silent',
		fix: [{ task: 'machines-add' }, { task: 'service-restart' }],
	},
	{
		name: 'its bouncer was deleted',
		induce: `for name in ${names('bouncers')}; do cscli bouncers delete "$name"; done; ${refusedOnce}`,
		issue: 'issue_se_no_active_rc',
		cause: 'api-key-invalid',
		also: 'sudo tail -n 50 /var/log/crowdsec-firewall-bouncer.log',
		fix: [{ task: 'bouncers-add' }, takeKey, restartBouncer],
		notInDump: { debian: 'the archive of 1.4.6 holds no log, and an empty list names nobody' },
	},
	{
		name: 'no bouncer',
		induce: `systemctl stop crowdsec-firewall-bouncer; for name in ${names('bouncers')}; do cscli bouncers delete "$name"; done; systemctl stop crowdsec; rm -f /var/log/crowdsec*.log; systemctl start crowdsec`,
		issue: 'issue_se_no_rc',
		cause: 'engine-no-bouncer',
		fix: [{ task: 'bouncers-add' }, takeKey, restartBouncer],
	},
	{
		name: 'the Local API on another port',
		prepare: 'sed -i "s/listen_uri: 127.0.0.1:8080/listen_uri: 127.0.0.1:8081/" /etc/crowdsec/config.yaml',
		issue: 'issue_lp_offline',
		cause: 'connection-refused',
		fix: [
			{
				byHand: 'the same address in the credentials and in the file of the bouncer',
				run: `sed -i "s/:8080/:8081/" /etc/crowdsec/local_api_credentials.yaml; echo "api_url: http://127.0.0.1:8081/" >>${bouncerFile}`,
			},
			{ task: 'service-restart' },
			restartBouncer,
		],
		notInDump: { debian: noDump },
	},
	{
		name: 'the Central API out of reach',
		outside: 'unreachable',
		issue: 'issue_se_offline',
		cause: 'dns-failure',
		fix: [{ outside: 'reachable' }, { task: 'service-restart' }],
	},
	{
		name: 'refused by the Central API',
		outside: 'refused',
		issue: 'issue_capi_403',
		cause: 'engine-central-api-refused',
		fix: [{ outside: 'accepted' }, { task: 'service-restart' }],
	},
]
