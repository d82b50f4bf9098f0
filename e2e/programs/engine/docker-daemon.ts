import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lacking } from '../installed'
import type { NetworkNamespace } from '../network-namespace'
import { type Ran, runInside } from '../run-inside'
import { whyNoStage } from '../stage'
import { Started } from '../started'
import { until } from '../until'

/**
 * Mounts and processes of the daemon and its containers are gone with it: they live in namespaces of their own, in which Docker's usual
 * folders are the test's. /sys stays that of this machine, since Docker looks for its cgroups there.
 */
const enter = ['unshare', '--mount', '--pid', '--fork', '--kill-child=SIGKILL', '--mount-proc']
const lay = `set -e
mkdir -p "$1" /var/lib/docker /var/lib/kubelet
mount --bind "$1" /var/lib/docker
for path in /run /var/log /var/lib/kubelet; do mount -t tmpfs tmpfs $path; done
shift
exec "$@"`

/** A machine that is itself shut in may not make a process less likely to be killed, which a kubelet asks for: such a wish is left out. */
const runtime = `#!/bin/sh
for word; do
	[ "$before" != --bundle ] || sed -i 's/"oomScoreAdj":-[0-9]*/"oomScoreAdj":0/' "$word/config.json"
	before=$word
done
exec runc "$@"
`
const whereIsTheCursor = '\u001b[6n'
const cursor = '\u001b[24;80R'
const cursorIsShown = '\u001b[?25h'

/** A Docker of its own, whose containers see the network of the test and nobody else. Needs root. */
export class DockerDaemon {
	private constructor(
		private readonly daemon: Started,
		private readonly network: NetworkNamespace,
		readonly socket: string,
	) {}

	/** @param folder where it keeps its images; the name server is the neighbour at the network's own address. */
	static async start(folder: string, network: NetworkNamespace): Promise<DockerDaemon> {
		mkdirSync(folder)
		const socket = join(folder, 'docker.sock')
		// Answers for everybody leave by the way that the network has.
		network.ask('ip', 'route', 'replace', 'default', 'via', network.hostAddress)
		writeFileSync(join(folder, 'runtime'), runtime, { mode: 0o755 })
		const words = [
			'sh',
			'-c',
			lay,
			'sh',
			join(folder, 'root'),
			'dockerd',
			'--host',
			`unix://${socket}`,
			'--dns',
			network.hostAddress,
			'--add-runtime',
			`own=${join(folder, 'runtime')}`,
			'--default-runtime',
			'own',
		]
		const daemon = new Started(['nsenter', `--net=/run/netns/${network.name}`, ...enter, ...words])
		const docker = new DockerDaemon(daemon, network, socket)
		const isUp = async () => existsSync(socket) && (await docker.run('docker version')).exitCode === 0
		if (!(await until(async () => daemon.isOver || (await isUp()))) || daemon.isOver) {
			await daemon.end()
			throw new Error(`dockerd did not start: ${daemon.lastWords}`)
		}
		return docker
	}

	/** What a command does that nobody looks at. */
	run(command: string, seconds = 120): Promise<Ran> {
		return this.spawn(['bash', '-c', command], seconds, (child) => child.stdin?.end())
	}

	/** What somebody types in a terminal on its host; they answer yes to a program that asks. */
	typed(command: string, seconds = 120): Promise<Ran> {
		return this.spawn(['script', '--quiet', '--return', '--command', command, '/dev/null'], seconds, (child) => {
			let answers: NodeJS.Timeout | undefined
			child.stdout?.on('data', (data: Buffer) => {
				// A program that asks wants to know first how large the terminal is and where its cursor stands. What is typed meanwhile is lost.
				if (data.includes(whereIsTheCursor)) child.stdin?.write(cursor)
				if (data.includes(cursorIsShown)) answers ??= setInterval(() => child.stdin?.write('y\r'), 300)
			})
			child.on('close', () => clearInterval(answers))
		})
	}

	private spawn(words: readonly string[], seconds: number, attend: (child: ChildProcess) => void): Promise<Ran> {
		const own = [`DOCKER_HOST=unix://${this.socket}`, 'DOCKER_BUILDKIT=0']
		return runInside([`--net=/run/netns/${this.network.name}`], [...own, ...words], seconds, attend)
	}

	/** Words of `nsenter` that lead to where the daemon is. */
	get where(): readonly string[] {
		const { pid } = this.daemon
		const [leader = ''] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
		return ['--target', leader, '--mount', '--pid', '--net']
	}

	/** Of the daemon: `20.10.24`. */
	async version(): Promise<string> {
		return /^\d+\.\d+\.\d+/.exec((await this.run(`docker version --format '{{.Server.Version}}'`)).output)?.[0] ?? ''
	}

	async close(): Promise<void> {
		if (!this.daemon.isOver) await this.run('docker ps --all --quiet | xargs --no-run-if-empty docker rm --force')
		await this.daemon.end()
	}
}

/** Why no Docker can be started here; null when it can. */
export function whyNoDocker(): string | null {
	const reason = whyNoStage()
	if (reason) return reason
	const missing = lacking('docker', 'dockerd', 'mmdebstrap')
	return missing === undefined ? null : `needs ${missing} (Debian packages docker.io and mmdebstrap)`
}
