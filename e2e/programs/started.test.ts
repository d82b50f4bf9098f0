import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { lacking, skipped } from './installed'
import { endsWithItsParent, Started } from './started'

const missing = lacking('setpriv')

describe.skipIf(skipped('programs beside a test', missing === undefined ? null : `needs ${missing} (Debian package util-linux)`))(
	'a program beside a test',
	() => {
		it('ends with who started it, also where that is killed', async () => {
			const parent = spawn('sh', ['-c', '"$@" & echo started; wait', 'sh', ...endsWithItsParent, 'sh', '-c', 'echo runs; exec sleep infinity'])
			let output = ''
			parent.stdout.on('data', (data) => {
				output += data
				if (output.includes('runs')) parent.kill('SIGKILL')
			})
			// The program holds the stream as well: it is closed when both are gone.
			await new Promise((resolve) => parent.on('close', resolve))
			expect(parent.signalCode).toBe('SIGKILL')
		})

		it('tells that it is over, whether it ended or was ended, and what it said last', async () => {
			const short = new Started(['sh', '-c', 'echo no; exit 1'])
			await short.ended
			expect(short.isOver).toBe(true)
			const long = new Started(['sleep', 'infinity'])
			expect(long.isOver).toBe(false)
			await long.end()
			expect(long.isOver).toBe(true)
			await long.end()
		})
	},
)
