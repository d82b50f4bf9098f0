import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { join } from 'node:path'

/** What a bouncer asked for, as it arrived. */
export interface Asked {
	readonly path: string
	readonly key: string | null
	readonly host: string | null
	readonly status: number
}

export const integrationId = '0123456789abcdef01234567'
export const integrationAddress = `https://admin.api.crowdsec.net/v1/integrations/${integrationId}`
/** What every bouncer has to ask for. */
export const streamPath = `/v1/integrations/${integrationId}/v1/decisions/stream`
/** The shape of a Console key: 64 hexadecimal digits. */
export const integrationKey = 'c0ffee'.padEnd(64, '0')

/**
 * How the endpoint answers. `right`: as the real one is described. `expired` shows a certificate that is over; `right-once` serves one
 * list, and then knows the key no more.
 */
export type Answer = 'right' | 'right-once' | 'empty' | 'rate-limited' | 'html' | 'expired'

const page = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>'

const decision = {
	id: 1,
	origin: 'lists',
	type: 'ban',
	scope: 'Ip',
	value: '203.0.113.7',
	duration: '23h59m59s',
	scenario: 'stand-in',
	uuid: '00000000-0000-4000-8000-000000000001',
}

/**
 * Stands in for the Console's endpoint: TLS, one integration, one key, 404 for every other path, as the real one is described.
 * Its certificate is for admin.api.crowdsec.net and signed by a CA made on the spot (`ca.pem` in the folder).
 */
export class StandInEndpoint {
	readonly asked: Asked[] = []
	private readonly server: Server
	private answer: Answer = 'right'

	constructor(private readonly folder: string) {
		makeCertificates(folder)
		this.server = createServer({ key: readFileSync(join(folder, 'server.key')), cert: readFileSync(join(folder, 'server.pem')) }, (request, response) => {
			const url = new URL(request.url ?? '/', 'https://admin.api.crowdsec.net')
			const key = request.headers['x-api-key']
			const right = url.pathname === streamPath
			const status = right ? (key === integrationKey ? this.statusForKey() : 403) : 404
			this.asked.push({ path: `${url.pathname}${url.search}`, key: typeof key === 'string' ? key : null, host: request.headers.host ?? null, status })
			if (status === 204) response.writeHead(status).end()
			else if (status === 200 && this.answer === 'html') response.writeHead(status, { 'content-type': 'text/html' }).end(page)
			else {
				const list = { new: url.searchParams.get('startup') === 'true' ? [decision] : [], deleted: [] }
				response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(status === 200 ? list : { message: words[status] }))
			}
		})
	}

	private statusForKey(): 200 | 204 | 403 | 429 {
		switch (this.answer) {
			case 'empty':
				return 204
			case 'rate-limited':
				return 429
			case 'right-once':
				return this.asked.some(({ status }) => status === 200) ? 403 : 200
			case 'right':
			case 'html':
			case 'expired':
				return 200
		}
	}

	/** From now on it answers like this, also to whom it knows already. */
	set(answer: Answer): void {
		this.answer = answer
		this.asked.length = 0
		const certificate = answer === 'expired' ? 'expired.pem' : 'server.pem'
		this.server.setSecureContext({ key: readFileSync(join(this.folder, 'server.key')), cert: readFileSync(join(this.folder, certificate)) })
		this.server.closeAllConnections()
	}

	/** @returns the port. */
	listen(port: number, host: string): Promise<void> {
		return new Promise((resolve, reject) => {
			this.server.once('error', reject)
			this.server.listen(port, host, () => resolve())
		})
	}

	close(): Promise<void> {
		this.server.closeAllConnections()
		return new Promise((resolve) => this.server.close(() => resolve()))
	}
}

const words: Readonly<Record<number, string>> = { 403: 'access forbidden', 404: 'Not Found', 429: 'Too Many Requests' }

/** A CA made on the spot (`ca.pem` and `ca.key` in the folder), and what it signed for the endpoint. */
export function makeCertificates(folder: string): void {
	openssl(folder, 'req', '-x509', ...newKey('ca'), '-out', 'ca.pem', '-days', '2', '-subj', '/CN=stand-in CA')
	ask(folder, 'server', 'admin.api.crowdsec.net')
	sign(folder, 'server', 'server', 2)
	sign(folder, 'server', 'expired', -1)
}

/** A certificate for another host, signed by the same CA: `name.pem` and `name.key` in the folder. */
export function certificateFor(folder: string, name: string, ...hosts: readonly string[]): void {
	ask(folder, name, ...hosts)
	sign(folder, name, name, 2)
}

const openssl = (folder: string, ...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
const newKey = (name: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`]

function ask(folder: string, name: string, ...hosts: readonly string[]): void {
	const names = hosts.map((host) => `DNS:${host}`).join(',')
	openssl(folder, 'req', ...newKey(name), '-out', `${name}.csr`, '-subj', `/CN=${hosts[0]}`, '-addext', `subjectAltName=${names}`)
}

function sign(folder: string, request: string, name: string, days: number): void {
	const ca = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial']
	openssl(folder, 'x509', '-req', '-in', `${request}.csr`, ...ca, '-days', String(days), '-copy_extensions', 'copy', '-out', `${name}.pem`)
}
