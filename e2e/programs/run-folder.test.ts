import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { skipped } from './installed'
import { runFolder } from './run-folder'

const reason = existsSync('/proc/self') ? null : 'needs /proc'

describe.skipIf(skipped('folders of a run', reason))('the folder of a run', () => {
	it('takes the place of what a killed run has left, and of nothing else', () => {
		const left = join(tmpdir(), `bouncer-doctor-run-stage-${spawnSync('true').pid}-abc123`)
		mkdirSync(join(left, 'images'), { recursive: true })
		const other = runFolder('machine')
		const own = runFolder('docker')
		expect(existsSync(left)).toBe(false)
		expect(basename(own)).toMatch(new RegExp(`^bouncer-doctor-run-docker-${process.pid}-`))
		expect([own, other].map(existsSync)).toEqual([true, true])
		for (const folder of [own, other]) rmSync(folder, { recursive: true })
	})
})
