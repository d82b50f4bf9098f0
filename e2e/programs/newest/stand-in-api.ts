import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Stage } from '../stage'
import { certificateFor } from '../stand-in-endpoint'

/** A question to an API, and its answer: JSON, or a text as it is. */
export interface Question {
	readonly method: string
	readonly path: string
	readonly query: URLSearchParams
	readonly headers: IncomingMessage['headers']
	readonly body: string
}

/** Null: the API knows no such path. */
export type Answering = (question: Question) => unknown

export interface StandInApi {
	/** What has to stand in /etc/hosts. */
	readonly hosts: readonly string[]
	readonly address: string
	readonly close: () => Promise<void>
}

/** Stands in for the API of a service at its own name, over TLS with a certificate of the stage's CA. */
export async function standInFor(host: string, stage: Stage, answering: Answering): Promise<StandInApi> {
	certificateFor(stage.folder, 'api', host)
	const pem = (ending: string) => readFileSync(join(stage.folder, `api.${ending}`))
	const server = createHttpsServer({ key: pem('key'), cert: pem('pem') }, listener(answering))
	const address = stage.network.secondAddress()
	return opened(server, 443, address, [`${address} ${host}`])
}

/** The same without TLS, for a program that is told an address. */
export function standInAt(stage: Stage, answering: Answering): Promise<StandInApi> {
	return opened(createHttpServer(listener(answering)), 0, stage.network.hostAddress, [])
}

async function opened(server: ReturnType<typeof createHttpServer>, port: number, address: string, hosts: readonly string[]): Promise<StandInApi> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject)
		server.listen(port, address, resolve)
	})
	return {
		hosts,
		address: `${address}:${(server.address() as AddressInfo).port}`,
		close: () => {
			server.closeAllConnections()
			return new Promise((resolve) => server.close(() => resolve()))
		},
	}
}

function listener(answering: Answering): RequestListener {
	return async (request, response) => {
		let body = ''
		for await (const part of request) body += part
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://api.example')
		const answer = answering({ method: request.method ?? 'GET', path: pathname, query: searchParams, headers: request.headers, body })
		if (answer === null) response.writeHead(404, { 'content-type': 'application/json' }).end('{}')
		else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
	}
}
