import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GeneratedFile } from '../../src/engine/config/types'
import { generated, withText } from './generated'
import { debianVersion, skipped, whyMissing } from './installed'
import { ProofRecord } from './proof-record'
import { Stage, whyNoStage } from './stage'
import { integrationAddress, integrationKey, streamPath } from './stand-in-endpoint'

const program = '/usr/bin/crowdsec-custom-bouncer'
const folder = '/etc/crowdsec/bouncers'
const reason = whyNoStage() ?? whyMissing(program, 'crowdsec-custom-bouncer')

/** Debian's own package, run on the files exactly as the generator wrote them, with a program that keeps what it is fed. */
describe.skipIf(skipped('custom bouncer', reason))('the real custom bouncer', () => {
	const record = new ProofRecord('custom')
	let stage: Stage

	beforeAll(async () => {
		stage = await Stage.open()
	})
	afterAll(() => stage?.close())

	/** @param hidden what Debian's package writes at installation; it names another program, and no other package has it. */
	async function run(files: readonly GeneratedFile[], until: () => boolean, hidden: readonly string[] = [`${folder}/crowdsec-custom-bouncer.yaml.local`]) {
		stage.set(files)
		stage.root.hide(hidden)
		stage.root.write('/usr/local/bin/on-decision.sh', '#!/bin/sh\nexec cat >/mnt/fed\n', 0o755)
		const [config] = files
		if (!config) throw new Error('no file was generated')
		const path = config.path.startsWith('/') ? config.path : `${folder}/${config.path}`
		stage.root.write(path, config.content, 0o600)
		const { output } = await stage.run([program, '-c', path], { until })
		return output + stage.read('/var/log/crowdsec-custom-bouncer.log')
	}

	it.each(['deb', 'rpm', 'manual', 'docker'])('pulls with the file for %s, and feeds the program with what it got', async (deployment) => {
		const output = await run(generated('custom', deployment), () => stage.read('/mnt/fed').includes('\n'))
		expect(stage.endpoint.asked[0], output).toMatchObject({ key: integrationKey, status: 200 })
		expect(stage.endpoint.asked[0]?.path).toMatch(`${streamPath}?`)
		expect(stage.endpoint.asked[0]?.path).toContain('startup=true')
		expect(JSON.parse(stage.read('/mnt/fed')), output).toMatchObject({ action: 'add', value: '203.0.113.7' })
		record.add({ program: 'crowdsec-custom-bouncer', version: debianVersion('crowdsec-custom-bouncer'), proven: 'pulled' }, 'custom', deployment)
	})

	it('feeds nothing while Debian’s .local file is there, which names a program that does nothing', async () => {
		let answered = 0
		const longAfterTheAnswer = () => {
			if (answered === 0 && stage.endpoint.asked.length > 0) answered = Date.now()
			return answered > 0 && Date.now() > answered + 2000
		}
		await run(generated('custom', 'deb'), longAfterTheAnswer, [])
		expect(stage.endpoint.asked[0]).toMatchObject({ status: 200 })
		expect(stage.read('/mnt/fed')).toBe('')
	})

	it('fails with the address that the official page tells readers to use', async () => {
		const files = withText(generated('custom', 'deb'), integrationAddress, 'https://admin.api.crowdsec.net/v1/decisions/stream')
		await run(files, () => stage.endpoint.asked.length > 0)
		expect(stage.endpoint.asked[0]).toMatchObject({ status: 404 })
		expect(stage.endpoint.asked[0]?.path).toMatch('/v1/decisions/stream/v1/decisions/stream?')
		expect(stage.read('/mnt/fed')).toBe('')
	})

	record.hold()
})
