/**
 * The Security Engine as an administrator meets it: where it runs, how a command reaches it there, and where its files are.
 * Sources: crowdsecurity/crowdsec (config/config.yaml, config/config_win.yaml, build/docker/README.md, cmd/crowdsec-cli/),
 * crowdsecurity/helm-charts (charts/crowdsec/templates/), the FreeBSD port and the packages for OPNsense and pfSense as
 * crowdsecurity/crowdsec-docs describes them (docs/getting_started/install_opnsense.md, install_pfsense.md).
 */
export const enginePlaceIds = ['host', 'docker', 'kubernetes', 'windows', 'freebsd'] as const
export type EnginePlaceId = (typeof enginePlaceIds)[number]

/** In a distributed set-up the two roles run on different machines; in an all-in-one they are the same program. */
export type EngineRole = 'lapi' | 'agent'

export interface EnginePlace {
	readonly id: EnginePlaceId
	readonly name: string
	/** What the commands take for granted. */
	readonly given: string
	/** What stands before the words of `cscli`, for each role. */
	readonly cscli: Readonly<Record<EngineRole, string>>
	readonly shell: 'bash' | 'powershell'
	readonly files: {
		readonly config: string
		readonly acquisition: string
		readonly credentials: string
		readonly data: string
		readonly log: string
	}
}

export const enginePlaces: Readonly<Record<EnginePlaceId, EnginePlace>> = {
	host: {
		id: 'host',
		name: 'Linux host',
		given: 'The package of your distribution or of CrowdSec.',
		cscli: { lapi: 'sudo cscli', agent: 'sudo cscli' },
		shell: 'bash',
		files: {
			config: '/etc/crowdsec/config.yaml',
			acquisition: '/etc/crowdsec/acquis.yaml and /etc/crowdsec/acquis.d/',
			credentials: '/etc/crowdsec/local_api_credentials.yaml',
			data: '/var/lib/crowdsec/data/',
			log: '/var/log/crowdsec.log, requests to the Local API in /var/log/crowdsec_api.log',
		},
	},
	docker: {
		id: 'docker',
		name: 'Docker',
		given: 'The container is called crowdsec; put the name from docker ps in its place.',
		cscli: { lapi: 'docker exec crowdsec cscli', agent: 'docker exec crowdsec cscli' },
		shell: 'bash',
		files: {
			config: '/etc/crowdsec/config.yaml in the container; your own settings in config.yaml.local',
			acquisition: '/etc/crowdsec/acquis.yaml and /etc/crowdsec/acquis.d/ in the container',
			credentials: '/etc/crowdsec/local_api_credentials.yaml in the container',
			data: '/var/lib/crowdsec/data/ in the container, which needs a volume',
			log: 'docker logs crowdsec',
		},
	},
	kubernetes: {
		id: 'kubernetes',
		name: 'Kubernetes (Helm)',
		given: 'Release and namespace are called crowdsec. exec enters one pod; name another one instead of ds/… where its node matters.',
		cscli: { lapi: 'kubectl exec -n crowdsec deploy/crowdsec-lapi -- cscli', agent: 'kubectl exec -n crowdsec ds/crowdsec-agent -- cscli' },
		shell: 'bash',
		files: {
			config: 'config in values.yaml',
			acquisition: 'agent.acquisition and agent.additionalAcquisition in values.yaml',
			credentials: 'made anew when a pod starts, from the registration token',
			data: 'lapi.persistentVolume.data in values.yaml',
			log: 'kubectl logs',
		},
	},
	windows: {
		id: 'windows',
		name: 'Windows',
		given: 'A PowerShell that was started as administrator.',
		cscli: { lapi: 'cscli.exe', agent: 'cscli.exe' },
		shell: 'powershell',
		files: {
			config: String.raw`C:\ProgramData\CrowdSec\config\config.yaml`,
			acquisition: String.raw`C:\ProgramData\CrowdSec\config\acquis.yaml`,
			credentials: String.raw`C:\ProgramData\CrowdSec\config\local_api_credentials.yaml`,
			data: String.raw`C:\ProgramData\CrowdSec\data\ `.trimEnd(),
			log: String.raw`C:\ProgramData\CrowdSec\log\crowdsec.log`,
		},
	},
	freebsd: {
		id: 'freebsd',
		name: 'FreeBSD, OPNsense, pfSense',
		given: 'A shell as root.',
		cscli: { lapi: 'cscli', agent: 'cscli' },
		shell: 'bash',
		files: {
			config: '/usr/local/etc/crowdsec/config.yaml',
			acquisition: '/usr/local/etc/crowdsec/acquis.yaml and /usr/local/etc/crowdsec/acquis.d/',
			credentials: '/usr/local/etc/crowdsec/local_api_credentials.yaml',
			data: '/var/db/crowdsec/data/',
			log: '/var/log/crowdsec.log; on OPNsense and pfSense /var/log/crowdsec/crowdsec.log',
		},
	},
}

