import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ran } from '../run-inside'
import { until } from '../until'
import { DockerHost } from './docker-host'
import { engineImage } from './engine-image'
import { engineVersion } from './engine-version'

/** As the page on logs that are not read says: the folder of the logs, read-only, and the acquisition. */
const acquisition = 'filenames:\n  - /var/log/nginx/access.log\nlabels:\n  type: nginx\n'
const collections = 'crowdsecurity/nginx crowdsecurity/sshd'

/** The newest engine in a container, on a host of its own. */
export class EngineContainer {
	private constructor(private readonly host: DockerHost) {}

	static async start(): Promise<EngineContainer> {
		const host = await DockerHost.open()
		const container = new EngineContainer(host)
		try {
			await container.create()
			return container
		} catch (error) {
			await host.close()
			throw error
		}
	}

	close(): Promise<void> {
		return this.host.close()
	}

	/** What the reader types in a terminal on the host, in their own folder. */
	typed(command: string): Promise<Ran> {
		return this.host.docker.typed(`cd ${this.host.reader} && ${command}`)
	}

	/** The same for the test’s own look: what the command prints. */
	async look(command: string): Promise<string> {
		return (await this.host.docker.run(`cd ${this.host.reader} && ${command}`)).output
	}

	/** Of the engine, and of what it runs in, as the facts call them. */
	async versions(): Promise<{ readonly version: string; readonly within: string }> {
		const told = await this.look('docker exec crowdsec cscli version 2>&1')
		return { version: engineVersion(told), within: `Docker ${await this.host.docker.version()}` }
	}

	/** Whether a file of that name lies in the reader's folder. */
	has(name: string): boolean {
		return existsSync(join(this.host.reader, name))
	}

	/** Somebody looks for holes; the engine has read it. */
	async attack(): Promise<void> {
		const time = new Date().toUTCString().replace(/^\w+, (\d+) (\w+) (\d+) (\S+) GMT$/, '$1/$2/$3:$4 +0000')
		const lines = Array.from({ length: 40 }, (_, n) => `203.0.113.9 - - [${time}] "GET /${n}.php HTTP/1.1" 404 162 "-" "Mozilla/5.0"\n`)
		appendFileSync(join(this.host.reader, 'nginx/access.log'), lines.join(''))
		const isBanned = async () => (await this.look('docker logs crowdsec 2>&1')).includes('203.0.113.9 : 4h ban')
		if (!(await until(isBanned))) throw new Error(`nobody is banned: ${await this.look('docker logs --tail 50 crowdsec')}`)
	}

	/** The engine is there once it says that it reads. */
	async ready(): Promise<void> {
		const sinceStart = `docker logs --since "$(docker inspect -f '{{.State.StartedAt}}' crowdsec)" crowdsec 2>&1`
		const isReady = async () => (await this.look(sinceStart)).includes('Starting processing data')
		if (!(await until(isReady))) throw new Error(`the container does not come up: ${await this.look('docker ps --all; docker logs --tail 50 crowdsec')}`)
	}

	private async create(): Promise<void> {
		for (const part of ['nginx', 'acquis.d']) mkdirSync(join(this.host.reader, part), { recursive: true })
		writeFileSync(join(this.host.reader, 'nginx/access.log'), '')
		writeFileSync(join(this.host.reader, 'acquis.d/nginx.yaml'), acquisition)
		const mounts = ['$PWD/nginx:/var/log/nginx:ro', '$PWD/acquis.d:/etc/crowdsec/acquis.d', 'config:/etc/crowdsec', 'data:/var/lib/crowdsec/data']
		const options = [...mounts.map((mount) => `--volume "${mount}"`), `--env 'COLLECTIONS=${collections}'`, '--publish 127.0.0.1:8080:8080']
		const { output, exitCode } = await this.host.docker.run(
			`cd ${this.host.reader} && docker run --detach --name crowdsec --restart unless-stopped ${options.join(' ')} ${engineImage}`,
		)
		if (exitCode !== 0) throw new Error(`no container was made: ${output}`)
		await this.ready()
	}
}
