import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programFile } from '../newest/program'
import { must, type Ran } from '../run-inside'
import { until } from '../until'
import { Cluster } from './cluster'
import { DockerHost } from './docker-host'
import { engineImage } from './engine-image'
import { engineVersion } from './engine-version'

/** The pods whose log is read: an nginx to which somebody who looks for holes comes again and again. */
const site = `apiVersion: v1
kind: Pod
metadata: { name: nginx-0, namespace: default }
spec:
  containers:
    - name: nginx
      image: base
      imagePullPolicy: Never
      command: [sh, -c, 'n=0; while n=$((n+1)); do echo "203.0.113.9 - - [$(date -u "+%d/%b/%Y:%H:%M:%S +0000")] \\\\"GET /$n.php HTTP/1.1\\\\" 404 162 \\\\"-\\\\" \\\\"Mozilla/5.0\\\\""; sleep 0.5; done']
`
/** What the chart asks of a cluster: two volumes. */
const volume = (name: string) => `---
apiVersion: v1
kind: PersistentVolume
metadata: { name: ${name} }
spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /run/volumes/${name}, type: DirectoryOrCreate } }
`
/** What stands in `values.yaml`, as the pages on values say it. */
export interface Values {
	readonly collections?: string
	readonly simulation?: string
}

function valuesFile({ collections, simulation }: Values): string {
	const acquisition = [{ namespace: 'default', podName: 'nginx-*', program: 'nginx' }]
	const env = collections === undefined ? {} : { env: [{ name: 'COLLECTIONS', value: collections }] }
	const config = simulation === undefined ? {} : { config: { 'simulation.yaml': simulation } }
	// JSON is YAML.
	return JSON.stringify({ agent: { acquisition, ...env }, ...config })
}

/** The container that holds the network of a pod. */
const pause = `FROM base\nENTRYPOINT ["sh", "-c", "trap exit TERM; while :; do sleep 3600 & wait; done"]\n`

/** The newest engine as CrowdSec's chart installs it, in a cluster of its own. */
export class EngineCluster {
	private constructor(
		private readonly host: DockerHost,
		private readonly cluster: Cluster,
	) {}

	static async start(): Promise<EngineCluster> {
		const host = await DockerHost.open()
		let cluster: Cluster | undefined
		try {
			cluster = await Cluster.start(join(host.folder, 'cluster'), host.docker, host.network)
			const engine = new EngineCluster(host, cluster)
			await engine.install()
			return engine
		} catch (error) {
			await cluster?.close()
			await host.close()
			throw error
		}
	}

	async close(): Promise<void> {
		// First the kubelet: it would start anew what is removed from its Docker.
		await this.cluster.close()
		await this.host.close()
	}

	/** What the administrator types in a terminal, in the folder with `values.yaml`. */
	typed(command: string): Promise<Ran> {
		return this.host.docker.typed(`${this.cluster.environment} cd ${this.host.reader} && ${command}`)
	}

	/** The same for the test’s own look: what the command prints. */
	async look(command: string): Promise<string> {
		return (await this.cluster.run(`cd ${this.host.reader} && ${command}`)).output
	}

	/** Of the engine, and of what it runs in, as the facts call them. */
	async versions(): Promise<{ readonly version: string; readonly within: string }> {
		const told = await this.look('kubectl exec -n crowdsec deploy/crowdsec-lapi -- cscli version 2>&1')
		return { version: engineVersion(told), within: `Kubernetes ${await this.cluster.version()}` }
	}

	/** Writes `values.yaml` anew. */
	write(values: Values): void {
		writeFileSync(join(this.host.reader, 'values.yaml'), valuesFile(values))
	}

	/** All pods of the engine are there, and one that was told to end is gone. */
	async ready(): Promise<void> {
		const isReady = async () => {
			const pods = (await this.look('kubectl get pods -n crowdsec --no-headers')).trim().split('\n')
			return ['lapi', 'agent'].every((role) => pods.some((pod) => pod.startsWith(`crowdsec-${role}-`))) && pods.every((pod) => / 1\/1 +Running /.test(pod))
		}
		if (await until(isReady)) return
		const state =
			'kubectl get pods -n crowdsec; kubectl describe pods -n crowdsec | tail -n 60; kubectl logs -n crowdsec -l k8s-app=crowdsec --all-containers --tail=20'
		throw new Error(`the pods do not come up: ${await this.look(state)}`)
	}

	private async install(): Promise<void> {
		const { reader, dns } = this.host
		const chart = programFile('helm-charts', 'charts', 'crowdsec')
		// Where the repository of the chart is a folder, Helm takes it by the same name.
		mkdirSync(join(reader, 'crowdsec'))
		cpSync(chart, join(reader, 'crowdsec/crowdsec'), { recursive: true })
		this.write({ collections: 'crowdsecurity/nginx' })
		writeFileSync(join(reader, 'site.yaml'), [site, volume('config'), volume('data')].join(''))
		const context = join(this.host.folder, 'pause')
		mkdirSync(context)
		writeFileSync(join(context, 'Dockerfile'), pause)
		await this.done(
			`docker build --tag pause ${context} && docker tag ${engineImage} ${engineImage}:$(sed -n 's/^appVersion: //p' crowdsec/crowdsec/Chart.yaml)`,
		)
		await this.done('kubectl apply -f site.yaml && kubectl create namespace crowdsec')
		await this.done('helm install crowdsec crowdsec/crowdsec -n crowdsec -f values.yaml')
		const address = (await this.look(`kubectl get service -n crowdsec crowdsec-service -o jsonpath='{.spec.clusterIP}'`)).trim()
		dns.know('crowdsec-service.crowdsec.svc.cluster.local', address)
		await this.ready()
	}

	private async done(command: string): Promise<void> {
		await must(command, this.cluster.run(`cd ${this.host.reader} && ${command}`, 200))
	}
}
