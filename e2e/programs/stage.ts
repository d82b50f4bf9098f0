import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { GeneratedFile } from '../../src/engine/config/types'
import { lacking } from './installed'
import { NetworkNamespace } from './network-namespace'
import { PrivateRoot } from './private-root'
import { runFolder } from './run-folder'
import { StandInEndpoint } from './stand-in-endpoint'

interface RunOptions {
	readonly env?: Record<string, string>
	readonly seconds?: number
	/** Ends the run as soon as it holds; it is given what was printed so far. */
	readonly until?: (output: string) => boolean
}

/**
 * Where a real program is run: a network with nothing but the stand-in endpoint in it, and a file system that keeps nothing.
 * The machine's certificates are exchanged for the one CA that signed the stand-in.
 */
export class Stage {
	private constructor(
		readonly folder: string,
		readonly network: NetworkNamespace,
		readonly root: PrivateRoot,
		readonly endpoint: StandInEndpoint,
	) {}

	static async open(): Promise<Stage> {
		const folder = runFolder('stage')
		const network = new NetworkNamespace()
		try {
			const endpoint = new StandInEndpoint(folder)
			await endpoint.listen(443, network.hostAddress)
			return new Stage(folder, network, new PrivateRoot(join(folder, 'root')), endpoint)
		} catch (error) {
			network.remove()
			throw error
		}
	}

	async close(): Promise<void> {
		await this.endpoint.close()
		this.network.remove()
		rmSync(this.folder, { recursive: true, force: true })
	}

	/** A clean file system with these files in it, and a network that nobody has asked anything yet. */
	set(files: readonly GeneratedFile[]): void {
		this.endpoint.asked.length = 0
		this.root.clear()
		this.root.write('/etc/hosts', this.network.hosts)
		this.root.write('/etc/ssl/certs/ca-certificates.crt', readFileSync(join(this.folder, 'ca.pem')))
		for (const file of files) this.root.write(file.path, file.content, file.mode ? Number.parseInt(file.mode, 8) : 0o644)
	}

	/** Runs a program until it ends or has done what is waited for. */
	run(command: readonly string[], { env = {}, seconds = 20, until = () => false }: RunOptions = {}) {
		return this.network.run([...this.root.prefix, ...command], { env, seconds, until })
	}

	/** What the program wrote to a file of /var/log or /mnt; empty when it wrote none. */
	read(path: `/var/log/${string}` | `/mnt/${string}`): string {
		try {
			return readFileSync(this.root.outside(path), 'utf8')
		} catch {
			return ''
		}
	}
}

/** Why no stage can be built here; null when it can. */
export function whyNoStage(): string | null {
	if (process.getuid?.() !== 0) return 'needs root for a network and a file system of its own'
	const missing = lacking('unshare', 'ip', 'openssl')
	if (missing !== undefined) return `needs ${missing} (Debian packages util-linux, iproute2, openssl)`
	try {
		execFileSync('unshare', ['--mount', '--net', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'pipe' })
		return null
	} catch {
		return 'needs the right to make namespaces'
	}
}
