import type { Bouncer, Deployment } from '../facts/bouncer'

export interface Installed {
	readonly bouncer: Bouncer
	readonly deployment: Deployment
	/** What proves it. */
	readonly path: string
}

/** Programs that bouncers stand in have files of their own. */
const ofBouncer = /crowdsec|bouncer/i

/**
 * The bouncers of a host, each as the deployment of which most files are there. A file proves one bouncer only: several have it
 * where one is the successor of the other, and the first one is named.
 *
 * @param exists Whether there is something at a path.
 */
export function installedBouncers(bouncers: readonly Bouncer[], exists: (path: string) => boolean): readonly Installed[] {
	const taken = new Set<string>()
	return bouncers.flatMap((bouncer): readonly Installed[] => {
		const candidates = bouncer.deployments
			.map((deployment) => ({ deployment, paths: deployment.files.map(({ path }) => path).filter((path) => path.startsWith('/') && ofBouncer.test(path)) }))
			.map(({ deployment, paths }) => ({ deployment, there: paths.filter((path) => !taken.has(path) && exists(path)) }))
			.sort((a, b) => b.there.length - a.there.length)
		const [best] = candidates
		const [path] = best?.there ?? []
		if (!best || path === undefined) return []
		for (const found of best.there) taken.add(found)
		return [{ bouncer, deployment: best.deployment, path }]
	})
}
