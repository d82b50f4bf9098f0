import type { CauseId } from './causes'

/**
 * How a reader makes sure that a cause is the right one, before anything is changed. A page of one message may say it better;
 * this is what the others show.
 */
export type Confirmation =
	/** Ask the endpoint by hand. */
	| { readonly kind: 'probe' }
	| Run
	/** A command that each bouncer has of its own. */
	| { readonly kind: 'ask'; readonly what: 'status' | 'logs' | 'test' | 'version'; readonly see: string }

/** What is run in the place of a host's command: inside of the container, or where Docker is asked of it. */
export type OfContainer = { readonly inside: string } | { readonly docker: string }

/**
 * One command that is the same for every bouncer; `container` where the container answers otherwise than its host, `windows` and
 * `freebsd` where these have another program for it.
 */
interface Run extends OfSystems {
	readonly kind: 'run'
	readonly run: string
	readonly container?: OfContainer
	readonly see: string
}

interface OfSystems {
	/** For PowerShell. */
	readonly windows?: string
	readonly freebsd?: string
}

/** The reader puts the container's own name in. */
export function dockerCommand(of: OfContainer): string {
	return 'inside' in of ? `docker exec NAME ${of.inside}` : of.docker
}

/** @returns Null where only Docker can be asked. */
export function kubectlCommand(of: OfContainer): string | null {
	return 'inside' in of ? `kubectl exec POD -- ${of.inside}` : null
}

/** What each bouncer has a command of its own for, asked of a program whose name only the reader knows. */
const anyLog =
	'sudo journalctl -u NAME -n 50 --no-pager   # a service\ndocker logs --tail 50 NAME                 # a container\nkubectl logs --tail=50 POD                 # Kubernetes'
export const askedOfAny: Readonly<Record<Extract<Confirmation, { kind: 'ask' }>['what'], string>> = {
	status: 'systemctl status NAME --no-pager   # a service\ndocker ps -a --filter name=NAME    # a container\nkubectl get pods -A                # Kubernetes',
	logs: anyLog,
	test: anyLog,
	version: anyLog,
}

const probe: Confirmation = { kind: 'probe' }
const test = (see: string): Confirmation => ({ kind: 'ask', what: 'test', see })
const logs = (see: string): Confirmation => ({ kind: 'ask', what: 'logs', see })
const run = (command: string, see: string, container?: OfContainer): Run => ({ kind: 'run', run: command, see, ...(container && { container }) })
/** With the programs of other systems. */
const on = (confirmation: Run, systems: OfSystems): Run => ({ ...confirmation, ...systems })
const inside = (command: string): OfContainer => ({ inside: command })
const docker = (command: string): OfContainer => ({ docker: command })

/** The address of a proxy may hold a login, which nobody pastes. */
const proxies = "grep -i proxy | sed 's#//[^@/]*@#//…@#'"

/** Asks for the certificate without pulling, so it does not count against a plan. */
const certificate = "curl -svo /dev/null https://admin.api.crowdsec.net/ 2>&1 | grep -iE 'subject:|issuer:|expire date|ssl|tls'"

const windowsCertificate = "curl.exe -svo NUL https://admin.api.crowdsec.net/ 2>&1 | Select-String 'schannel|SSL|certificate'"

