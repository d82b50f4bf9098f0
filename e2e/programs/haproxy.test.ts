import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GeneratedFile } from '../../src/engine/config/types'
import type { ListSource } from '../../src/facts/bouncer'
import { generated, withText } from './generated'
import { haproxyDefaults } from './haproxy-defaults'
import { debianVersion, skipped, whyMissing } from './installed'
import { ProofRecord } from './proof-record'
import { Stage, whyNoStage } from './stage'
import { integrationKey, streamPath } from './stand-in-endpoint'

const program = '/usr/sbin/haproxy'
const config = '/etc/haproxy/haproxy.cfg'
const reason = whyNoStage() ?? whyMissing(program, 'haproxy')

/** What a reader's own haproxy.cfg has beside the generated lines. */
const defaults = `${haproxyDefaults}frontend of-the-reader
    bind 127.0.0.1:8000
`

/** CrowdSec's Lua files are in no Debian package. These have their names and the actions that the configuration calls. */
const actions = (names: readonly string[]) => names.map((name) => `core.register_action("${name}", { "http-req" }, function(txn) end)\n`).join('')
const services = (names: readonly string[]) => names.map((name) => `core.register_service("${name}", "http", function(applet) end)\n`).join('')
const standIns = {
	'/usr/lib/crowdsec/lua/haproxy/crowdsec.lua': actions(['crowdsec_allow']) + services(['reply_captcha', 'reply_ban']),
	'/usr/local/lua/crowdsec/haproxy/crowdsec.lua': actions(['crowdsec_allow']) + services(['reply_captcha', 'reply_ban']),
	'/usr/lib/crowdsec-haproxy-spoa-bouncer/lua/crowdsec.lua': actions(['crowdsec_handle']),
} as const

/** The client that CrowdSec's Lua code is: it asks the first server of the backend `crowdsec` (lib/crowdsec.lua). */
const pull = `
const [address, key] = process.argv.slice(1)
const request = require('node:http').get('http://' + address + '/v1/decisions/stream?startup=true', { headers: { 'X-Api-Key': key } })
request.on('response', (response) => { console.log(response.statusCode); response.pipe(process.stdout) })
request.on('error', (error) => console.log(error.code))`

describe.skipIf(skipped('HAProxy', reason))('the real HAProxy', () => {
	const record = new ProofRecord('haproxy')
	let stage: Stage

	beforeAll(async () => {
		stage = await Stage.open()
	})
	afterAll(() => stage?.close())

	function set(files: readonly GeneratedFile[]): void {
		stage.set(files)
		stage.root.write('/etc/haproxy/defaults.cfg', defaults)
		for (const [path, lua] of Object.entries(standIns)) stage.root.write(path, lua)
	}

	const haproxy = () => ({ program: 'HAProxy', version: debianVersion('haproxy'), proven: 'accepted' }) as const
	const check = () => stage.run([program, '-c', '-f', '/etc/haproxy/defaults.cfg', '-f', config])

	it.each([
		['haproxy', 'deb', 'integration'],
		['haproxy', 'deb', 'engine'],
		['haproxy', 'tarball', 'integration'],
		['haproxy', 'tarball', 'engine'],
		['haproxy-spoa', 'deb', 'integration'],
		['haproxy-spoa', 'rpm', 'integration'],
		['haproxy-spoa', 'docker', 'integration'],
	] as const)('accepts the files for %s %s with the list from the %s', async (bouncer, deployment, source: ListSource) => {
		set(generated(bouncer, deployment, source === 'engine' ? { source, url: 'http://127.0.0.1:8080' } : {}))
		const { output, exitCode } = await check()
		expect(output).not.toMatch(/\[ALERT\]/)
		expect(exitCode, output).toBe(0)
		if (bouncer === 'haproxy-spoa') record.add({ ...haproxy(), note: 'CrowdSec’s Lua file was a stand-in' }, bouncer, deployment)
	})

	it.each([
		['haproxy', '    http-request lua.crowdsec_allow', '    http-request lua.crowdsec_alow'],
		['haproxy-spoa', 'use-backend crowdsec-spoa', 'use-backend crowdsec-none'],
	] as const)('refuses a mistake in the files for %s', async (bouncer, right, wrong) => {
		set(withText(generated(bouncer, 'deb'), right, wrong))
		const { output, exitCode } = await check()
		expect(exitCode, output).not.toBe(0)
	})

	it.each(['deb', 'tarball'])('hands a pull on to the endpoint, with the path, the host and the key, as %s has it', async (deployment) => {
		const files = generated('haproxy', deployment)
		set(files)
		const server = /backend crowdsec\n\s+server \S+ (\S+)/.exec(files.map(({ content }) => content).join('\n'))?.[1]
		expect(server).toBeDefined()
		let answer = ''
		const done = stage.run([program, '-f', '/etc/haproxy/defaults.cfg', '-f', config, '-db'], { until: () => answer.startsWith('200') })
		const deadline = Date.now() + 10_000
		while (!answer.startsWith('200') && Date.now() < deadline) {
			const asked = await stage.network.run([process.execPath, '-e', pull, server ?? '', integrationKey], { seconds: 5, until: () => false })
			answer = asked.output
		}
		const { output } = await done
		expect(answer, output).toContain('203.0.113.7')
		expect(stage.endpoint.asked[0]).toMatchObject({ path: `${streamPath}?startup=true`, key: integrationKey, host: 'admin.api.crowdsec.net', status: 200 })
		record.add({ ...haproxy(), note: 'and handed a pull on to the endpoint, with path and key; CrowdSec’s Lua file was a stand-in' }, 'haproxy', deployment)
	})

	record.hold()
})
