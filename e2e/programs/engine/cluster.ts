import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lacking } from '../installed'
import type { NetworkNamespace } from '../network-namespace'
import { programFile, whyNotInPrograms } from '../newest/program'
import type { Ran } from '../run-inside'
import { endsWithItsParent, Started } from '../started'
import { until } from '../until'
import type { DockerDaemon } from './docker-daemon'

/** What Kubernetes is made of in the folder PROGRAMS_DIR, and what Debian's packages have. */
const own = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubelet', 'kube-proxy', 'helm', 'helm-charts'] as const
const packaged = ['etcd', 'kubectl', 'openssl'] as const

/** Only this machine reaches it, and the test is its only user. */
const token = 'stand-in'
const services = '10.96.0.0/16'
const api = 'https://127.0.0.1:6443'

/** Why no cluster can be started here, where there is a Docker; null when it can. */
export function whyNoCluster(): string | null {
	const reason = whyNotInPrograms(...own)
	if (reason) return reason
	const command = lacking(...packaged)
	return command === undefined ? null : `needs ${command} (Debian packages etcd-server, kubernetes-client, openssl)`
}

/** A cluster of one node: etcd, the control plane, and a kubelet whose containers a Docker runs. */
export class Cluster {
	private readonly running: Started[] = []

	private constructor(
		private readonly folder: string,
		private readonly docker: DockerDaemon,
		private readonly network: NetworkNamespace,
	) {}

	/** @throws Error when the node does not become ready. */
	static async start(folder: string, docker: DockerDaemon, network: NetworkNamespace): Promise<Cluster> {
		mkdirSync(folder)
		const cluster = new Cluster(folder, docker, network)
		try {
			await cluster.launch()
			return cluster
		} catch (error) {
			await cluster.close()
			throw error
		}
	}

	/** What somebody types who administers the cluster. */
	run(command: string, seconds = 120): Promise<Ran> {
		return this.docker.run(`${this.environment} ${command}`, seconds)
	}

	/** What stands in the administrator’s shell. */
	get environment(): string {
		return `export KUBECONFIG=${this.kubeconfig} PATH=$PATH:${process.env.PROGRAMS_DIR};`
	}

	async close(): Promise<void> {
		await Promise.all(this.running.map((program) => program.end()))
	}

	/** Of the node: `1.20.2`. */
	async version(): Promise<string> {
		const { output } = await this.run(`kubectl get node node -o jsonpath='{.status.nodeInfo.kubeletVersion}'`)
		return output.replace(/^v/, '')
	}

	private get kubeconfig(): string {
		return join(this.folder, 'kubeconfig')
	}

	private async launch(): Promise<void> {
		const { folder, network } = this
		execFileSync('openssl', ['genrsa', '-out', 'service-accounts.key', '2048'], { cwd: folder, stdio: 'pipe' })
		writeFileSync(join(folder, 'tokens'), `${token},admin,admin,"system:masters"\n`)
		const cluster = { name: 'own', cluster: { server: api, 'insecure-skip-tls-verify': true } }
		const context = { name: 'own', context: { cluster: 'own', user: 'admin' } }
		const user = { name: 'admin', user: { token } }
		const access = { apiVersion: 'v1', kind: 'Config', clusters: [cluster], contexts: [context], users: [user], 'current-context': 'own' }
		writeFileSync(this.kubeconfig, JSON.stringify(access))
		const kubelet = {
			apiVersion: 'kubelet.config.k8s.io/v1beta1',
			kind: 'KubeletConfiguration',
			authentication: { anonymous: { enabled: true }, webhook: { enabled: false } },
			authorization: { mode: 'AlwaysAllow' },
			cgroupDriver: 'cgroupfs',
			cgroupsPerQOS: false,
			enforceNodeAllocatable: [],
			failSwapOn: false,
			clusterDNS: [network.hostAddress],
			clusterDomain: 'cluster.local',
			// A full disk of the machine that tests is no reason to evict anything.
			evictionHard: { 'nodefs.available': '0%', 'imagefs.available': '0%' },
			imageGCHighThresholdPercent: 100,
		}
		writeFileSync(join(folder, 'kubelet.json'), JSON.stringify(kubelet))

		this.launchOne('etcd', ['--data-dir', join(folder, 'etcd'), '--unsafe-no-fsync'])
		const key = join(folder, 'service-accounts.key')
		this.launchOne(programFile('kube-apiserver'), [
			...[
				'--etcd-servers=http://127.0.0.1:2379',
				`--service-cluster-ip-range=${services}`,
				'--authorization-mode=RBAC',
				`--token-auth-file=${join(folder, 'tokens')}`,
			],
			...[`--service-account-key-file=${key}`, `--service-account-signing-key-file=${key}`, '--service-account-issuer=https://kubernetes.default.svc'],
			...[
				`--cert-dir=${join(folder, 'certificates')}`,
				'--allow-privileged=true',
				'--kubelet-preferred-address-types=InternalIP',
				`--advertise-address=${network.ownAddress}`,
			],
		])
		if (!(await until(async () => (await this.run('kubectl get --raw /readyz', 10)).output === 'ok'))) throw new Error(`no API: ${this.lastWords}`)
		const with_ = `--kubeconfig=${this.kubeconfig}`
		this.launchOne(programFile('kube-controller-manager'), [with_, `--service-account-private-key-file=${key}`, '--leader-elect=false'])
		this.launchOne(programFile('kube-scheduler'), [with_, '--leader-elect=false'])
		this.launchOne(programFile('kube-proxy'), [
			with_,
			'--hostname-override=node',
			'--conntrack-max-per-core=0',
			'--conntrack-tcp-timeout-established=0',
			'--conntrack-tcp-timeout-close-wait=0',
		])
		this.launchOne(programFile('kubelet'), [
			...[with_, `--config=${join(folder, 'kubelet.json')}`, '--hostname-override=node', `--docker-endpoint=unix://${this.docker.socket}`],
			...['--pod-infra-container-image=pause', `--node-ip=${network.ownAddress}`],
		])
		const isReady = async () => /^node\s+Ready\b/m.test((await this.run('kubectl get nodes', 20)).output)
		if (!(await until(isReady))) throw new Error(`no node: ${this.lastWords}`)
	}

	/** Where Docker is: they mount for each other. */
	private launchOne(program: string, words: readonly string[]): void {
		// nsenter has the program as its child: that one has to end with it as well.
		this.running.push(new Started(['nsenter', ...this.docker.where, ...endsWithItsParent, program, ...words]))
	}

	private get lastWords(): string {
		return this.running.map((program) => program.lastWords).join('\n')
	}
}
