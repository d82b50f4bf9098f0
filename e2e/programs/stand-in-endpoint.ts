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

	constructor(folder: string) {
		makeCertificates(folder)
		this.server = createServer({ key: readFileSync(join(folder, 'server.key')), cert: readFileSync(join(folder, 'server.pem')) }, (request, response) => {
			const url = new URL(request.url ?? '/', 'https://admin.api.crowdsec.net')
			const key = request.headers['x-api-key']
			const right = url.pathname === streamPath
			const status = right ? (key === integrationKey ? 200 : 403) : 404
			this.asked.push({ path: `${url.pathname}${url.search}`, key: typeof key === 'string' ? key : null, host: request.headers.host ?? null, status })
			const body =
				status === 200
					? { new: url.searchParams.get('startup') === 'true' ? [decision] : [], deleted: [] }
					: { message: status === 403 ? 'access forbidden' : 'Not Found' }
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
		})
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

function makeCertificates(folder: string): void {
	const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
	openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=stand-in CA')
	openssl(
		'req',
		'-newkey',
		'rsa:2048',
		'-nodes',
		'-keyout',
		'server.key',
		'-out',
		'server.csr',
		'-subj',
		'/CN=admin.api.crowdsec.net',
		'-addext',
		'subjectAltName=DNS:admin.api.crowdsec.net',
	)
	openssl(
		'x509',
		'-req',
		'-in',
		'server.csr',
		'-CA',
		'ca.pem',
		'-CAkey',
		'ca.key',
		'-CAcreateserial',
		'-days',
		'2',
		'-copy_extensions',
		'copy',
		'-out',
		'server.pem',
	)
}
