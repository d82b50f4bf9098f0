/**
 * Programs that are no bouncers and whose lines readers paste: what they are, how they are known, and which log to fetch
 * instead. Ids stand in verdicts (`bouncer`, `bouncerCandidates`) beside those of the bouncers.
 */
export interface Program {
	readonly id: string
	readonly name: string
	readonly marks: readonly { readonly text: string; readonly weight: 1 | 2 | 3 }[]
	/** What the reader should know about this log, and which one to fetch. */
	readonly advice: string
}

export const programs: readonly Program[] = [
	{
		id: 'crowdsec-engine',
		name: 'CrowdSec Security Engine',
		marks: [
			{ text: 'crowdsec/v1.', weight: 2 },
			{ text: 'crowdsec v1.', weight: 2 },
			{ text: 'module=lapi', weight: 3 },
			{ text: '$ cscli ', weight: 3 },
			{ text: 'cscli bouncers', weight: 1 },
			{ text: 'last api pull', weight: 3 },
			{ text: '"get /v1/decisions', weight: 2 },
			{ text: '"post /v1/usage-metrics', weight: 2 },
			{ text: '/v1/watchers/login', weight: 2 },
			{ text: 'capi metrics:', weight: 3 },
			{ text: 'signal push:', weight: 3 },
			{ text: 'start push to crowdsec central api', weight: 3 },
			{ text: 'loading grok library', weight: 3 },
			{ text: 'cscli decisions', weight: 1 },
			{ text: 'csconfig.config', weight: 3 },
			{ text: '/etc/crowdsec/config.yaml', weight: 2 },
			{ text: 'local_api_credentials.yaml', weight: 3 },
			{ text: 'crowdsec local api', weight: 2 },
			{ text: 'central api', weight: 2 },
			{ text: 'performed decision/stream', weight: 2 },
			{ text: 'crowdsec.service', weight: 2 },
			{ text: 'loading prometheus collectors', weight: 3 },
			{ text: 'http/1.1 200', weight: 1 },
			{ text: 'http/1.1 403', weight: 1 },
			{ text: 'crowdsec/runoutput', weight: 3 },
			{ text: 'starting processing data', weight: 2 },
			{ text: 'adding file ', weight: 1 },
			{ text: 'crowdsecurity/', weight: 1 },
		],
		advice:
			'These lines are about the Security Engine, not about a bouncer. Its log shows who asks and what was answered; how a bouncer fares, its own log says.',
	},
]

/** Other software whose logs readers paste by mistake. Its lines hold no pull, so they are no evidence; they only tell which log was taken. */
export interface ForeignLog {
	readonly name: string
	/** A regular expression that fits its lines, without wrapper; must run in linear time. */
	readonly line: string
	/** What this log tells, and which one to fetch. */
	readonly advice: string
}

export const foreignLogs: readonly ForeignLog[] = [
	{
		name: 'web access log',
		line: String.raw`"(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|PATCH) \S{1,4000} HTTP/[\d.]{1,3}" \d{3} `,
		advice: 'This is a web server’s access log: it tells what visitors asked, not whether the blocklist is pulled. Take the error log, or the bouncer’s own.',
	},
	{ name: 'sshd', line: String.raw`\bsshd(?:-session)?\[\d+\]: `, advice: 'This is the log of the SSH server. It says nothing about pulling.' },
	{
		name: 'fail2ban',
		line: String.raw`\bfail2ban\.\w+ +\[\d+\]: `,
		advice: 'This is the log of fail2ban, another program that blocks. It says nothing about CrowdSec.',
	},
	{
		name: 'kernel firewall log',
		line: String.raw`kernel: (?:\[[ \d.]{1,20}\] ?)?(?:\[[^\]]{1,40}\] ?)?IN=\S{0,40} OUT=`,
		advice: 'These are packets that the kernel’s firewall logged: blocking at work, perhaps. They do not tell whether the list is pulled.',
	},
	{
		name: 'Docker daemon',
		line: String.raw`\bdockerd\[\d+\]: |\bcontainerd\[\d+\]: `,
		advice: 'This is the log of the Docker daemon. Take the log of the bouncer’s container: `docker logs NAME`.',
	},
	{
		name: 'Kubernetes events',
		line: '  (?:kubelet|default-scheduler)  ',
		advice: 'These are Kubernetes events. Take the log of the bouncer’s pod: `kubectl logs POD`.',
	},
]

/** The program of that id, where it is one of these. */
export function programOf(id: string): Program | undefined {
	return programs.find((program) => program.id === id)
}

/** Other software that has a form of its own for its lines, so that these are known without a container's or unit's name. */
export interface ProgramForm {
	/** As services are named after it. */
	readonly name: string
	/** A regular expression that fits its lines, without wrapper; must run in linear time. */
	readonly line: string
}

