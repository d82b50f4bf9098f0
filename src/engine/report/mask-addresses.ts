import { Redactor } from '../mask/redact'

/** Four numbers behind the name of a program are its version. */
const ipv4 =
	/(?<!\b(?:version|release|crowdsec|haproxy|nginx|openresty|traefik|caddy|php|bouncer|plugin)[ =:/"']{1,3})(?<![\d.\w-])(?:\d{1,3}\.){3}\d{1,3}(?![\d.\w-])/g
const ipv6 = /(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/gi
const urlHost = /(?<=https?:\/\/)[\w.-]+/gi
const integration = /(?<=\/integrations\/)[0-9a-f]{24}/gi
const mail = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g

/** The host that the journal and syslog write before the program. */
const journalHost =
	/(?<=^(?:[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,9})?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)) )[\w.-]{1,253}(?= [\w@.:\\/()-]{1,80}(?:\[\d+\])?: )/gm

/** Where programs print a host without an address around it. */
const toldHosts: readonly RegExp[] = [
	/(?<=\blookup )[\w.-]{1,253}/gi,
	/(?<=\bresolve (?:host: )?["']?)[\w-]{1,63}\.[\w.-]{1,253}/gi,
	/(?<=\bhost(?:name)?["']?[:=] ?["']?)[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}/gi,
	/(?<=\bserver: )[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gi,
]

/** Names with dots that end like a host and not like a file or a module. */
const hostName =
	/(?<![\w./@<-])(?:[a-z0-9-]{1,63}\.){1,8}(?:com|net|org|io|dev|app|cloud|info|biz|eu|de|fr|uk|it|es|nl|be|ch|at|pl|cz|se|no|fi|dk|pt|us|ca|au|jp|cn|in|br|ru|lan|local|internal|home|intranet|corp|test|invalid)(?![\w-]|\.\w)/gi

/** Hosts that name nobody and tell much: public services and the machine itself. */
const keptHosts = new Set([
	'localhost',
	'127.0.0.1',
	'0.0.0.0',
	'github.com',
	'docker.io',
	'ghcr.io',
	'plugins.traefik.io',
	'api.cloudflare.com',
	'api.fastly.com',
])
const keptDomain = /(?:^|\.)(?:crowdsec\.net|amazonaws\.com)$/i
/** `bouncer.yaml.local`: a file, not a host. */
const fileName = /\.(?:ya?ml|conf|cfg|lua|php|json|toml|log)\b/i

/**
 * Masks what identifies a reader in a text that is to be shown to others: keys, addresses, hosts, mail addresses, integration
 * ids. The same address becomes the same word throughout one report, so that the report still makes sense. Version numbers
 * stay, and so do the names of public services.
 */
export class Masker {
	private readonly names = new Map<string, string>()
	/** How many names of each kind there are. */
	private readonly counts = new Map<string, number>()
	private readonly redactor = new Redactor()

	mask(text: string): string {
		const host = (name: string) => this.host(name)
		let masked = this.redactor
			.redact(text)
			.replace(mail, (address) => this.name('mail', address))
			.replace(urlHost, host)
			.replace(journalHost, host)
		for (const told of toldHosts) masked = masked.replace(told, host)
		return masked
			.replace(hostName, host)
			.replace(integration, (id) => this.name('integration', id))
			.replace(ipv4, (ip) => (keptHosts.has(ip) || !isAddress(ip) ? ip : this.name('ip', ip)))
			.replace(ipv6, (ip) => (isIpv6(ip) ? this.name('ip', ip) : ip))
	}

	private host(name: string): string {
		const known = name.toLowerCase()
		if (keptHosts.has(known) || keptDomain.test(known) || fileName.test(known) || /^[\d.]+$/.test(known)) return name
		return this.name('host', name)
	}

	private name(kind: string, value: string): string {
		const key = `${kind} ${value.toLowerCase()}`
		const known = this.names.get(key)
		if (known) return known
		const number = (this.counts.get(kind) ?? 0) + 1
		this.counts.set(kind, number)
		const fresh = `<${kind}-${number}>`
		this.names.set(key, fresh)
		return fresh
	}
}

/** Times (`07:58:12`) and a lone `::` have the same letters. */
function isIpv6(text: string): boolean {
	return /[0-9a-f]/i.test(text) && (/[a-f]|::/i.test(text) || text.split(':').length > 4)
}

function isAddress(text: string): boolean {
	return text.split('.').every((part) => Number(part) < 256)
}
