import { describe, expect, test } from 'vitest'
import { bouncerOf, bouncers } from '../../facts/bouncers'
import { optionGroups, otherOptions } from '../../facts/option-groups'
import { groupTitle, offeredOptions } from './offered'

const cases = bouncers.flatMap((bouncer) => bouncer.deployments.map((deployment) => [bouncer.id, deployment.id, bouncer, deployment] as const))

test.each(cases)('%s %s: no option is offered twice, and none that another field sets', (_id, _deployment, bouncer, deployment) => {
	const keys = offeredOptions(bouncer, deployment, 'integration', {}).flatMap(({ options }) => options.map(({ option }) => option.key))
	expect(new Set(keys).size).toBe(keys.length)
	for (const own of [bouncer.keyOption, bouncer.endpoint.option, bouncer.interval?.option]) expect(keys).not.toContain(own)
})

test('every word of a group leads an option there', () => {
	const used = new Set(bouncers.flatMap(({ files }) => files.flatMap(({ options }) => options.map(({ key }) => groupTitle(key)))))
	for (const { title } of optionGroups) expect(used).toContain(title)
})

test('few options have no group', () => {
	for (const [id, deployment, bouncer, found] of cases) {
		const other = offeredOptions(bouncer, found, 'integration', {}).find(({ title }) => title === otherOptions)
		expect(other?.options.length ?? 0, `${id} ${deployment}`).toBeLessThanOrEqual(6)
	}
})

describe('options of a mode', () => {
	const firewall = bouncerOf('firewall')
	const counting = (deployment: string, chosen = {}) => {
		const found = firewall?.deployments.find(({ id }) => id === deployment)
		if (!firewall || !found) throw new Error(deployment)
		return offeredOptions(firewall, found, 'integration', chosen).flatMap(({ options }) =>
			options.flatMap(({ option, counts }) => (counts ? [option.key] : [])),
		)
	}

	test('count in that mode only', () => {
		expect(counting('deb-nftables')).toContain('nftables.ipv4.table')
		expect(counting('deb-nftables')).not.toContain('iptables_chains')
		expect(counting('deb-iptables')).toContain('iptables_chains')
		expect(counting('deb-iptables')).not.toContain('nftables.ipv4.table')
		expect(counting('deb-nftables', { mode: 'iptables' })).toContain('iptables_chains')
	})
})
