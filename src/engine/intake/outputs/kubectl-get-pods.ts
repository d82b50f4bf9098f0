import type { ContainerState, OutputReader, Sighting } from './output'
import { rowsBelow } from './table'

const header = /^(?:NAMESPACE\s+)?NAME\s+READY\s+STATUS\s+RESTARTS\s+AGE\b/

/** `kubectl get pods`, with `-A` and `-o wide` too. */
export const kubectlGetPods: OutputReader<'kubectl-get-pods'> = {
	id: 'kubectl-get-pods',
	command: /^kubectl (?:\S{1,100} ){0,12}po(?:ds?)?\b/,
	begins: [header],
	read(lines) {
		const first = lines.at(0) ?? ''
		if (!header.test(first)) return null
		const readRow = rowsBelow(first)
		const sightings: Sighting[] = []
		let at = 1
		for (; at < lines.length; at++) {
			const line = lines.at(at) ?? ''
			if (!/^\S+\s+(?:\S+\s+)?\d+\/\d+\s/.test(line)) break
			const row = readRow(line)
			const what = podOf(row.get('NAME') ?? '', row.get('READY') ?? '', row.get('STATUS') ?? '', row.get('RESTARTS') ?? '')
			if (what) sightings.push({ at, what })
		}
		return { length: at, subject: null, sightings, logs: [] }
	},
}

function podOf(name: string, ready: string, status: string, restarts: string): ContainerState | null {
	const state = stateOfPod(status, ready)
	if (name === '' || state === null) return null
	const isReason = state === 'restarting' || state === 'waiting' || status === 'OOMKilled'
	return {
		kind: 'container',
		name,
		image: null,
		manager: 'kubernetes',
		state,
		reason: isReason ? status : null,
		exitCode: null,
		restarts: /^\d+/.test(restarts) ? Number.parseInt(restarts, 10) : null,
		message: null,
	}
}

function stateOfPod(status: string, ready: string): ContainerState['state'] | null {
	const [up, all] = ready.split('/')
	switch (status) {
		case 'Running':
			return up === all ? 'running' : 'unhealthy'
		case 'CrashLoopBackOff':
		case 'Init:CrashLoopBackOff':
			return 'restarting'
		case 'Error':
		case 'OOMKilled':
		case 'StartError':
		case 'ContainerCannotRun':
			return 'exited'
		// A job that has ended, and a pod on its way out.
		case 'Completed':
		case 'Terminating':
		case 'Evicted':
			return null
		default:
			return status === '' ? null : 'waiting'
	}
}
