import type { Bouncer, Deployment } from '../../facts/bouncer'
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