/** The engines that commands were run with, and why a command was not run. */
/** `within` is what the engine was in, where that is a program of its own. */
export type Ran = { readonly engine: readonly string[]; readonly within?: string } | { readonly not: string }

/**
 * The newest engine at hand, and the one that Debian 12 and 13 have: both with stand-ins for the Central API and the Hub
 * (`e2e/programs/engine-states.test.ts`). In Docker and Kubernetes only the newest, in an image that is made by the recipe of the
 * official one (`e2e/programs/engine-docker.test.ts`, `engine-kubernetes.test.ts`).
 */
const engineVersions = { newest: '1.7.8', debian: '1.4.6' } as const

const ranInBoth: Ran = { engine: [engineVersions.newest, engineVersions.debian] }
const ranInNewest: Ran = { engine: [engineVersions.newest] }
const ranInDocker: Ran = { engine: [engineVersions.newest], within: 'Docker 20.10.24' }
const ranInCluster: Ran = { engine: [engineVersions.newest], within: 'Kubernetes 1.20.2' }
/** Of a change to a file that the test of the cluster does not make. */
const notTried: Ran = { not: 'it was not tried in the cluster' }
const noWindows: Ran = { not: 'no Windows was at hand' }
const noFreebsd: Ran = { not: 'no FreeBSD was at hand' }

const notThere: Readonly<Record<Exclude<EnginePlaceId, 'host'>, Ran>> = {
	docker: ranInDocker,
	kubernetes: ranInCluster,
	windows: noWindows,
	freebsd: noFreebsd,
}

export interface EngineCommand {
	readonly run: string
	readonly note?: string
	/** A path through a user interface or a line of a file, not a command. */
	readonly click?: true
	readonly ran: Ran
}

/** Words of `cscli` that are the same everywhere. */
interface CscliTask {
	readonly title: string
	readonly role: EngineRole
	readonly cscli: string
	readonly ran: Ran
	/** What the reader puts in, or what it does. */
	readonly note?: string
	/** Where it has to be done in another way. */
	readonly instead?: Readonly<Partial<Record<EnginePlaceId, readonly EngineCommand[]>>>
}

/** What is done with the tools of the place; an absent place has no such thing. */
interface PlaceTask {
	readonly title: string
	readonly places: Readonly<Partial<Record<EnginePlaceId, readonly EngineCommand[]>>>
}

export type EngineTask = CscliTask | PlaceTask

const pruneNote = 'It lists what it would remove, and asks first. A log processor that is only down for the moment has to register again afterwards.'
const dumpNote = 'It holds configuration, names and addresses. Look through it before you give it away.'
const oldMetrics = `Debian’s ${engineVersions.debian} knows only \`cscli metrics\`, without further words.`
/** Brings changed values into the release. */
export const helm: EngineCommand = {
	run: 'helm upgrade crowdsec crowdsec/crowdsec -n crowdsec -f values.yaml',
	ran: ranInCluster,
}

