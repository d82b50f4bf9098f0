import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GeneratedFile } from '../../src/engine/config/types'
import { generated, withText } from './generated'
import { skipped } from './installed'
import { ProofRecord } from './proof-record'
import { Stage, whyNoStage } from './stage'
import { integrationAddress, integrationKey, streamPath } from './stand-in-endpoint'

/** Not a dependency of ours: it brings 36 MB of others. */
const library = { name: '@crowdsec/nodejs-bouncer', version: '0.2.0' }
const modules = join(tmpdir(), `bouncer-doctor-nodejs-${process.pid}`)
const reason = whyNoStage() ?? install()

function install(): string | null {
	mkdirSync(modules)
	writeFileSync(join(modules, 'package.json'), '{}')
	try {
		const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', `${library.name}@${library.version}`]
		execFileSync('npm', args, { cwd: modules, stdio: 'pipe', timeout: 60_000 })
		return null
	} catch (error) {
		rmSync(modules, { recursive: true, force: true })
		return `npm cannot install ${library.name} (${error instanceof Error ? error.message.split('\n')[0] : error})`
	}
}

/** The official library from the npm registry, used by the program that the generator writes. */
describe.skipIf(skipped('Node.js bouncer', reason))('the real Node.js library', () => {
	const record = new ProofRecord('nodejs')
	let stage: Stage

	beforeAll(async () => {
		stage = await Stage.open()
		symlinkSync(join(modules, 'node_modules'), join(stage.folder, 'node_modules'))
	})
	afterAll(async () => {
		await stage?.close()
		rmSync(modules, { recursive: true, force: true })
	})

	async function run([program]: readonly GeneratedFile[], until: () => boolean): Promise<string> {
		if (!program) throw new Error('no file was generated')
		stage.endpoint.asked.length = 0
		const path = join(stage.folder, program.path)
		writeFileSync(path, program.content)
		const { output } = await stage.network.run([process.execPath, path], { env: { NODE_EXTRA_CA_CERTS: join(stage.folder, 'ca.pem') }, seconds: 20, until })
		return output
	}

	/** Before its first pull the library looks whether the endpoint is alive, at a path that an integration does not have. */
	const pulls = () => stage.endpoint.asked.filter(({ path }) => path.includes('/decisions/stream'))

	it('is the version that is written here', () => {
		const { version } = JSON.parse(readFileSync(join(modules, 'node_modules', library.name, 'package.json'), 'utf8')) as { version: string }
		expect(version).toBe(library.version)
	})

	it('pulls with the generated program, from the right path and with the key', async () => {
		const output = await run(generated('nodejs', 'library'), () => pulls().length > 0)
		expect(pulls()[0], output).toMatchObject({ key: integrationKey, status: 200 })
		expect(pulls()[0]?.path).toMatch(`${streamPath}?`)
		record.add({ program: library.name, version: library.version, proven: 'pulled' }, 'nodejs', 'library')
	})

	it.each([
		['a slash at its end', `${integrationAddress}/`],
		['the path in it', `${integrationAddress}/v1/decisions/stream`],
	])('fails with an address that has %s', async (_what, address) => {
		const output = await run(withText(generated('nodejs', 'library'), `'${integrationAddress}'`, `'${address}'`), () => pulls().length > 0)
		expect(pulls()[0], output).toMatchObject({ status: 404 })
	})

	record.hold()
})
