import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { join, normalize } from 'node:path'
import { certificateFor } from '../stand-in-endpoint'

export const centralApi = 'api.crowdsec.net'
/** Of the newest engine, and of 1.4.6. */
const hubs = ['cdn-hub.crowdsec.net', 'hub-cdn.crowdsec.net']
/** Lists of words that scenarios of the Hub look for, of the newest and of 1.4.6: a checkout does not have them, and none of them is needed. */
const data = ['hub-data.crowdsec.net', 'raw.githubusercontent.com']
/** Of a list with an object in each line (pkg/exprhelpers/helpers.go), which the engine misses aloud at every event where it has no line. */
const dataLine = { pattern: '/stand-in', tag: 'stand-in', type: 'contains', uri: '/stand-in', cve: 'CVE-0000-0000' }
/** What 1.4.6 asks for the newest version before it lists anything of the Hub. */
const versions = 'version.crowdsec.net'

/** All names under which it answers. */
export const namesOfServices: readonly string[] = [centralApi, versions, ...data, ...hubs]

/**
 * Stands in for the services that a Security Engine asks: the Central API, which lets everybody log in and has no decisions, and the
 * Hub, with the files of a folder (pkg/apiclient/, pkg/cwhub/ of crowdsecurity/crowdsec).
 */
export class StandInServices {
	/** From now on every login is refused, as after too many of them. */
	refuses = false
	private readonly server: Server

	/**
	 * @param folder With the CA of the machine (`ca.pem`, `ca.key`).
	 * @param hub Files of the Hub; null for none.
	 */
	constructor(
		folder: string,
		private readonly hub: string | null,
	) {
		certificateFor(folder, 'services', ...namesOfServices)
		const pem = (ending: string) => readFileSync(join(folder, `services.${ending}`))
		this.server = createServer({ key: pem('key'), cert: pem('pem') }, (request, response) => {
			const path = new URL(request.url ?? '/', `https://${centralApi}`).pathname
			request.resume()
			if (hubs.includes(request.headers.host ?? '')) {
				const file = this.fileOf(path)
				if (file === null) response.writeHead(404).end()
				else response.writeHead(200, { 'content-type': 'text/plain' }).end(readFileSync(file))
				return
			}
			if (data.includes(request.headers.host ?? '')) {
				response.writeHead(200, { 'content-type': 'text/plain' }).end(`${path.endsWith('.json') ? JSON.stringify(dataLine) : 'stand-in'}\n`)
				return
			}
			if (request.headers.host === versions) {
				response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ name: 'v1.7.8' }))
				return
			}
			const status = this.refuses ? 403 : 200
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(this.refuses ? { message: 'Forbidden' } : answerTo(path)))
		})
	}

	listen(host: string): Promise<void> {
		return new Promise((resolve, reject) => {
			this.server.once('error', reject)
			this.server.listen(443, host, () => resolve())
		})
	}

	close(): Promise<void> {
		this.server.closeAllConnections()
		return new Promise((resolve) => this.server.close(() => resolve()))
	}

	/** `/crowdsecurity/master/.index.json` */
	private fileOf(path: string): string | null {
		if (this.hub === null) return null
		const inside = normalize(path.replace(/^(?:\/crowdsecurity)?\/[^/]+\//, '/'))
		const file = join(this.hub, inside)
		return existsSync(file) ? file : null
	}
}

function answerTo(path: string): unknown {
	if (path.endsWith('/watchers/login')) return { code: 200, expire: new Date(Date.now() + 3_600_000).toISOString(), token: tokenOf() }
	if (path.endsWith('/decisions/stream')) return { new: [], deleted: [], links: { blocklists: [] } }
	return { message: 'OK' }
}

/** A token that says when it is over; nobody checks who signed it. */
function tokenOf(): string {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
	return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ exp: Math.floor(Date.now() / 1000) + 3600, enrolled: true })}.stand-in`
}
