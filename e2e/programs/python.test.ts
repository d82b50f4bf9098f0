import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generated, withText } from './generated'
import { skipped } from './installed'
import { ProofRecord } from './proof-record'
import { Stage, whyNoStage } from './stage'
import { integrationKey, streamPath } from './stand-in-endpoint'

const library = { name: 'pycrowdsec', version: '0.0.5' }
const django = 'django~=4.2.0'
const environment = mkdtempSync(join(tmpdir(), 'bouncer-doctor-python-'))
const python = join(environment, 'bin', 'python')
const reason = whyNoStage() ?? install()

function install(): string | null {
	try {
		execFileSync('/usr/bin/python3', ['-m', 'venv', environment], { stdio: 'pipe', timeout: 60_000 })
		execFileSync(python, ['-m', 'pip', 'install', '--quiet', `${library.name}==${library.version}`, django], { stdio: 'pipe', timeout: 120_000 })
		return null
	} catch (error) {
		rmSync(environment, { recursive: true, force: true })
		return `pip cannot install ${library.name} (${error instanceof Error ? error.message.split('\n')[0] : error})`
	}
}

/** The official library from PyPI, used by the files that the generator writes. */
describe.skipIf(skipped('Python SDK', reason))('the real Python library', () => {
	const record = new ProofRecord('python')
	let stage: Stage

	beforeAll(async () => {
		stage = await Stage.open()
	})
	afterAll(async () => {
		await stage?.close()
		rmSync(environment, { recursive: true, force: true })
	})

	const pulls = () => stage.endpoint.asked.filter(({ path }) => path.startsWith(streamPath))
	const run = (command: readonly string[], until: () => boolean) =>
		stage.network.run(command, { env: { REQUESTS_CA_BUNDLE: join(stage.folder, 'ca.pem'), PYTHONUNBUFFERED: '1' }, seconds: 20, until })

	it.each([
		['203.0.113.7', 'ban'],
		['203.0.113.8', 'None'],
	])('pulls with the generated program, and says of %s: %s', async (address, answer) => {
		stage.endpoint.asked.length = 0
		const [program] = withText(generated('python-sdk', 'library'), "get_action_for('192.0.2.7')", `get_action_for('${address}')`)
		if (!program) throw new Error('no file was generated')
		writeFileSync(join(stage.folder, program.path), program.content)
		let seen = ''
		const { output } = await run([python, join(stage.folder, program.path)], () => seen !== '')
		seen = output
		expect(pulls()[0], output).toMatchObject({ key: integrationKey, status: 200 })
		expect(output.trim()).toBe(answer)
		record.add({ program: library.name, version: library.version, proven: 'pulled' }, 'python-sdk', 'library')
	})

	it('shuts listed visitors out of a new Django site, with the lines at the end of its own settings', async () => {
		stage.endpoint.asked.length = 0
		const site = join(stage.folder, 'site')
		execFileSync(python, ['-m', 'django', 'startproject', 'site_of_the_reader', stage.folder], { stdio: 'pipe' })
		const settings = join(stage.folder, 'site_of_the_reader', 'settings.py')
		for (const file of generated('python-sdk', 'django')) appendFileSync(settings, file.content)
		const manage = [python, join(stage.folder, 'manage.py')]
		const checked = await run([...manage, 'check'], () => false)
		expect(checked.output).toContain('no issues')
		for (const address of ['203.0.113.7', '203.0.113.8']) stage.network.ask('ip', 'address', 'add', `${address}/32`, 'dev', 'lo')
		// A page that exists: the middleware looks at no other.
		const statusFor = (address: string) => {
			try {
				return stage.network.ask('curl', '-s', '-o', site, '-w', '%{http_code}', '--interface', address, 'http://127.0.0.1:8000/admin/login/')
			} catch {
				return 'no answer'
			}
		}
		const seen = { listed: '', neighbour: '' }
		const { output } = await run([...manage, 'runserver', '--noreload', '127.0.0.1:8000'], () => {
			if (pulls().length === 0) return false
			seen.neighbour = statusFor('203.0.113.8')
			seen.listed = statusFor('203.0.113.7')
			return seen.listed === '403'
		})
		expect(seen, output).toEqual({ listed: '403', neighbour: '200' })
		expect(pulls()[0], output).toMatchObject({ key: integrationKey, status: 200 })
		record.add({ program: library.name, version: library.version, proven: 'pulled' }, 'python-sdk', 'django')
	})

	record.hold()
})
