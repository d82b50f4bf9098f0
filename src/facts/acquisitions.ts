/**
 * What the Security Engine is told to read: services, as their collections in the Hub ask for them (crowdsecurity/hub:
 * collections/crowdsecurity/*.md, parsers/s01-parse/crowdsecurity/*-logs.yaml), and the kinds of sources of which a service can be read
 * (crowdsecurity/crowdsec:pkg/acquisition/modules/).
 */
export const acquisitionSourceIds = ['file', 'journal', 'docker', 'syslog', 'kubernetes'] as const
export type AcquisitionSourceId = (typeof acquisitionSourceIds)[number]

export const acquisitionSources: Readonly<Record<AcquisitionSourceId, string>> = {
	file: 'Files',
	journal: 'Journal of systemd',
	docker: 'Docker',
	syslog: 'Syslog over the network',
	kubernetes: 'Kubernetes (Helm)',
}

export interface LoggedService {
	readonly id: string
	readonly name: string
	readonly collection: string
	/** What its parser asks for: the name of the program. */
	readonly program: string
	/** Its lines begin with the head of syslog, in which the program stands: then `type` is `syslog`. */
	readonly hasHead: boolean
	/** Where Debian and its like have the logs; null where the service writes none. */
	readonly files: readonly string[] | null
	/** Unit of systemd, where the service writes to the journal what the parser reads. */
	readonly unit: string | null
	/** What a container is called in most examples; null where nobody runs it in one. */
	readonly container: string | null
}

export const loggedServices: readonly LoggedService[] = [
	{
		...{ id: 'nginx', name: 'NGINX', collection: 'crowdsecurity/nginx', program: 'nginx', hasHead: false },
		...{ files: ['/var/log/nginx/access.log', '/var/log/nginx/error.log'], unit: null, container: 'nginx' },
	},
	{
		...{ id: 'apache', name: 'Apache', collection: 'crowdsecurity/apache2', program: 'apache2', hasHead: false },
		...{ files: ['/var/log/apache2/access.log', '/var/log/apache2/error.log'], unit: null, container: 'apache' },
	},
	{
		...{ id: 'caddy', name: 'Caddy', collection: 'crowdsecurity/caddy', program: 'caddy', hasHead: false },
		...{ files: ['/var/log/caddy/*.log'], unit: null, container: 'caddy' },
	},
	{
		...{ id: 'traefik', name: 'Traefik', collection: 'crowdsecurity/traefik', program: 'traefik', hasHead: false },
		...{ files: ['/var/log/traefik/access.log'], unit: null, container: 'traefik' },
	},
	{
		...{ id: 'sshd', name: 'SSH', collection: 'crowdsecurity/sshd', program: 'sshd', hasHead: true },
		...{ files: ['/var/log/auth.log'], unit: 'ssh.service', container: null },
	},
	{
		...{ id: 'postfix', name: 'Postfix', collection: 'crowdsecurity/postfix', program: 'postfix', hasHead: true },
		...{ files: ['/var/log/mail.log'], unit: null, container: null },
	},
	{
		...{ id: 'mysql', name: 'MySQL', collection: 'crowdsecurity/mysql', program: 'mysql', hasHead: false },
		...{ files: ['/var/log/mysql/error.log'], unit: null, container: 'mysql' },
	},
	{
		...{ id: 'postgres', name: 'PostgreSQL', collection: 'crowdsecurity/pgsql', program: 'postgres', hasHead: false },
		...{ files: ['/var/log/postgresql/*.log'], unit: null, container: 'postgres' },
	},
]
