import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineTaskId } from '../../src/facts/engine'
import { whyNoDocker } from './engine/docker-daemon'
import { EngineContainer } from './engine/engine-container'
import { engineImage, whyNoEngineImage } from './engine/engine-image'
import { commandsOf, inReadersWords, saidToBeRun } from './engine/page'
import { skipped } from './installed'
import { must } from './run-inside'

const reason = whyNoDocker() ?? whyNoEngineImage()

/** The newest engine in a container of a real Docker: what the alerts' pages print for Docker is typed on its host, to the letter. */
describe.skipIf(skipped('the engine in Docker', reason))('the engine in Docker', () => {
	let engine: EngineContainer
	beforeAll(async () => {
		engine = await EngineContainer.start()
	})
	afterAll(() => engine?.close())

	const login = () => engine.look("docker exec crowdsec sed -n 's/^login: //p' /etc/crowdsec/local_api_credentials.yaml")
	const machines = () => engine.look('docker exec crowdsec cscli machines list -o raw')

	/** Types the commands of a task as its page prints them. */
	async function type(task: EngineTaskId): Promise<void> {
		for (const command of commandsOf(task, 'docker')) await must(command, engine.typed(command))
	}

	it('runs every command of which the facts say that it was run', async () => {
		await engine.attack()
		const { version, within } = await engine.versions()
		const failed: string[] = []
		for (const { run } of saidToBeRun('docker', version, within)) {
			const command = inReadersWords(run)
			const { exitCode, output } = await engine.typed(command)
			if (exitCode !== 0) failed.push(`${command} (${exitCode}): ${output.slice(-300)}`)
			if (/ docker (?:re)?start /.test(` ${command}`)) await engine.ready()
		}
		expect(failed).toEqual([])
	})

	it('hears the answer of who prunes machines', async () => {
		await engine.look('docker exec crowdsec cscli lapi register --url http://127.0.0.1:8080 --machine gone -f /tmp/gone.yaml')
		expect(await machines()).toMatch(/^gone,/m)
		await type('machines-prune')
		expect(await machines()).not.toMatch(/^gone,/m)
	})

	it('makes its own credentials when it starts without any that the Local API knows', async () => {
		await engine.look('docker exec crowdsec cscli machines delete "$(docker exec crowdsec sed -n "s/^login: //p" /etc/crowdsec/local_api_credentials.yaml)"')
		expect(await machines()).not.toMatch(/^localhost,/m)
		await type('machines-add')
		await engine.ready()
		expect((await login()).trim()).toBe('localhost')
		expect(await machines()).toMatch(/^localhost,/m)
		await type('lapi-status')
	})

	it('installs a removed collection again that its variable names', async () => {
		await type('collections-remove')
		expect(await engine.look('docker exec crowdsec cscli collections list -o raw')).not.toContain('crowdsecurity/nginx,')
		await type('service-restart')
		await engine.ready()
		expect(await engine.look('docker exec crowdsec cscli collections list -o raw')).toContain('crowdsecurity/nginx,')
	})

	it('brings the archive to the host', async () => {
		await type('support-dump')
		expect(engine.has('dump.zip')).toBe(true)
	})

	it('ends at once without a volume for its data, as the page says', async () => {
		const { output, exitCode } = await engine.typed(`docker run --rm ${engineImage}`)
		expect(output).toContain('No volume mounted for /var/lib/crowdsec/data')
		expect(exitCode).toBe(0)
	})
})