export const programForms: readonly ProgramForm[] = [
	{
		name: 'postgres',
		line: String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})? [A-Z]{2,5} \[\d{1,10}\] (?:\S{1,80} )?(?:LOG|ERROR|FATAL|PANIC|WARNING|DETAIL|HINT|STATEMENT|NOTICE): `,
	},
	{ name: 'redis', line: String.raw`^\d{1,7}:[MSCX] \d\d \w{3} \d{4} \d\d:\d\d:\d\d` },
	{ name: 'mysql', line: String.raw`\] \[MY-\d{6}\] ` },
	{ name: 'mariadb', line: String.raw`^\d{4}-\d\d-\d\d {1,2}\d{1,2}:\d\d:\d\d \d{1,12} \[(?:ERROR|Warning|Note)\] ` },
	{
		name: 'openvpn',
		line: String.raw`^[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4} (?:TLS|VERIFY|RESOLVE|MANAGEMENT|UDP|TCP|\S{1,60}:\d{1,5} )`,
	},
	{ name: 'prometheus', line: String.raw`\bcaller=\w{1,40}\.go:\d{1,5} ` },
	{ name: 'grafana', line: '^logger=[\\w.-]{1,60} t=' },
	{
		name: 'java',
		line: String.raw`\b(?:java|javax|jakarta|org\.apache|org\.springframework|com\.datastax)\.(?:[a-z]\w{0,40}\.){0,6}[A-Z]\w{0,60}(?:Exception|Error)\b`,
	},
	{
		name: 'dockerd',
		line: String.raw`level=\w{1,8} msg="(?:Handler for (?:POST|GET|PUT|DELETE) /v\d\.|\[resolver\] |Failed to delete conntrack|cleaning up after shim|API listen on )`,
	},
	{
		name: 'kubelet',
		line: String.raw`^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{6} {1,9}\d{1,9} (?:kubelet|pod_workers|kuberuntime_manager|reflector|controller|event)\w{0,30}\.go:\d{1,5}\] `,
	},
	{ name: 'fail2ban', line: String.raw`\bfail\dban\.\w{1,40} {1,40}\[\d{1,9}\]: ` },
	{
		// Its own talk with the Central API and its hub, and its parsers: no bouncer's key and no bouncer's pull is in these lines.
		name: 'crowdsec',
		line: String.raw`\b[Cc](?:api|API) metrics\b|\b(?:api|API) client \(CAPI\)|[Cc]entral API|authenticate watcher|[Ss]ignal push:|[Hh]ub[ -]?(?:update|index|upgrade)|cdn-hub\.crowdsec\.net|[/"]api\.crowdsec\.net\b|module=(?:capi|papi|acquis\w{0,20})\b|\bstage=s\d\d-|\bUnmarshalJSON : `,
	},
]

/**
 * Programs whose own faults keep a bouncer from starting, by the name that a rule gives them (`program`): a bouncer runs in
 * them (`runs`), or they install it or start what it runs in (`brings`).
 */
export const hostPrograms: Readonly<Record<string, 'runs' | 'brings'>> = {
	nginx: 'runs',
	apache: 'runs',
	haproxy: 'runs',
	caddy: 'runs',
	traefik: 'runs',
	php: 'runs',
	envoy: 'runs',
	'package-manager': 'brings',
	compose: 'brings',
	'container-engine': 'brings',
	kubectl: 'brings',
	wrangler: 'brings',
	'fastly-cli': 'brings',
}

/** Programs in which a bouncer runs, by the names of their services and containers, with the bouncers that do. */
export const hostNames: Readonly<Record<string, readonly string[]>> = {
	nginx: ['nginx', 'nginx-module'],
	swag: ['nginx'],
	npm: ['openresty'],
	// Plain NGINX with cs-nginx-bouncer in it: ZoeyVid/NPMplus:Dockerfile.
	npmplus: ['nginx'],
	openresty: ['openresty'],
	ingress: ['ingress-nginx'],
	haproxy: ['haproxy', 'haproxy-spoa'],
	traefik: ['traefik'],
	caddy: ['caddy'],
	apache: ['apache'],
	apache2: ['apache'],
	httpd: ['apache'],
	envoy: ['envoy'],
	wordpress: ['wordpress'],
	php: ['php-standalone', 'wordpress'],
	magento: ['magento'],
}

/** Services whose failures are never a bouncer's, by the words in their names. */
export const serviceNames: readonly string[] = (
	'db database postgres postgresql pg mysql mysqld mariadb mariadbd mongo mongod mongodb redis valkey keydb memcached kafka zookeeper rabbitmq nats mosquitto elasticsearch opensearch ' +
	'logstash kibana filebeat cassandra scylla clickhouse influxdb victoriametrics grafana loki promtail alloy tempo mimir prometheus alertmanager blackbox exporter telegraf netdata ' +
	'zabbix minio seaweedfs mailhog mailpit postfix dovecot exim exim4 opendkim rspamd clamav named bind9 unbound dnsmasq coredns pihole adguardhome resolved networkmanager fail2ban ' +
	'firewalld ufw iptables nftables nft dockerd docker containerd podman kubelet kube etcd sshd ssh cron crond certbot acme openvpn ovpn proftpd vsftpd wireguard tailscaled cloudflared nextcloud ' +
	'gitlab gitea forgejo jenkins drone keycloak authelia authentik vaultwarden vault consul nomad vector fluentd fluent fluentbit watchtower portainer homeassistant jellyfin plex ' +
	'sonarr radarr qbittorrent immich paperless mattermost synapse matrix java tomcat kernel auditd snapd rsyslogd dbus polkitd cups smbd nfs samba restic borg rsync backup'
).split(' ')
