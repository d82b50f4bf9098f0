import { redact } from './redact'

const ipv4 = /(?<![\d.\w-])(?:\d{1,3}\.){3}\d{1,3}(?![\d.\w-])/g
const ipv6 = /(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/gi
const host = /(?<=https?:\/\/)[\w.-]+/gi
const integration = /(?<=\/integrations\/)[0-9a-f]{24}/gi

/** Hosts that name nobody and tell much: the Console's endpoint and the machine itself. */
const keptHosts = new Set(['admin.api.crowdsec.net', 'app.crowdsec.net', 'localhost', '127.0.0.1', '0.0.0.0'])

/**
 * Masks what identifies a reader in a text that is to be shown to others: keys, addresses, hosts, integration ids. The same
 * address becomes the same word throughout one report, so that the report still makes sense. Version numbers stay.
 */
export class Masker {
	private readonly names = new Map<string, string>()

	mask(text: string): string {
		return redact(text)
			.replace(host, (name) => (keptHosts.has(name.toLowerCase()) || /^[\d.]+$/.test(name) ? name : this.name('host', name)))
			.replace(integration, (id) => this.name('integration', id))
			.replace(ipv4, (ip) => (keptHosts.has(ip) || !isAddress(ip) ? ip : this.name('ip', ip)))
			.replace(ipv6, (ip) => (isIpv6(ip) ? this.name('ip', ip) : ip))
	}

	private name(kind: string, value: string): string {
		const key = `${kind} ${value.toLowerCase()}`
		const known = this.names.get(key)
		if (known) return known
		const number = [...this.names.keys()].filter((other) => other.startsWith(`${kind} `)).length + 1
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
