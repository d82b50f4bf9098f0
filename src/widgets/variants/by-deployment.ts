import type { Bouncer, Deployment } from '../../facts/bouncer'

export interface DeploymentGroup<T> {
	readonly deployments: readonly Deployment[]
	readonly value: T
}

/** Deployments with the same value together, in the order of their first one: what is equal is shown once. */
export function byDeployment<T>(bouncer: Bouncer, pick: (deployment: Deployment) => T | null | undefined): readonly DeploymentGroup<T>[] {
	const groups = new Map<string, { deployments: Deployment[]; value: T }>()
	for (const deployment of bouncer.deployments) {
		const value = pick(deployment)
		if (value === null || value === undefined) continue
		const key = JSON.stringify(value)
		const group = groups.get(key)
		if (group) group.deployments.push(deployment)
		else groups.set(key, { deployments: [deployment], value })
	}
	return [...groups.values()]
}

/** For the attribute that the reader's choice looks at. */
export function deploymentIds(group: DeploymentGroup<unknown>): string {
	return group.deployments.map(({ id }) => id).join(' ')
}

/** Names of the deployments, unless the group is all that the bouncer has. */
export function deploymentNames(bouncer: Bouncer, group: DeploymentGroup<unknown>): string | null {
	if (group.deployments.length === bouncer.deployments.length) return null
	return group.deployments.map(({ name }) => name).join('; ')
}
