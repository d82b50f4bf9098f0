import { describe, expect, test } from 'vitest'
import type { Option, Value } from '../../../facts/bouncer'
import { bouncerOf, bouncers } from '../../../facts/bouncers'
import { optionGroups, otherOptions } from '../../../facts/option-groups'
import { thorough } from '../../../testing/thorough'
import { optionOf } from '../document/options'
import { parseEndpoint } from '../values/endpoint'
import { generate } from './generate'
import { groupTitle, offeredOptions } from './offered'
import { configFileOf, readAs } from './recipes'

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

describe('every option that is offered can be set, and is read back', () => {
	const endpoint = parseEndpoint('https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567')
	if (!endpoint.ok) throw new Error('address')
	const key = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'

	/** A value that fits and is not the usual one. */
	function another(option: Option, written: Value | null): Value {
		const usual = String(written ?? option.default)
		const allowed = option.allowed?.find((value) => String(value) !== usual && value !== '')
		if (option.type === 'list') return option.items ? ['192.0.2.7'] : [String(allowed ?? 'one'), ...(option.allowed ? [] : ['two'])]
		if (allowed !== undefined) return allowed
		switch (option.type) {
			case 'bool':
				return usual !== 'true'
			case 'int':
			case 'float':
				return Math.min(option.max ?? 77, Math.max(option.min ?? 77, 77))
			case 'duration':
				return '77s'
			case 'pem':
				return '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n'
			default:
				return option.form ? usual : 'something'
		}
	}

	/** Where deployments write files of the same formats, an option is the same case. */
	const tried = new Set<string>()

	test.each(cases)('%s %s', (id, deployment, bouncer, found) => {
		const source = bouncer.integration.works === 'no' || found.unsupported?.integration ? 'engine' : 'integration'
		const address = source === 'engine' ? parseEndpoint('http://127.0.0.1:8080') : endpoint
		if (!address.ok) throw new Error('address')
		for (const { option, written, counts } of offeredOptions(bouncer, found, source, {}).flatMap(({ options }) => options)) {
			const kind = `${id} ${found.files.map(({ format }) => format).join(' ')} ${option.key}`
			if (!counts || (tried.has(kind) && !thorough)) continue
			tried.add(kind)
			const value = another(option, written)
			const outcome = generate(bouncer, {
				bouncer: id,
				deployment,
				source,
				endpoint: address.address,
				key,
				intervalSeconds: null,
				options: { [option.key]: value },
			})
			if (!outcome.ok) {
				// A format that cannot hold a value, or a place that cannot be told, is said beside the field.
				expect(outcome.refusals, option.key).toEqual([
					expect.objectContaining({ setting: option.key, message: expect.stringMatching(/line break|by hand|takes /) }),
				])
				continue
			}
			const back = outcome.value.files.flatMap((file, at) => {
				const recipe = found.files.filter(({ when }) => !when || when === source)[at]
				const config = recipe && configFileOf(bouncer, recipe)
				const items = (config && readAs(bouncer, config, recipe, file.content)?.items) ?? []
				return items.flatMap((item) => (config && optionOf(config, item.key) === option ? [item] : []))
			})
			if (value === false && back.length === 0) continue
			const texts = back.flatMap((item) =>
				Array.isArray(item.value) ? item.value.map(String) : item.value === null ? ['true'] : [item.text, ...item.text.split(/[, ]/)],
			)
			for (const wanted of Array.isArray(value) ? value : [value]) expect(texts, option.key).toContain(String(wanted))
		}
	})
})
