import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StandInDns } from '../machine/dns'
import { NetworkNamespace } from '../network-namespace'
import { inPrograms } from '../newest/program'
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
		private readonly services: StandInServices,
		readonly docker: DockerDaemon,
	) {}

	static async open(): Promise<DockerHost> {
		const network = new NetworkNamespace()
		const folder = mkdtempSync(join(tmpdir(), 'bouncer-doctor-docker-'))
		mkdirSync(join(folder, 'reader'))
		makeCertificates(folder)
		const dns = new StandInDns(centralApi, network.hostAddress)
		for (const name of namesOfServices) dns.know(name, network.hostAddress)
		const services = new StandInServices(folder, inPrograms('hub'))
		await dns.listen(network.hostAddress)
		await services.listen(network.hostAddress)
		const docker = await DockerDaemon.start(join(folder, 'docker'), network)
		const host = new DockerHost(folder, network, dns, services, docker)
		try {
			await buildEngineImage(docker, folder)
			return host
		} catch (error) {
			await host.close()
			throw error
		}
	}

	/** Where the reader types. */
	get reader(): string {
		return join(this.folder, 'reader')
	}

	async close(): Promise<void> {
		await this.docker.close()
		await this.services.close()
		await this.dns.close()
		this.network.remove()
		rmSync(this.folder, { recursive: true, force: true })
	}
}
