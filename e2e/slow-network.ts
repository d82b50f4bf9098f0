import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A proxy that is as slow as a phone's way to the site, for the page and its workers alike. */
export interface SlowNetwork {
	readonly proxy: string
	/** That have come through so far. */
	readonly bytes: () => number
	readonly close: () => void
}

const roundTripMs = 150
const bytesPerMs = 1_600_000 / 8 / 1000

/** All answers share one line of 1.6 Mbit/s, and each begins a round trip late. A browser's own throttling leaves out what its workers fetch. */
export async function slowNetwork(): Promise<SlowNetwork> {
	let sent = 0
	let free = 0
	/** The line is busy with what was sent before. */
	const turn = async (bytes: number) => {
		sent += bytes
		free = Math.max(free, performance.now()) + bytes / bytesPerMs
		await wait(free - performance.now())
	}
	const server = createServer((asked, answer) => {
		const passed = request(asked.url ?? '', { method: asked.method, headers: asked.headers }, async (found) => {
			await wait(roundTripMs)
			answer.writeHead(found.statusCode ?? 502, found.headers)
			for await (const chunk of found) {
				await turn(chunk.length)
				answer.write(chunk)
			}
			answer.end()
		})
		passed.on('error', () => answer.destroy())
		asked.pipe(passed)
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const { port } = server.address() as AddressInfo
	return {
		proxy: `http://127.0.0.1:${port}`,
		bytes: () => sent,
		close() {
			server.close()
			server.closeAllConnections()
		},
	}
}
