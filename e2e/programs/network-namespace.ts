import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'

/**
 * A network of its own for one real program: it sees one neighbour, under the name of the Console's endpoint, and changes only
 * its own firewall. Needs root and iproute2.
 */
export class NetworkNamespace {
	readonly hostAddress: string
	/** What the program must find in /etc/hosts. */
	readonly hosts: string

	readonly name = `bd${process.pid}`

	constructor() {
		for (const name of abandoned()) remove(name)
		const network = freeNetwork()
		this.hostAddress = `${network}.1`
		this.hosts = `127.0.0.1 localhost\n${this.hostAddress} admin.api.crowdsec.net\n`
		const { name } = this
		const etc = `/etc/netns/${name}`
		mkdirSync(etc, { recursive: true })
		// `ip netns exec` mounts these over /etc/hosts and /etc/resolv.conf for the program.
		writeFileSync(`${etc}/hosts`, this.hosts)
		writeFileSync(`${etc}/resolv.conf`, `nameserver ${network}.254\n`)
		ip('netns', 'add', name)
		ip('link', 'add', this.outside, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name)
		ip('addr', 'add', `${this.hostAddress}/24`, 'dev', this.outside)
		ip('link', 'set', this.outside, 'up')
		ip('-n', name, 'addr', 'add', `${network}.2/24`, 'dev', 'eth0')
		ip('-n', name, 'link', 'set', 'eth0', 'up')
		ip('-n', name, 'link', 'set', 'lo', 'up')
	}

	/** Its own address in that network. */
	get ownAddress(): string {
		return this.hostAddress.replace(/\.1$/, '.2')
	}

	private get outside(): string {
		return `${this.name}-out`
	}

	/**
	 * Runs a program until it ends, `until` holds or the time is over; then it is asked to stop.
	 *
	 * @returns what it printed on both streams, and its exit code (null when it had to be stopped).
	 */
	async run(
		command: readonly string[],
		options: { readonly env?: Record<string, string>; readonly seconds: number; readonly until: (output: string) => boolean },
	) {
		const child = spawn('ip', ['netns', 'exec', this.name, ...command], { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] })
		let output = ''
		child.stdout.on('data', (data) => (output += data))
		child.stderr.on('data', (data) => (output += data))
		let exitCode: number | null = null
		let ended = false
		const done = new Promise<void>((resolve) =>
			child.on('close', (code) => {
				exitCode = code
				ended = true
				resolve()
			}),
		)
		const deadline = Date.now() + options.seconds * 1000
		while (!ended && Date.now() < deadline && !options.until(output)) await new Promise((resolve) => setTimeout(resolve, 50))
		const stopped = !ended
		if (stopped) {
			child.kill('SIGTERM')
			await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 5000))])
			if (!ended) child.kill('SIGKILL')
			await done
		}
		return { output, exitCode: stopped ? null : exitCode }
	}

	/** One more address of the neighbour that it sees, for another stand-in to listen on. */
	secondAddress(): string {
		const address = this.hostAddress.replace(/\.1$/, '.3')
		ip('addr', 'replace', `${address}/24`, 'dev', this.outside)
		return address
	}

	/** What a command prints in the namespace. */
	ask(...command: readonly string[]): string {
		return execFileSync('ip', ['netns', 'exec', this.name, ...command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
	}

	remove(): void {
		remove(this.name)
	}
}

function remove(name: string): void {
	ip('netns', 'del', name)
	rmSync(`/etc/netns/${name}`, { recursive: true, force: true })
}

/** Namespaces of test runs that were killed: they would keep their networks for ever. */
function abandoned(): readonly string[] {
	const names = execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' }).matchAll(/^bd(\d+)\b/gm)
	return [...names].filter(([, pid]) => !existsSync(`/proc/${pid}`)).map(([name]) => name)
}

/** A network that this machine does not use itself: some build machines live in a documentation range. */
function freeNetwork(): string {
	const used = execFileSync('ip', ['-4', 'addr'], { encoding: 'utf8' })
	const free = ['198.51.100', '192.0.2', '198.18.77', '198.18.78', '198.19.77'].find((network) => !used.includes(` ${network}.`))
	if (!free) throw new Error('every network that the tests may use is taken on this machine')
	return free
}

function ip(...args: readonly string[]): void {
	execFileSync('ip', args, { stdio: 'pipe' })
}
