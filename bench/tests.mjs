#!/usr/bin/env node
// The whole test run, again and again beside busy loops: what fails by chance fails here. `npm run bench:tests -- 5` makes five runs,
// `npm run bench:tests -- 5 unit browser` of these steps only. One run's words stand in `tests-N.log` of the folder that it names.
import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { root } from './engine.mjs'
import { machine, table } from './results.mjs'

const [amount = '5', ...steps] = process.argv.slice(2)
const runs = Number(amount)
if (!Number.isInteger(runs) || runs < 1) throw new Error('usage: npm run bench:tests -- [RUNS] [STEP …]')

const folder = mkdtempSync(join(tmpdir(), 'bouncer-doctor-tests-'))
const loops = availableParallelism()
console.log(`${machine()}\n${loops} busy loops beside the tests; each run's words in ${folder}`)
const busy = Array.from({ length: loops }, () => new Worker('while (true);', { eval: true }))
const rows = []
for (let run = 1; run <= runs; run++) {
	const file = join(folder, `tests-${run}.log`)
	const started = Date.now()
	const words = openSync(file, 'w')
	const code = await ended(spawn('node', ['scripts/test.mjs', ...steps], { cwd: root, stdio: ['ignore', words, words] }))
	closeSync(words)
	const said = readFileSync(file, 'utf8').trimEnd().split('\n')
	const failures = said.filter((line) => line.startsWith('FAILED '))
	rows.push([run, code === 0 ? 'green' : 'red', said.at(-1), `${((Date.now() - started) / 60_000).toFixed(1)} min`])
	console.log([rows.at(-1).join(' · '), ...failures].join('\n'))
}
await Promise.all(busy.map((loop) => loop.terminate()))
console.log(`\n${table(['run', '', 'tests', 'took'], rows)}`)
process.exitCode = rows.every(([, colour]) => colour === 'green') ? 0 : 1

function ended(child) {
	return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve(code ?? 1)))
}