const tasks = {
	'machines-list': { title: 'Machines that the Local API knows', role: 'lapi', cscli: 'machines list', ran: ranInBoth },
	'machines-validate': { title: 'Validate a machine', role: 'lapi', cscli: 'machines validate NAME', ran: ranInBoth, note: '`NAME` is the one of the list.' },
	'machines-prune': {
		title: 'Remove machines that are gone',
		role: 'lapi',
		cscli: 'machines prune --duration 1h',
		ran: ranInNewest,
		note: `${pruneNote} Debian’s 1.4.6 has no such command.`,
		// It asks, and hears no answer without a terminal: `cscli machines prune: EOF`.
		instead: {
			docker: [{ run: 'docker exec -it crowdsec cscli machines prune --duration 1h', note: pruneNote, ran: ranInDocker }],
			kubernetes: [{ run: 'kubectl exec -it -n crowdsec deploy/crowdsec-lapi -- cscli machines prune --duration 1h', note: pruneNote, ran: ranInCluster }],
		},
	},
	'machines-add': {
		title: 'New credentials for the engine’s own machine',
		role: 'lapi',
		cscli: 'machines add --auto --force',
		ran: ranInNewest,
		note: '`--force` writes over the credentials file that is there; without it newer engines refuse.',
		instead: {
			docker: [
				{
					run: 'docker restart crowdsec',
					note: 'A container with a Local API makes its own credentials when it starts, for the machine `localhost`, where those that it has are not that machine’s. Those of `cscli machines add` last until then, and leave a machine that goes offline.',
					ran: ranInDocker,
				},
			],
			kubernetes: [
				{ run: 'kubectl rollout restart -n crowdsec ds/crowdsec-agent', note: 'An agent registers by itself when its pod starts.', ran: ranInCluster },
			],
		},
	},
	'lapi-status': { title: 'Does the Local API accept this machine?', role: 'agent', cscli: 'lapi status', ran: ranInBoth },
	'lapi-register': {
		title: 'Register again',
		role: 'agent',
		cscli: 'lapi register --url http://LAPI_HOST:8080 --machine NAME',
		ran: ranInNewest,
		note: 'A name that the Local API knows already is refused: delete that machine first, or take another name.',
		instead: {
			docker: [
				{
					run: 'docker exec crowdsec cscli lapi register --url http://LAPI_HOST:8080 --machine NAME',
					note: 'For a container without a Local API of its own (`DISABLE_LOCAL_API=true`): another one makes its own credentials when it starts. They are lost with the container unless /etc/crowdsec is a volume. `LOCAL_API_URL`, `AGENT_USERNAME` and `AGENT_PASSWORD` in its environment do the same at each start.',
					ran: ranInDocker,
				},
			],
			kubernetes: [
				{ run: 'kubectl rollout restart -n crowdsec ds/crowdsec-agent', note: 'An agent registers by itself when its pod starts.', ran: ranInCluster },
			],
		},
	},
	'machines-delete': { title: 'Delete a machine', role: 'lapi', cscli: 'machines delete NAME', ran: ranInBoth },
	'capi-status': {
		title: 'Can it log in to the Central API?',
		role: 'lapi',
		cscli: 'capi status',
		ran: ranInBoth,
		note: 'By hand only: each call logs in, and too many logins are refused for an hour.',
	},
	'console-status': { title: 'What is shared with the Console', role: 'lapi', cscli: 'console status', ran: ranInBoth },
	'metrics-acquisition': { title: 'What is read', role: 'agent', cscli: 'metrics show acquisition', ran: ranInNewest, note: oldMetrics },
	'metrics-parsers': { title: 'What is read and parsed', role: 'agent', cscli: 'metrics show acquisition parsers', ran: ranInNewest, note: oldMetrics },
	'metrics-scenarios': { title: 'What the scenarios do', role: 'agent', cscli: 'metrics show scenarios', ran: ranInNewest, note: oldMetrics },
	'metrics-whitelists': { title: 'What is set aside', role: 'agent', cscli: 'metrics show acquisition whitelists', ran: ranInNewest, note: oldMetrics },
	'metrics-bouncers': { title: 'What the bouncers have blocked', role: 'lapi', cscli: 'metrics show bouncers', ran: ranInNewest, note: oldMetrics },
	'collections-list': {
		title: 'Installed collections',
		role: 'agent',
		cscli: 'collections list',
		ran: ranInBoth,
		note: 'Debian’s 1.4.6 asks `version.crowdsec.net` first, and gives no list where it is out of reach.',
	},
	'collections-install': {
		title: 'Install a collection',
		role: 'agent',
		cscli: 'collections install crowdsecurity/nginx',
		ran: ranInBoth,
		note: 'Then reload the engine.',
		instead: {
			docker: [
				{
					run: 'docker exec crowdsec cscli collections install crowdsecurity/nginx',
					note: 'Then restart the container. To keep it, name the collection in the variable `COLLECTIONS` of the container.',
					ran: ranInDocker,
				},
			],
			kubernetes: [
				{
					run: 'agent.env: [{ name: COLLECTIONS, value: crowdsecurity/nginx }]',
					click: true,
					note: 'In values.yaml. What is installed by hand is lost with the pod.',
					ran: ranInCluster,
				},
				helm,
			],
		},
	},
	'collections-remove': {
		title: 'Remove a collection',
		role: 'agent',
		cscli: 'collections remove crowdsecurity/nginx',
		ran: ranInBoth,
		note: 'A collection that was changed on this host asks for `--force`.',
		instead: {
			docker: [
				{
					run: 'docker exec crowdsec cscli collections remove crowdsecurity/nginx',
					note: 'Take it out of the variable `COLLECTIONS` of the container too: its next start installs it again.',
					ran: ranInDocker,
				},
			],
			kubernetes: [{ run: 'agent.env: COLLECTIONS', click: true, note: 'Take it out of the list in values.yaml.', ran: ranInCluster }, helm],
		},
	},
	'parsers-list': { title: 'Installed parsers', role: 'agent', cscli: 'parsers list', ran: ranInBoth },
	'parsers-inspect': { title: 'Where a parser’s file is', role: 'agent', cscli: 'parsers inspect crowdsecurity/nginx-logs', ran: ranInBoth },
	'scenarios-list': { title: 'Installed scenarios', role: 'agent', cscli: 'scenarios list', ran: ranInBoth },
	'scenarios-remove': {
		title: 'Take a scenario out',
		role: 'agent',
		cscli: 'scenarios remove crowdsecurity/ssh-slow-bf --force',
		ran: ranInBoth,
		note: '`--force`, because a collection wants it. The collection is marked as changed from then on.',
	},
	'simulation-status': { title: 'Is simulation on?', role: 'agent', cscli: 'simulation status', ran: ranInBoth },
	'simulation-disable': {
		title: 'Switch simulation off',
		role: 'agent',
		cscli: 'simulation disable --global',
		ran: ranInBoth,
		note: 'Then reload the engine. There is no `--all`.',
		instead: { kubernetes: [{ run: 'config.simulation.yaml: "simulation: false"', click: true, note: 'In values.yaml.', ran: ranInCluster }, helm] },
	},
	'simulation-disable-one': {
		title: 'Switch it off for one scenario',
		role: 'agent',
		cscli: 'simulation disable crowdsecurity/ssh-bf',
		ran: ranInBoth,
		instead: {
			kubernetes: [{ run: 'config.simulation.yaml', click: true, note: 'In values.yaml: take the scenario out of `exclusions`.', ran: notTried }, helm],
		},
	},
	'allowlists-list': { title: 'Allowlists', role: 'lapi', cscli: 'allowlists list', ran: ranInNewest, note: 'Debian’s 1.4.6 has none.' },
	'allowlists-check': { title: 'Is an address on one?', role: 'lapi', cscli: 'allowlists check 192.0.2.1', ran: ranInNewest },
	'alerts-list': {
		title: 'The latest alerts',
		role: 'lapi',
		cscli: 'alerts list --limit 100',
		ran: ranInBoth,
		note: 'Where the Local API does not answer, 1.7.8 goes on trying for minutes: end it with Ctrl+C.',
	},
	'alerts-delete': {
		title: 'Delete the alerts of one scenario',
		role: 'lapi',
		cscli: 'alerts delete --scenario NAME',
		ran: ranInNewest,
		note: 'There is no way back. Look into them first.',
	},
	'decisions-list': { title: 'Decisions of this engine', role: 'lapi', cscli: 'decisions list', ran: ranInBoth },
	'decisions-add': {
		title: 'Ban a documentation address for five minutes',
		role: 'lapi',
		cscli: 'decisions add --ip 192.0.2.1 --duration 5m --reason test',
		ran: ranInBoth,
	},
	'decisions-delete': { title: 'Take the ban back', role: 'lapi', cscli: 'decisions delete --ip 192.0.2.1', ran: ranInBoth },
	'bouncers-list': { title: 'Bouncers that the Local API knows', role: 'lapi', cscli: 'bouncers list', ran: ranInBoth },
	'bouncers-add': { title: 'Make a key', role: 'lapi', cscli: 'bouncers add my-bouncer', ran: ranInBoth, note: 'The key is shown once.' },
	'bouncers-delete': { title: 'Delete a bouncer', role: 'lapi', cscli: 'bouncers delete my-bouncer', ran: ranInBoth },
	'explain-log': {
		title: 'What happens to one line',
		role: 'agent',
		cscli: `explain --type syslog --log 'Nov 29 10:00:00 host sshd[4711]: Failed password for root from 192.0.2.1 port 50000 ssh2'`,
		ran: ranInBoth,
		note: 'Put a line of your own log in, and the type of its acquisition. For a whole file use `--file`; it keeps all of it in memory.',
	},
	'support-dump': {
		title: 'Everything for a helper, in one file',
		role: 'agent',
		cscli: 'support dump -f dump.zip',
		ran: ranInBoth,
		note: `${dumpNote} Debian’s 1.4.6 writes none while the engine does not run.`,
		// The file is written where cscli runs: in the container.
		instead: {
			docker: [
				{ run: 'docker exec crowdsec cscli support dump -f /tmp/dump.zip', ran: ranInDocker },
				{ run: 'docker cp crowdsec:/tmp/dump.zip .', note: dumpNote, ran: ranInDocker },
			],
			kubernetes: [
				{
					run: `kubectl exec -n crowdsec ds/crowdsec-agent -- sh -c 'cscli support dump -f /tmp/dump.zip >&2 && cat /tmp/dump.zip' >dump.zip`,
					note: dumpNote,
					ran: ranInCluster,
				},
			],
		},
	},
	'hub-upgrade': {
		title: 'Newest parsers and scenarios',
		role: 'agent',
		cscli: 'hub upgrade',
		ran: ranInBoth,
		note: 'After `cscli hub update`.',
		instead: {
			kubernetes: [{ run: 'kubectl rollout restart -n crowdsec ds/crowdsec-agent', note: 'The pods fetch what is newest when they start.', ran: ranInCluster }],
		},
	},
	'service-status': {
		title: 'Is it running?',
		places: {
			host: [{ run: 'systemctl status crowdsec --no-pager', ran: ranInBoth }],
			docker: [{ run: `docker ps --all --filter name=crowdsec --format '{{.Names}}: {{.Status}}'`, ran: ranInDocker }],
			kubernetes: [
				{ run: 'kubectl get pods -n crowdsec -o wide', note: 'A pod `crowdsec-lapi-…`, and one `crowdsec-agent-…` for each node.', ran: ranInCluster },
			],
			windows: [{ run: 'Get-Service crowdsec', ran: noWindows }],
			freebsd: [
				{ run: 'service crowdsec status', note: 'FreeBSD', ran: noFreebsd },
				{ run: 'service oscrowdsec status', note: 'OPNsense', ran: noFreebsd },
				{ run: 'service crowdsec.sh status', note: 'pfSense', ran: noFreebsd },
			],
		},
	},
	'service-restart': {
		title: 'Restart it',
		places: {
			host: [{ run: 'sudo systemctl restart crowdsec', ran: ranInBoth }],
			docker: [{ run: 'docker restart crowdsec', note: 'A changed variable or volume needs `docker compose up -d` instead.', ran: ranInDocker }],
			kubernetes: [
				{ run: 'kubectl rollout restart -n crowdsec deploy/crowdsec-lapi', note: 'The Local API', ran: ranInCluster },
				{
					run: 'kubectl rollout restart -n crowdsec ds/crowdsec-agent',
					note: 'The log processors; `deploy/…` where `agent.isDeployment` is set',
					ran: ranInCluster,
				},
			],
			windows: [{ run: 'Restart-Service crowdsec', ran: noWindows }],
			freebsd: [
				{ run: 'service crowdsec restart', note: 'FreeBSD', ran: noFreebsd },
				{ run: 'service oscrowdsec restart', note: 'OPNsense: it restarts the bouncer too', ran: noFreebsd },
				{ run: 'service crowdsec.sh restart', note: 'pfSense', ran: noFreebsd },
			],
		},
	},
	'service-stop': {
		title: 'Stop it',
		places: {
			host: [{ run: 'sudo systemctl stop crowdsec', ran: ranInBoth }],
			docker: [{ run: 'docker stop crowdsec', ran: ranInDocker }],
			kubernetes: [
				{
					run: 'kubectl scale -n crowdsec deploy/crowdsec-lapi --replicas=0',
					note: 'Back with `--replicas=1`: a restart does not start it.',
					ran: ranInCluster,
				},
			],
			windows: [{ run: 'Stop-Service crowdsec', ran: noWindows }],
			freebsd: [
				{ run: 'service crowdsec stop', note: 'FreeBSD', ran: noFreebsd },
				{ run: 'service oscrowdsec stop', note: 'OPNsense: it may stop the bouncer too, and with it the blocking', ran: noFreebsd },
				{ run: 'service crowdsec.sh stop', note: 'pfSense', ran: noFreebsd },
			],
		},
	},
	'service-log': {
		title: 'Its log',
		places: {
			host: [
				{ run: 'sudo tail -n 100 /var/log/crowdsec.log | cut -c -500', note: 'Debian’s 1.4.6 writes lines of many kilobytes.', ran: ranInBoth },
				{ run: 'sudo journalctl -u crowdsec -n 50 --no-pager', note: 'What kept it from starting stands here', ran: ranInBoth },
			],
			docker: [{ run: 'docker logs --tail 100 crowdsec', ran: ranInDocker }],
			kubernetes: [
				{ run: 'kubectl logs -n crowdsec -l k8s-app=crowdsec,type=lapi --tail=100', ran: ranInCluster },
				{ run: 'kubectl logs -n crowdsec -l k8s-app=crowdsec,type=agent --tail=100 --prefix', ran: ranInCluster },
			],
			windows: [{ run: String.raw`Get-Content -Tail 100 C:\ProgramData\CrowdSec\log\crowdsec.log`, ran: noWindows }],
			freebsd: [
				{ run: 'tail -n 100 /var/log/crowdsec.log', note: 'FreeBSD', ran: noFreebsd },
				{ run: 'tail -n 100 /var/log/crowdsec/crowdsec.log', note: 'OPNsense and pfSense', ran: noFreebsd },
			],
		},
	},
	'service-errors': {
		title: 'Only its errors',
		places: {
			host: [{ run: `sudo grep -E 'level=(error|fatal)|Starting processing data' /var/log/crowdsec.log | tail -n 30 | cut -c -500`, ran: ranInBoth }],
			docker: [{ run: `docker logs crowdsec 2>&1 | grep -E 'level=(error|fatal)|Starting processing data' | tail -n 30`, ran: ranInDocker }],
			kubernetes: [
				{
					run: `kubectl logs -n crowdsec -l k8s-app=crowdsec --tail=2000 --prefix | grep -E 'level=(error|fatal)|Starting processing data'`,
					ran: ranInCluster,
				},
			],
			windows: [
				{
					run: String.raw`Select-String 'level=(error|fatal)|Starting processing data' C:\ProgramData\CrowdSec\log\crowdsec.log | Select-Object -Last 30`,
					ran: noWindows,
				},
			],
			freebsd: [
				{
					run: `grep -hE 'level=(error|fatal)|Starting processing data' /var/log/crowdsec.log /var/log/crowdsec/crowdsec.log | tail -n 30`,
					note: 'One of the two files is there.',
					ran: noFreebsd,
				},
			],
		},
	},
	'config-test': {
		title: 'Does the configuration hold?',
		places: {
			host: [{ run: 'sudo crowdsec -c /etc/crowdsec/config.yaml -t', ran: ranInBoth }],
			docker: [{ run: 'docker exec crowdsec crowdsec -c /etc/crowdsec/config.yaml -t', ran: ranInDocker }],
			kubernetes: [{ run: 'kubectl exec -n crowdsec ds/crowdsec-agent -- crowdsec -c /etc/crowdsec/config.yaml -t', ran: ranInCluster }],
			windows: [{ run: String.raw`& 'C:\Program Files\CrowdSec\crowdsec.exe' -c C:\ProgramData\CrowdSec\config\config.yaml -t`, ran: noWindows }],
			freebsd: [{ run: 'crowdsec -c /usr/local/etc/crowdsec/config.yaml -t', ran: noFreebsd }],
		},
	},
	'acquisition-files': {
		title: 'What it is told to read',
		places: {
			host: [{ run: `sudo sh -c 'tail -n +1 /etc/crowdsec/acquis.yaml /etc/crowdsec/acquis.d/*'`, note: 'One of the two may be missing.', ran: ranInBoth }],
			docker: [{ run: `docker exec crowdsec sh -c 'tail -n +1 /etc/crowdsec/acquis.yaml /etc/crowdsec/acquis.d/*'`, ran: ranInDocker }],
			kubernetes: [{ run: 'kubectl get configmap -n crowdsec acquis-configmap -o yaml', ran: ranInCluster }],
			windows: [{ run: String.raw`Get-Content C:\ProgramData\CrowdSec\config\acquis.yaml`, ran: noWindows }],
			freebsd: [{ run: `sh -c 'tail -n +1 /usr/local/etc/crowdsec/acquis.yaml /usr/local/etc/crowdsec/acquis.d/*'`, ran: noFreebsd }],
		},
	},
	'log-files': {
		title: 'Are the files there, and do they grow?',
		places: {
			host: [{ run: 'sudo stat /var/log/nginx/access.log', note: 'Then `sudo tail -n 3` of the same file.', ran: ranInBoth }],
			docker: [
				{ run: 'docker exec crowdsec ls -l /var/log/nginx/', note: 'What is not there is not mounted.', ran: ranInDocker },
				{ run: `docker inspect -f '{{range .Mounts}}{{.Source}} -> {{.Destination}}{{println}}{{end}}' crowdsec`, ran: ranInDocker },
			],
			kubernetes: [
				{ run: 'kubectl exec -n crowdsec ds/crowdsec-agent -- ls -l /var/log/containers/', note: 'Names begin with pod and namespace.', ran: ranInCluster },
			],
			windows: [{ run: String.raw`Get-Item C:\inetpub\logs\LogFiles\W3SVC1\* | Format-Table Name, Length, LastWriteTime`, ran: noWindows }],
			freebsd: [{ run: 'ls -l /var/log/nginx/', ran: noFreebsd }],
		},
	},
	'credentials-file': {
		title: 'Are its credentials there?',
		places: {
			host: [{ run: `sudo grep -vi password /etc/crowdsec/local_api_credentials.yaml`, note: 'Address and name; the password is left out.', ran: ranInBoth }],
			docker: [{ run: 'docker exec crowdsec grep -vi password /etc/crowdsec/local_api_credentials.yaml', ran: ranInDocker }],
			kubernetes: [{ run: 'kubectl exec -n crowdsec ds/crowdsec-agent -- grep -vi password /etc/crowdsec/local_api_credentials.yaml', ran: ranInCluster }],
			windows: [{ run: String.raw`Get-Content C:\ProgramData\CrowdSec\config\local_api_credentials.yaml | Select-String -NotMatch password`, ran: noWindows }],
			freebsd: [{ run: 'grep -vi password /usr/local/etc/crowdsec/local_api_credentials.yaml', ran: noFreebsd }],
		},
	},
	'listen-uri': {
		title: 'Where the Local API listens',
		places: {
			host: [{ run: `sudo grep -n listen_uri /etc/crowdsec/config.yaml`, ran: ranInBoth }],
			docker: [{ run: 'docker port crowdsec', note: 'The container listens on all its addresses; what counts is the published port.', ran: ranInDocker }],
			kubernetes: [{ run: 'kubectl get service -n crowdsec crowdsec-service', ran: ranInCluster }],
			windows: [{ run: String.raw`Select-String listen_uri C:\ProgramData\CrowdSec\config\config.yaml`, ran: noWindows }],
			freebsd: [
				{
					run: 'grep -n listen_uri /usr/local/etc/crowdsec/config.yaml',
					note: 'On OPNsense and pfSense the address is set in the settings of CrowdSec.',
					ran: noFreebsd,
				},
			],
		},
	},
	'lapi-health': {
		title: 'Does the Local API answer?',
		places: {
			host: [{ run: 'curl -sS -m 5 http://LAPI_HOST:8080/health', note: 'It answers `{"status":"up"}`.', ran: ranInBoth }],
			docker: [{ run: 'docker exec crowdsec wget -qO- http://LAPI_HOST:8080/health', ran: ranInDocker }],
			kubernetes: [
				{ run: 'kubectl exec -n crowdsec ds/crowdsec-agent -- wget -qO- http://crowdsec-service.crowdsec.svc.cluster.local:8080/health', ran: ranInCluster },
			],
			windows: [{ run: 'Invoke-RestMethod http://LAPI_HOST:8080/health', ran: noWindows }],
			freebsd: [{ run: 'fetch -qo - http://LAPI_HOST:8080/health', ran: noFreebsd }],
		},
	},
	'capi-reach': {
		title: 'Is the way to the Central API open?',
		places: {
			host: [
				{
					run: `curl -sS -m 10 -o /dev/null -w 'HTTP %{http_code}\\n' https://api.crowdsec.net/`,
					note: 'Any status is good: it was reached.',
					ran: ranInBoth,
				},
			],
			docker: [
				{
					run: 'docker exec crowdsec wget -S -O /dev/null https://api.crowdsec.net/',
					note: 'Any status is good. The image has wget unless its tag ends in `-debian`.',
					ran: ranInDocker,
				},
			],
			kubernetes: [
				{
					run: 'kubectl exec -n crowdsec deploy/crowdsec-lapi -- wget -S -O /dev/null https://api.crowdsec.net/',
					note: 'Any status is good.',
					ran: ranInCluster,
				},
			],
			windows: [{ run: 'Test-NetConnection api.crowdsec.net -Port 443', ran: noWindows }],
			freebsd: [{ run: 'fetch -o /dev/null https://api.crowdsec.net/', note: 'Any answer with a status is good.', ran: noFreebsd }],
		},
	},
	clock: {
		title: 'Is the clock right?',
		places: {
			host: [{ run: 'timedatectl', ran: ranInBoth }],
			docker: [{ run: 'date -u', note: 'On the host: containers have its clock.', ran: ranInBoth }],
			kubernetes: [{ run: 'kubectl exec -n crowdsec deploy/crowdsec-lapi -- date -u', ran: ranInCluster }],
			windows: [{ run: 'w32tm /query /status', ran: noWindows }],
			freebsd: [{ run: 'date -u', ran: noFreebsd }],
		},
	},
	restarts: {
		title: 'Does it restart again and again?',
		places: {
			host: [{ run: 'systemctl show crowdsec -p NRestarts,ActiveEnterTimestamp', ran: ranInBoth }],
			docker: [{ run: `docker inspect -f '{{.RestartCount}} restarts, started {{.State.StartedAt}}' crowdsec`, ran: ranInDocker }],
			kubernetes: [{ run: 'kubectl get pods -n crowdsec', note: 'The column RESTARTS.', ran: ranInCluster }],
			windows: [
				{
					run: `Get-WinEvent -FilterHashtable @{LogName='System'; ProviderName='Service Control Manager'} -MaxEvents 500 | Where-Object Message -match crowdsec | Select-Object -First 20`,
					ran: noWindows,
				},
			],
			freebsd: [{ run: `grep -h 'Starting' /var/log/crowdsec.log /var/log/crowdsec/crowdsec.log | tail`, ran: noFreebsd }],
		},
	},
} as const satisfies Readonly<Record<string, EngineTask>>

export type EngineTaskId = keyof typeof tasks
export const engineTasks: Readonly<Record<EngineTaskId, EngineTask>> = tasks
export const engineTaskIds = Object.keys(tasks) as readonly EngineTaskId[]

/**
 * The commands of a task in one place; none where the place has no such thing.
 */
export function engineCommands(id: EngineTaskId, place: EnginePlaceId): readonly EngineCommand[] {
	const task = engineTasks[id]
	if ('places' in task) return task.places[place] ?? []
	const { cscli } = enginePlaces[place]
	return (
		task.instead?.[place] ?? [
			{
				run: `${cscli[task.role]} ${task.cscli}`,
				...(task.note === undefined ? {} : { note: task.note }),
				ran: place === 'host' || 'not' in task.ran ? task.ran : notThere[place],
			},
		]
	)
}
