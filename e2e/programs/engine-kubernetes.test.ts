import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineTaskId } from '../../src/facts/engine'
import { whyNoCluster } from './engine/cluster'
import { whyNoDocker } from './engine/docker-daemon'
import { EngineCluster } from './engine/engine-cluster'
import { whyNoEngineImage } from './engine/engine-image'
import { commandsOf, inReadersWords, saidToBeRun } from './engine/page'
import { skipped } from './installed'
import { must } from './run-inside'

const reason = whyNoDocker() ?? whyNoEngineImage() ?? whyNoCluster()

/** The newest engine in a cluster, installed by its chart: what the alerts' pages print for Kubernetes is typed, to the letter. */
describe.skipIf(skipped('the engine in Kubernetes', reason))('the engine in Kubernetes', () => {
	let engine: EngineCluster

	beforeAll(async () => {
		engine = await EngineCluster.start()
	})
	afterAll(() => engine?.close())

	const machines = () => engine.look('kubectl exec -n crowdsec deploy/crowdsec-lapi -- cscli machines list -o raw')

	/** Types the commands of a task as its page prints them. */
	async function type(task: EngineTaskId): Promise<void> {
		for (const command of commandsOf(task, 'kubernetes')) await must(command, engine.typed(command))
	}

	it('runs every command of which the facts say that it was run', async () => {
		await engine.look('kubectl exec -n crowdsec deploy/crowdsec-lapi -- cscli machines add web02 --auto -f /tmp/web02.yaml')
		const { version, within } = await engine.versions()
		const failed: string[] = []
		// What is printed for several tasks is one command: pods that start anew take their time.
		for (const run of new Set(saidToBeRun('kubernetes', version, within).map((said) => said.run))) {
			const command = inReadersWords(run)
			const { exitCode, output } = await engine.typed(command)
			if (exitCode !== 0) failed.push(`${command} (${exitCode}): ${output.slice(-300)}`)
			if (run.includes('--replicas=0')) await engine.typed(command.replace('=0', '=1'))
			if (/ rollout | scale |helm /.test(run)) await engine.ready()
		}
		expect(failed).toEqual([])
	})

	it('hears the answer of who prunes machines', async () => {
		await engine.look('kubectl exec -n crowdsec deploy/crowdsec-lapi -- cscli lapi register --url http://127.0.0.1:8080 --machine gone -f /tmp/gone.yaml')
		expect(await machines()).toMatch(/^gone,/m)
		await type('machines-prune')
		expect(await machines()).not.toMatch(/^gone,/m)
	})

	it('brings the archive to the folder', async () => {
		await type('support-dump')
		expect(await engine.look('unzip -l dump.zip')).toContain('version.txt')
	})

	it('does what values.yaml is told', async () => {
		const collections = () => engine.look('kubectl exec -n crowdsec ds/crowdsec-agent -- cscli collections list -o raw')
		const simulation = () => engine.look('kubectl exec -n crowdsec ds/crowdsec-agent -- cscli simulation status 2>&1')
		expect(await collections()).toContain('crowdsecurity/nginx,')
		engine.write({ simulation: 'simulation: true' })
		await type('collections-remove')
		await engine.ready()
		expect(await collections()).not.toContain('crowdsecurity/nginx,')
		expect(await simulation()).toContain('global simulation: enabled')
		engine.write({ collections: 'crowdsecurity/nginx', simulation: 'simulation: false' })
		await type('simulation-disable')
		await engine.ready()
		expect(await simulation()).toContain('global simulation: disabled')
		expect(await collections()).toContain('crowdsecurity/nginx,')
	})
})
