import { describe, expect, it } from 'vitest'
import { compareVersions, versionOf } from './versions'

describe('versions', () => {
	it('knows a release from a trial and from other tags', () => {
		expect(['v0.0.31', '1.2', 'v0.1', 'v0.0.32-rc1', 'v0.0.25-freebsd', 'before-metrics', 'push', 'v1'].map((tag) => versionOf(tag))).toEqual([
			'v0.0.31',
			'v1.2',
			'v0.1',
			undefined,
			undefined,
			undefined,
			undefined,
			undefined,
		])
		expect(versionOf('crowdsec-client/v1.2.0', 'crowdsec-client/')).toBe('v1.2.0')
		expect(versionOf('crowdsec-http-middleware/v0.1.1', 'crowdsec-client/')).toBeUndefined()
	})

	it('orders them by their numbers, whatever stands around these', () => {
		expect(['v0.0.10', 'v0.0.9', 'v0.1', 'v0.0.9.1'].toSorted(compareVersions)).toEqual(['v0.0.9', 'v0.0.9.1', 'v0.0.10', 'v0.1'])
		expect(compareVersions('crowdsec-firewall-bouncer 0.0.25', 'v0.0.25')).toBe(0)
		expect(compareVersions('library v1.0.7', 'v1.0.12')).toBeLessThan(0)
	})
})
