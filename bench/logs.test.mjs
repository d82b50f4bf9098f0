import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readErrorPages } from '../plugins/error-rules/read-pages'
import { Recogniser } from '../src/engine/logs/lines/recognise'
import { planSearch } from '../src/engine/logs/lines/search-plan'
import { HitCollector } from '../src/engine/logs/parts/hit-lines'
import { fastestKernel } from '../src/engine/logs/scan/fastest-kernel'
import { bouncers } from '../src/facts/bouncers'
import { programs } from '../src/facts/programs'
import { writeMixedLog } from './logs.mjs'

/** To read what a line says takes many times as long as to pass over it. */
const mostHandedOn = 0.001

test('what a server writes besides is passed over: a rule with a common fragment asks for another word (`any`)', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'bouncer-doctor-logs-'))
	const file = join(folder, 'other.log')
	writeMixedLog(file, 2_000_000, ['nothing'])
	const bytes = readFileSync(file)
	rmSync(folder, { recursive: true })
	const rules = await readErrorPages(process.cwd())
	const recogniser = new Recogniser({ rules, plan: planSearch({ rules, bouncers, programs }) })
	const collector = new HitCollector(fastestKernel(false), (counts) => recogniser.index(counts))
	collector.push(bytes)
	const hits = collector.end()
	const handedOn = new TextDecoder().decode(hits?.text).split('\n').filter(Boolean)
	expect(hits?.lines).toBeGreaterThan(10_000)
	expect(handedOn.length / (hits?.lines ?? 1), handedOn.slice(0, 5).join('\n')).toBeLessThan(mostHandedOn)
})