export const confirmations: Readonly<Record<CauseId, Confirmation | null>> = {
	'service-stopped': { kind: 'ask', what: 'status', see: 'Anything but `active (running)` means that nothing pulls.' },
	'service-crash-loop': logs('The last lines before each start name the reason.'),
	'unit-missing': on(
		run(
			"systemctl list-unit-files | grep -iE 'crowdsec|nginx|haproxy|traefik|caddy|apache'",
			'A bouncer without a line here is part of a web server, runs in a container, or is not installed.',
			docker("docker ps -a --format '{{.Names}} {{.Image}} {{.Status}}'"),
		),
		{ windows: 'Get-Service *crowdsec*, *bouncer*', freebsd: 'service -e' },
	),
	'module-not-loaded': test('The test names the directive or the module that is missing.'),
	'plugin-not-enabled': logs('A plugin that is in use prints a line at every start.'),
	'dependency-missing': test('The test, or the last start in the log, names the library.'),
	'bouncer-disabled-in-config': on(
		run(
			"grep -rniE '^ *(enabled|mode|crowdsec_mode)' /etc/crowdsec/bouncers/",
			'`false`, `none` or `disabled` switches the bouncer off.',
			inside("grep -rniE '^ *(enabled|mode|crowdsec_mode)' /etc/crowdsec/bouncers/"),
		),
		{ freebsd: "grep -rniE '^ *(enabled|mode|crowdsec_mode)' /usr/local/etc/crowdsec/bouncers/" },
	),
	'version-incompatible': { kind: 'ask', what: 'version', see: 'Compare it with the version in the message and with the newest release.' },
	'config-missing': test('The test, or the last start in the log, names the path that the program looks at.'),
	'config-syntax': test('The test, or the last start in the log, names the line.'),
	'config-invalid-value': test('The test, or the last start in the log, names the setting.'),
	'config-unknown-key': test('The test, or the last start in the log, names the setting.'),
	'config-permission': on(
		run(
			'ls -l /etc/crowdsec/bouncers/',
			'The user that the program runs as must be able to read the file. The message names the path; look at its folder too.',
			inside("sh -c 'id; ls -l /etc/crowdsec/bouncers/'"),
		),
		{ windows: "icacls 'C:\\ProgramData\\CrowdSec\\config\\bouncers\\*'", freebsd: 'ls -l /usr/local/etc/crowdsec/bouncers/' },
	),
	'api-url-missing': probe,
	'api-url-malformed': probe,
	'api-url-wrong-path': probe,
	'api-url-points-to-local-engine': on(
		run(
			"ss -ltn | grep -E ':8080'",
			'No line: no Security Engine listens on this host. In a container `127.0.0.1` is the container itself: an engine in another one has its name as address, in the same network.',
			docker("docker ps --format '{{.Names}} {{.Networks}} {{.Ports}}'"),
		),
		{ windows: 'Test-NetConnection 127.0.0.1 -Port 8080', freebsd: "sockstat -l | grep ':8080'" },
	),
	'api-key-missing': probe,
	'api-key-invalid': probe,
	'api-key-malformed': probe,
	'credentials-rotated': probe,
	'dns-failure': on(
		run(
			'getent hosts admin.api.crowdsec.net',
			'No answer: DNS fails there. A container has a DNS of its own, so ask where the bouncer runs.',
			inside('getent hosts admin.api.crowdsec.net'),
		),
		{ windows: 'Resolve-DnsName admin.api.crowdsec.net' },
	),
	'connection-refused': probe,
	'connection-timeout': probe,
	'connection-reset': probe,
	'network-unreachable': probe,
	'proxy-required': on(
		run(
			`env | ${proxies}`,
			'A proxy that stands here is used by curl. Whether the bouncer uses it is another question: most do not read these variables.',
			inside(`env | ${proxies}`),
		),
		{ windows: 'netsh winhttp show proxy' },
	),
	'tls-unknown-ca': on(run(certificate, 'The `issuer` shows whether the endpoint answers, or a proxy that opens TLS.'), { windows: windowsCertificate }),
	'tls-expired': on(
		run(
			"date -u; curl -sI http://example.com/ | grep -i '^date'",
			'When the two times differ by more than minutes, the clock is the fault and not the certificate.',
		),
		{ windows: "(Get-Date).ToUniversalTime(); curl.exe -sI http://example.com/ | Select-String '^date'" },
	),
	'tls-hostname': on(run(certificate, 'The `subject` names who really answers.'), { windows: windowsCertificate }),
	'tls-protocol': on(run(certificate, 'No certificate at all: something that does not speak TLS answers there.'), { windows: windowsCertificate }),
	'rate-limited': probe,
	'endpoint-5xx': probe,
	'endpoint-empty-blocklist': probe,
	'response-not-json': probe,
	'response-too-large': probe,
	'polling-stopped': logs('No line of a pull within the interval: it has given up.'),
	'cache-backend-down': run(
		'redis-cli -h 127.0.0.1 ping',
		'`PONG`: Redis answers. Use the host of your settings; for Memcached `echo stats | nc 127.0.0.1 11211`.',
	),
	'cache-too-small': logs('Count the entries that were refused, and compare with the size in the configuration.'),
	'backend-firewall-missing': run(
		'command -v nft iptables ipset pfctl',
		'What the configuration names in `mode` must be in the answer.',
		inside("sh -c 'command -v nft iptables ipset'"),
	),
	'backend-permission': on(
		run(
			'sudo nft list tables',
			'When root may do it here and the bouncer may not, its user, its unit or its container lacks the right (`NET_ADMIN`).',
			docker("docker inspect --format '{{.HostConfig.CapAdd}} {{.HostConfig.NetworkMode}}' NAME"),
		),
		{ freebsd: 'pfctl -s Tables' },
	),
	'backend-busy': on(run("ps -e | grep -E 'iptables|nft|ufw|firewalld|fail2ban'", 'A program that stands here for long holds the firewall.'), {
		freebsd: "ps -ax | grep -E '[p]fctl|[f]ilter_configure'",
	}),
	'custom-script-failed': run(
		"sudo /path/of/bin_path add 192.0.2.1 60 test '{}'; echo $?",
		'`0` is a success. Everything else, and what the script prints, is the reason. It does what it does for any address; the same with `del` takes it back.',
	),
	'real-ip-wrong': logs('One address for all visitors is that of a proxy or load balancer.'),
	'captcha-misconfigured': logs('The line names the setting. The pull does not depend on it.'),
	'appsec-unreachable': on(
		run(
			'ss -ltn | grep 7422',
			'No line: no AppSec listens there, which `listen_addr` of its acquisition has to allow. The pull does not depend on it.',
			docker('docker exec crowdsec cscli metrics show appsec'),
		),
		{ windows: 'Test-NetConnection 127.0.0.1 -Port 7422', freebsd: 'sockstat -l | grep 7422' },
	),
	'cloud-token-invalid': logs('The answer of the provider names the permission that is missing.'),
	'cloud-quota': logs('The answer of the provider names the limit.'),
	'cloud-resource-missing': logs('The line names what is missing; look for it in the console of the provider.'),
	'cloud-resource-conflict': logs('Lines of a second instance, or the same error at every pull, show the conflict.'),
	'port-in-use': on(run('sudo ss -ltnp', 'The line with the port names the program that has it.', docker("docker ps --format '{{.Names}} {{.Ports}}'")), {
		windows: 'Get-NetTCPConnection -State Listen',
		freebsd: 'sockstat -l',
	}),
	'disk-full': on(run('df -h; df -i', '`100%` in one of the lines. The second list counts files, which run out too.', inside("sh -c 'df -h; df -i'")), {
		windows: 'Get-PSDrive -PSProvider FileSystem',
	}),
	'memory-exhausted': on(
		run(
			"sudo journalctl -k --since '1 day ago' | grep -iE 'out of memory|oom'",
			'The line names the program that the kernel ended. Of a container: `true`, or `OOMKilled` in Kubernetes, is its own limit.',
			docker("docker inspect --format '{{.State.OOMKilled}}' NAME"),
		),
		{ freebsd: "dmesg | grep -iE 'out of swap|killed'" },
	),
	'bouncer-bug': { kind: 'ask', what: 'version', see: 'Compare it with the newest release; look there for the message.' },
	'engine-no-logs-read': run('sudo cscli metrics show acquisition', 'A source without a row was not read since the engine started.'),
	'engine-no-logs-parsed': run('sudo cscli metrics show acquisition parsers', 'Lines read, and a dash below *Lines parsed*.'),
	'engine-collection-not-fed': run('sudo cscli collections list; sudo cscli metrics show acquisition', 'Compare the collections with the sources.'),
	'engine-simulation': run('sudo cscli simulation status', '`global simulation: enabled`, or the scenario stands in the list below.'),
	'engine-events-allowlisted': run('sudo cscli metrics show acquisition whitelists', 'As many lines whitelisted as parsed.'),
	'engine-no-bouncer': run('sudo cscli bouncers list', 'No row: nobody asks. A bouncer of a Console integration does not stand here.'),
	'engine-machine-silent': run('sudo cscli machines list', 'A warning sign before the last heartbeat.'),
	'engine-central-api-refused': run('sudo cscli capi status', 'Once is enough: every call is a login, and too many logins are what it refuses.'),
	none: null,
	'healthy-pull': null,
}
