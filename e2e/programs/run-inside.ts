import { type ChildProcess, spawn } from 'node:child_process'

export interface Ran {
	readonly output: string
	/** Null when its time was over. */
	readonly exitCode: number | null
}

const environment = ['env', '-i', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'HOME=/root', 'LANG=C.UTF-8']

/**
 * Runs a command of root where words of `nsenter` lead, with nothing of the test's own environment. Not synchronous: the stand-ins
 * answer from this very process.
 *
 * @param seconds Ends what hangs, also where a process that it has started would keep its streams open.
 * @param attend Does what somebody does at its terminal.
 */
export function runInside(where: readonly string[], command: readonly string[], seconds: number, attend: (child: ChildProcess) => void): Promise<Ran> {
	const child = spawn('nsenter', [...where, ...environment, ...command], { stdio: ['pipe', 'pipe', 'pipe'] })
	const limit = setTimeout(() => {
		child.kill('SIGKILL')
		child.stdout.destroy()
		child.stderr.destroy()
	}, seconds * 1000)
	let output = ''
	child.stdout.on('data', (data) => (output += data))
	child.stderr.on('data', (data) => (output += data))
	child.stdin.on('error', () => {})
	attend(child)
	return new Promise((resolve) =>
		child.on('close', (exitCode) => {
			clearTimeout(limit)
			resolve({ output, exitCode })
		}),
	)
}

/**
 * The output of a command that has to work.
 *
 * @throws Error with what it said when it fails.
 */
export async function must(command: string, ran: Promise<Ran>): Promise<string> {
	const { output, exitCode } = await ran
	if (exitCode !== 0) throw new Error(`${command} failed (${exitCode}):\n${output.slice(-3000)}`)
	return output
}
