import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { upstreamVersion } from '../installed'
import { NetworkNamespace } from '../network-namespace'
import { overlay } from '../overlay'
import { runFolder } from '../run-folder'
import { type Ran, runInside } from '../run-inside'
import { StandInEndpoint } from '../stand-in-endpoint'
import { Started } from '../started'
import { until } from '../until'
import { debianBase, type Release, reader } from './debian-base'
import { StandInDns } from './dns'

const host = 'admin.api.crowdsec.net'

/** All mounts lie in a namespace of their own and are gone with the process. */
const boot = `set -e
${overlay}
overlay "$1" "$2" "$3"
env -u TMPDIR chroot "$1/root" update-ca-certificates >/dev/null
exec systemd-nspawn --quiet --directory="$1/root" --boot --hostname=web01 --machine="$4" --network-namespace-path="/run/netns/$4" \\
	--resolv-conf=off --timezone=off --register=no --keep-unit --capability=CAP_NET_ADMIN,CAP_NET_RAW --console=read-only`

/**
 * A fresh Debian with systemd, in a network in which a DNS server, the stand-in for the Console's endpoint and nobody else answer.
 * What is done in it is gone when it is closed.
 */
export class Machine {
	/** Its first process; null until it is seen. */
	private leader: number | null = null

	private constructor(
		readonly folder: string,
		readonly network: NetworkNamespace,
		readonly endpoint: StandInEndpoint,
		readonly dns: StandInDns,
		private readonly container: Started,
	) {}

	static async start(release: Release): Promise<Machine> {
		const base = debianBase(release)
		const folder = runFolder('machine')
		const network = new NetworkNamespace()
		const endpoint = new StandInEndpoint(folder)
		const dns = new StandInDns(host, network.hostAddress)
		await endpoint.listen(443, network.hostAddress)
		await dns.listen(network.hostAddress)
		const own = (path: string, content: string | Buffer) => {
			mkdirSync(dirname(join(folder, 'own', path)), { recursive: true })
			writeFileSync(join(folder, 'own', path), content)
		}
		own('etc/hostname', 'web01\n')
		own('etc/hosts', '127.0.0.1 localhost\n127.0.1.1 web01\n')
		own('etc/resolv.conf', `nameserver ${network.hostAddress}\n`)
		own('usr/local/share/ca-certificates/stand-in.crt', readFileSync(join(folder, 'ca.pem')))
		mkdirSync(join(folder, 'layers'))
		const container = new Started(['unshare', '--mount', 'sh', '-c', boot, 'sh', join(folder, 'layers'), base, join(folder, 'own'), network.name])
		const machine = new Machine(folder, network, endpoint, dns, container)
		const isDecided = await until(async () => container.isOver || (await machine.isUp()))
		if (isDecided && !container.isOver) return machine
		await machine.close()
		throw new Error(`the machine did not come up: ${container.lastWords}`)
	}

	private async isUp(): Promise<boolean> {
		this.leader ??= leaderBelow(this.container.pid)
		return this.leader !== null && /^(running|degraded)$/m.test((await this.asRoot('systemctl is-system-running')).output)
	}

	async close(): Promise<void> {
		if (this.leader === null) await this.container.end()
		else if (!this.container.isOver) {
			process.kill(this.leader, 'SIGKILL')
			await this.container.ended
		}
		await this.endpoint.close()
		await this.dns.close()
		this.network.remove()
		rmSync(this.folder, { recursive: true, force: true })
	}

	/** What the reader types, in their own shell, and what they answer when they are asked: yes. */
	typed(command: string, answer = 'y', seconds = 120): Promise<Ran> {
		return this.run(['runuser', '--login', reader, '--command', command], seconds, answer)
	}

	/** What the test looks at or prepares by itself. */
	asRoot(command: string, seconds = 120): Promise<Ran> {
		return this.run(['bash', '-c', command], seconds)
	}

	/** The upstream version of an installed package. */
	async version(name: string): Promise<string> {
		return upstreamVersion((await this.asRoot(`dpkg-query --show --showformat='\${Version}' ${name}`)).output)
	}

	exists(path: string): boolean {
		return existsSync(this.outside(path))
	}

	read(path: string): string {
		return readFileSync(this.outside(path), 'utf8')
	}

	bytes(path: string): Buffer {
		return readFileSync(this.outside(path))
	}

	/** As an editor that was started with sudo: a file that is there keeps its mode and owner. */
	write(path: string, content: string): void {
		mkdirSync(dirname(this.outside(path)), { recursive: true })
		writeFileSync(this.outside(path), content)
	}

	/** What stands in a folder of this computer, or one file of it; names that lead elsewhere lead where they led. */
	copy(from: string, path: string): void {
		cpSync(from, this.outside(path), { recursive: true, verbatimSymlinks: true })
	}

	/** Where a file of it lies for the test. */
	outside(path: string): string {
		return join(`/proc/${this.leader}/root`, path)
	}

	private run(command: readonly string[], seconds: number, answer = ''): Promise<Ran> {
		const where = ['--target', String(this.leader), '--mount', '--uts', '--ipc', '--net', '--pid', '--cgroup', '--root', '--wd']
		return runInside(where, command, seconds, (child) => child.stdin?.end(`${answer}\n`))
	}
}

/** The machine's first process. The starting program has other children before it, which end. */
function leaderBelow(pid: number | undefined): number | null {
	try {
		const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
		return Number(children.find((child) => readFileSync(`/proc/${child}/comm`, 'utf8') === 'systemd\n')) || null
	} catch {
		return null
	}
}
