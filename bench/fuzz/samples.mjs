import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const secret = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'

const addresses = ['https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567', 'http://127.0.0.1:8080']

/** Characters of a text that is read for its lines. A million of them must fit into ten minutes of two cores, beside all other readers. */
export const pieceLength = 600

/** The texts that are mutated: everything of ours that a reader could paste. */
export function samplesOf(engine, root) {
	const folder = join(root, 'src/engine/logs/cases')
	const logs = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/^### .*\n/m))
	const messages = engine.rules.flatMap(({ samples }) => [...samples.match, ...samples.not])
	const configs = engine.bouncers.flatMap((bouncer) => bouncer.deployments.flatMap((deployment) => filesOf(engine, bouncer, deployment.id)))
	const whole = (texts) => [...new Set(texts.filter((text) => text.trim() !== ''))]
	const lines = whole([...logs, ...messages])
	const pieces = lines.flatMap((text) => text.match(new RegExp(`[^]{1,${pieceLength}}`, 'g')))
	return { logs: lines, pieces, configs: whole(configs), addresses }
}

function filesOf(engine, bouncer, deployment) {
	return addresses.flatMap((address) => {
		const parsed = engine.parseEndpoint(address)
		const source = address.includes('/integrations/') ? 'integration' : 'engine'
		const settings = { bouncer: bouncer.id, deployment, source, endpoint: parsed.address, key: secret, intervalSeconds: null, options: {} }
		const outcome = engine.generate(bouncer, settings)
		return outcome.ok ? outcome.value.files.map(({ content }) => content) : []
	})
}
