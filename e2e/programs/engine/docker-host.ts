import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { StandInDns } from '../machine/dns'
import { NetworkNamespace } from '../network-namespace'
import { inPrograms } from '../newest/program'
import { runFolder } from '../run-folder'
import { makeCertificates } from '../stand-in-endpoint'
import { DockerDaemon } from './docker-daemon'
import { buildEngineImage } from './engine-image'
import { centralApi, namesOfServices, StandInServices } from './stand-in-services'

/** A host with Docker that has the image of the newest engine, in a network with stand-ins of CrowdSec's services. */
export class DockerHost {
	private constructor(
		readonly folder: string,
		readonly network: NetworkNamespace,
		readonly dns: StandInDns,
		readonly docker: DockerDaemon,
		/** Takes down what stands around its Docker. */
		private readonly leave: () => Promise<void>,
	) {}

	static async open(): Promise<DockerHost> {
		const network = new NetworkNamespace()
		const folder = runFolder('docker')
		mkdirSync(join(folder, 'reader'))
		makeCertificates(folder)
		const dns = new StandInDns(centralApi, network.hostAddress)
		for (const name of namesOfServices) dns.know(name, network.hostAddress)
		const services = new StandInServices(folder, inPrograms('hub'))
		const leave = async () => {
			await services.close()
			await dns.close()
			network.remove()
			rmSync(folder, { recursive: true, force: true })
		}
		let docker: DockerDaemon | undefined
		try {
			await dns.listen(network.hostAddress)
			await services.listen(network.hostAddress)
			docker = await DockerDaemon.start(join(folder, 'docker'), network)
			await buildEngineImage(docker, folder)
			return new DockerHost(folder, network, dns, docker, leave)
		} catch (error) {
			await docker?.close()
			await leave()
			throw error
		}
	}

	/** Where the reader types. */
	get reader(): string {
		return join(this.folder, 'reader')
	}

	async close(): Promise<void> {
		await this.docker.close()
		await this.leave()
	}
}
