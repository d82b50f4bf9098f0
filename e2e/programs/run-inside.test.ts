import { afterEach, describe, expect, it, vi } from 'vitest'
import { skipped } from './installed'
import { runInside } from './run-inside'
import { whyNoStage } from './stage'

afterEach(() => {
	vi.useRealTimers()
})

const here = ['--net=/proc/self/ns/net']

describe.skipIf(skipped('commands inside', whyNoStage()))('a command inside', () => {
	it('gives its output and its exit code, is given an answer, and knows nothing of the test', async () => {
		const ran = await runInside(here, ['sh', '-c', 'read answer; echo "$answer$VITEST"; exit 3'], 60, (child) => child.stdin?.end('y\n'))
		expect(ran).toEqual({ output: 'y\n', exitCode: 3 })
	})

	it('is over with its time, also where a process that it has started goes on', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
		const { output, exitCode } = await runInside(here, ['sh', '-c', 'sleep infinity & echo $!; wait'], 60, (child) => {
			child.stdout?.once('data', () => vi.advanceTimersByTime(60_000))
		})
		process.kill(Number(output), 'SIGKILL')
		expect(exitCode).toBeNull()
	})
})
