import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packCli } from '../scripts/pack-cli.mjs'

/**
 * How long the packed program takes from its start to the verdict of a small log, beside Node itself that does nothing. The best of
 * many runs: what else the machine does only makes them longer.
 */
const runs = 20
const folder = await mkdtemp(join(tmpdir(), 'bouncer-doctor-start-'))
const log = join(folder, 'small.log')
await writeFile(log, Array.from({ length: 20 }, (_, at) => `time="2026-11-20T07:58:${10 + at}Z" level=error msg="API error: access forbidden"\n`).join(''))
const { folder: unpacked, single, packedBytes, installedBytes } = await packCli(folder)
const rows = [
	['Node alone', ['-e', '']],
	['package', [join(unpacked, 'bin', 'bouncer-doctor.cjs'), 'diagnose', log]],
	['single file', [single, 'diagnose', log]],
]
console.log(`package ${(packedBytes / 1e6).toFixed(2)} MB, installed ${(installedBytes / 1e6).toFixed(2)} MB; best of ${runs} runs`)
for (const [name, words] of rows) {
	const times = Array.from({ length: runs }, () => {
		const started = process.hrtime.bigint()
		spawnSync(process.execPath, words, { stdio: 'ignore' })
		return Number(process.hrtime.bigint() - started) / 1e9
	})
	console.log(`${name.padEnd(12)} ${Math.min(...times).toFixed(3)} s`)
}
await rm(folder, { recursive: true })
