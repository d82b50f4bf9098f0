import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GeneratedFile } from '../../src/engine/config/types'
import { type Asked, generated } from './generated'
import { skippedHere } from './installed'
import { StandInDns } from './machine/dns'
import { listed, neighbour } from './machine/visitor'
import { collect, type Printed, type Ran } from './newest/collected'
import { type Fault, faults } from './newest/faults'
import { causeOf, isRight } from './newest/judge'
import { type Besides, readersFolder, whyNotHere } from './newest/program'
import { newest } from './newest/programs'
import { ProofRecord } from './proof-record'
import { Stage, whyNoStage } from './stage'
import { integrationKey, streamPath } from './stand-in-endpoint'

/** What Debian's packages of older versions write at installation; it would win over the files beside it. */
const ofDebian = ['firewall', 'custom'].map((name) => `/etc/crowdsec/bouncers/crowdsec-${name}-bouncer.yaml.local`)
const record = new ProofRecord('newest')

/** Bouncers as their projects publish them today, found in the folder PROGRAMS_DIR, with the files that the generator writes. */
describe.each(newest)('$program with the file for $deployment', (row) => {
	const reason = whyNoStage() ?? whyNotHere(row)
	if (skippedHere(`${row.program} ${row.deployment}`, reason)) {
		record.leave(row.program)
		return
	}
	let stage: Stage
	let dns: StandInDns
	let besides: Besides | undefined

	beforeAll(async () => {
		stage = await Stage.open()
		dns = new StandInDns('admin.api.crowdsec.net', stage.network.hostAddress)
		await dns.listen(stage.network.hostAddress)
		besides = await row.besides?.(stage)
		for (const address of [listed, neighbour]) stage.network.ask('ip', 'address', 'add', `${address}/32`, 'dev', 'lo')
	})
	afterAll(async () => {
		await dns?.close()
		await besides?.close()
		await stage?.close()
	})

	const pulls = () => stage.endpoint.asked.filter(({ path }) => path.includes('/decisions/stream'))

	function set(asked: Asked): readonly GeneratedFile[] {
		const made = generated(row.bouncer, row.deployment, { ...row.settings, ...asked })
		stage.set([])
		besides?.clear()
		stage.root.hide(ofDebian)
		const files = row.lay?.(stage, made) ?? made
		stage.root.write(`${readersFolder}/.keep`, '')
		for (const { path, content, mode } of files)
			stage.root.write(path.startsWith('/') ? path : `${readersFolder}/${path}`, content, Number.parseInt(mode ?? '0644', 8))
		lead(undefined)
		stage.root.write('/etc/resolv.conf', `nameserver ${stage.network.hostAddress}\n`)
		return files
	}

	/** Leads the endpoint's name to where it stands, or elsewhere. */
	function lead(way: Fault['way']): void {
		const address = way === undefined ? stage.network.hostAddress : way === 'nowhere' ? '127.0.0.1' : null
		dns.know('admin.api.crowdsec.net', address)
		const lines = ['127.0.0.1 localhost', ...(address ? [`${address} admin.api.crowdsec.net`] : []), ...(besides?.hosts ?? [])]
		stage.root.write('/etc/hosts', `${lines.join('\n')}\n`)
	}

	const heard = (output: string) => ({ log: row.log ? stage.read(row.log) : '', output })
	const said = ({ log, output }: ReturnType<typeof heard>) => log + output

	/** Runs it until something holds; gives what it had said by then (all, where it ended by itself), and what it said until its end. */
	async function run(until: (said: string) => boolean, seconds = 20) {
		let seen = heard('')
		const printed: Printed[] = []
		const { output, exitCode } = await stage.run(['sh', '-c', `cd ${readersFolder} && exec "$@"`, 'sh', ...row.command], {
			seconds,
			until: (text) => {
				seen = heard(text)
				printed.push({ at: new Date(), length: text.length })
				return until(said(seen))
			},
		})
		const all = heard(output)
		if (exitCode !== null) seen = all
		return { ran: { ...seen, printed, exitCode } satisfies Ran, running: said(seen), stopped: said(all) }
	}

	it('pulls from the right path and with the key, and shuts out who is listed and nobody else; so does it after a restart', async () => {
		set({})
		stage.endpoint.set('right')
		let blocks = false
		let neighbourToo = false
		const until = (text: string) => {
			if (pulls().length === 0) return false
			blocks = row.blocks(stage, listed, text)
			neighbourToo = row.blocks(stage, neighbour, text)
			return blocks
		}
		const first = await run(until)
		expect(pulls()[0], first.stopped).toMatchObject({ key: integrationKey, status: 200 })
		expect(pulls()[0]?.path).toMatch(`${streamPath}?`)
		expect({ blocks, neighbourToo }, first.stopped).toEqual({ blocks: true, neighbourToo: false })
		expect(causeOf(first.running), first.running).toBeNull()
		stage.endpoint.set('right')
		// What it says at its end is no fault once it works again. A log file has both runs in it already.
		const sinceFirst = (text: string) => (row.log ? text : first.stopped + text)
		const second = await run((text) => until(text) && causeOf(sinceFirst(text)) === null)
		const both = sinceFirst(second.running)
		expect(causeOf(both), `restarted: ${both}`).toBeNull()
		if (!row.recordedBy)
			record.add({ program: row.program, version: row.version(), proven: 'pulled', ...(row.note ? { note: row.note } : {}) }, row.bouncer, row.deployment)
	})

	it.each<Fault>(faults)('tells $name from what it says', async (fault) => {
		set(fault.settings ?? {})
		stage.endpoint.set(fault.answer ?? 'right')
		lead(fault.way)
		const other = row.tells?.[fault.name]
		const saysNothing = other?.cause === null
		const { ran, running } = await run((printed) => !saysNothing && isRight(printed, fault, other), saysNothing ? 5 : 20)
		expect(isRight(running, fault, other), `${causeOf(running)}: ${running.slice(-3000)}`).toBe(true)
		const bundle = await collect(stage, row, ran)
		expect(isRight(bundle, fault, other), `as collected, ${causeOf(bundle)}: ${bundle}`).toBe(true)
	})
})

describe('the record', () => record.hold())
