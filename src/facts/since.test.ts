import { describe, expect, it } from 'vitest'
import { bouncers } from './bouncers/all'

/** Deployments whose name says which version they install: `Debian’s own package (0.0.25)`. */
const dated = bouncers.flatMap((bouncer) =>
	bouncer.deployments.flatMap((deployment) => {
		const version = /\((\d+(?:\.\d+)+)\)$/.exec(deployment.name)?.[1]
		return version === undefined ? [] : [{ name: `${bouncer.id} ${deployment.id}`, version, bouncer, deployment }]
	}),
)

describe('a package of an old version', () => {
	it('is known', () => expect(dated.map(({ name }) => name)).toEqual(expect.arrayContaining(['firewall distro-debian', 'custom distro-debian'])))

	it.each(dated)('$name gets no option that came later', ({ version, bouncer, deployment }) => {
		const written = deployment.files.flatMap((recipe) => (recipe.kind === 'settings' ? recipe.lines.map(({ key }) => ({ file: recipe.file, key })) : []))
		const later = written.filter(({ file, key }) => {
			const since = bouncer.files.find(({ id }) => id === file)?.options.find((option) => option.key === key)?.since
			return since !== undefined && since.localeCompare(`v${version}`, 'en', { numeric: true }) > 0
		})
		expect(later).toEqual([])
	})
})
