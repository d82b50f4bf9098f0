import type { Bouncer, Deployment } from '../../facts/bouncer'
import type { CheckResult } from '../config/types'
import type { Place } from './verdict'

/** The deployment whose commands fit the place that the evidence shows; the commonest one where it shows none. */
export function deploymentAt({ deployments }: Bouncer, place: Place): Deployment | null {
	const fitting = deployments.find(({ platform }) => fits(platform, place))
	return fitting ?? deployments[0] ?? null
}

function fits(platform: Deployment['platform'], { manager, os }: Place): boolean {
	if (os === 'freebsd') return platform === 'bsd'
	switch (manager) {
		case 'compose':
		case 'container':
			return platform === 'container'
		case 'kubernetes':
			return platform === 'kubernetes'
		case 'windows':
			return platform === 'windows'
		case 'systemd':
			return platform === 'linux'
		case null:
			return false
	}
}

/** The reader's choice, unless the place is of another kind: there is no systemctl in a container. */
export function deploymentFor(bouncer: Bouncer, chosen: string | null, place: Place): Deployment | null {
	const fitting = deploymentAt(bouncer, place)
	const own = bouncer.deployments.find(({ id }) => id === chosen)
	return own && (place.manager === null || own.platform === fitting?.platform) ? own : fitting
}

/** What runs the containers that a file is about; null for a file of no container. */
export function managerIn(text: string, { source }: CheckResult): Place['manager'] {
	if (source.kind !== 'compose') return null
	return /^apiVersion:/m.test(text) ? 'kubernetes' : 'compose'
}
