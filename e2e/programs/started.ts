import { type ChildProcess, spawn } from 'node:child_process'

/** Words before a program that is ended with whoever started it, however that ends: a test that is killed leaves nothing running. */
export const endsWithItsParent = ['setpriv', '--pdeathsig', 'KILL'] as const

/** A program that runs beside the test until it is ended, or the test is. */
export class Started {
	/** Once it has ended. */
	readonly ended: Promise<void>
	private readonly child: ChildProcess
	private said = ''

	constructor(words: readonly string[]) {
		const [program, ...before] = endsWithItsParent
		this.child = spawn(program, [...before, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
		const hear = (data: Buffer) => (this.said = `${this.said}${data}`.slice(-20_000))
		this.child.stdout?.on('data', hear)
		this.child.stderr?.on('data', hear)
		this.ended = new Promise((resolve) => this.child.on('exit', () => resolve()))
	}

	get pid(): number | undefined {
		return this.child.pid
	}

	get isOver(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null
	}

	/** What it said last, for the message of a test. */
	get lastWords(): string {
		return this.said.slice(-3000)
	}

	/** Ends it, where it has not ended yet. */
	end(): Promise<void> {
		this.child.kill('SIGKILL')
		return this.ended
	}
}
