import { describe, expect, test } from 'vitest'
import type { BouncerId } from '../../../facts/bouncer'
import { bouncerOf, bouncers } from '../../../facts/bouncers'
import { hostileValues, mostHostile } from '../../shell/testing/hostile'
import { readShareQuery, shareQuery } from './share-link'

function known(id: BouncerId) {
	const bouncer = bouncerOf(id)
	if (!bouncer) throw new Error(id)
	return bouncer
}

const firewall = known('firewall')
const usual = { deployment: 'deb-nftables', source: 'integration', intervalSeconds: null, options: {} } as const

/** Links as earlier versions of the page made them. They stand in tickets: none may ever be changed or removed here. */
const frozen = [
	['firewall', 'bouncer=firewall', null],
	['firewall', 'bouncer=firewall&deployment=deb-iptables&source=engine', null],
	[
		'firewall',
		'bouncer=firewall&deployment=deb-nftables&g=1&g-interval=3600&g.deny_action=REJECT&g.disable_ipv6=true',
		{ intervalSeconds: 3600, options: { deny_action: 'REJECT', disable_ipv6: 'true' } },
	],
	['firewall', 'bouncer=firewall&g=1&g.nftables.ipv4.priority=-20', { intervalSeconds: null, options: { 'nftables.ipv4.priority': '-20' } }],
	[
		'nginx',
		'bouncer=nginx&deployment=deb&source=engine&g=1&g.BOUNCING_ON_TYPE=ban&g.EXCLUDE_LOCATION=%2Fhealth%2C+%2Fstatus',
		{ intervalSeconds: null, options: { BOUNCING_ON_TYPE: 'ban', EXCLUDE_LOCATION: '/health, /status' } },
	],
	['traefik', 'bouncer=traefik&deployment=docker-labels&g=1&g.logLevel=DEBUG', { intervalSeconds: null, options: { logLevel: 'DEBUG' } }],
] as const

test.each(frozen)('%s: %s', (id, query, expected) => {
	const read = readShareQuery(known(id), query)
	expect(read).toEqual(expected === null ? null : { ...expected, notices: [] })
})

test('what is usual makes no part of the link', () => {
	expect(shareQuery(firewall, usual)).toEqual({ query: 'bouncer=firewall&deployment=deb-nftables', left: [] })
})

test.each(bouncers.map((bouncer) => [bouncer.id, bouncer] as const))('%s: what goes into a link comes back, and secrets never go', (_id, bouncer) => {
	const secret = 'dont-tell-anybody'
	const options = Object.fromEntries(
		bouncer.files.flatMap(({ options: all }) => all).map((option) => [option.key, option.allowed ? String(option.allowed[0]) : option.secret ? secret : '1']),
	)
	const { query, left } = shareQuery(bouncer, { ...usual, options, intervalSeconds: 7200 })
	expect(query).not.toContain(secret)
	expect(left).toContain(bouncer.keyOption)
	const read = readShareQuery(bouncer, query)
	expect(read?.intervalSeconds).toBe(7200)
	for (const [key, text] of Object.entries(read?.options ?? {})) expect(text).toBe(options[key])
	const refused = read?.notices.map(({ setting }) => setting) ?? []
	expect([...Object.keys(read?.options ?? {}), ...left, ...refused].toSorted()).toEqual(Object.keys(options).toSorted())
})

describe('an option that may hold a secret is marked as one', () => {
	// Names of public things: the site key of a captcha stands in the page for every visitor.
	const harmless = /site_?key|key_?file|key_?path|cookie|keyoption|SecretRef|_tls_|tls\.key|template|customkey$/i
	test.each(bouncers.map((bouncer) => [bouncer.id, bouncer] as const))('%s', (_id, bouncer) => {
		for (const { key, secret, type } of bouncer.files.flatMap(({ options }) => options)) {
			const name = key.split(/[./]/).at(-1) ?? key
			if (!/(secret|password|token|(^|[_.])key|apikey|signingkey)$/i.test(name) || harmless.test(key) || type === 'path' || type === 'bool') continue
			expect(secret === true || key === bouncer.keyOption, key).toBe(true)
		}
	})
})

describe('a link that others have changed', () => {
	test.each([
		['an unknown option', 'g=1&g.nonsense=1', 'nonsense', 'is no option'],
		['a value that is refused', 'g=1&g.deny_action=SHRUG', 'deny_action', 'takes one of'],
		['a key', 'g=1&g.api_key=3f8a1c5e7b9d0246813579bdf02468ac', 'api_key', 'does not belong into a link'],
		['an address', 'g=1&g.api_url=https%3A%2F%2Fexample.com', 'api_url', 'does not belong into a link'],
		['a hidden address', 'g=1&g.deny_log_prefix=redis%3A%2F%2Fuser%3Apw%40example.com', 'deny_log_prefix', 'does not belong into a link'],
	])('%s', (_what, query, setting, told) => {
		const read = readShareQuery(firewall, query)
		expect(read?.options).toEqual({})
		expect(read?.notices).toEqual([expect.objectContaining({ setting, message: expect.stringContaining(told) })])
		expect(read?.notices[0]?.message).not.toContain('3f8a1c5e')
	})

	test.each(bouncers.map((bouncer) => [bouncer.id, bouncer] as const))('%s: a path comes in only when it is plain', (_id, bouncer) => {
		for (const { key, type, runs } of bouncer.files.flatMap(({ options }) => options)) {
			if (type !== 'path' && type !== 'url-path') continue
			for (const value of [...hostileValues, mostHostile, '/etc/../root/x', 'x/y', '/x/-rf'].filter((text) => text !== '')) {
				const read = readShareQuery(bouncer, new URLSearchParams({ g: '1', [`g.${key}`]: value }).toString())
				expect(read?.options, `${key} ${value}`).toEqual({})
				expect(read?.notices).toHaveLength(1)
			}
			const plain = readShareQuery(bouncer, new URLSearchParams({ g: '1', [`g.${key}`]: '/etc/ssl/own-ca.pem' }).toString())
			expect(Object.keys(plain?.options ?? {})).toEqual(runs ? [] : [key])
		}
	})

	test('a name that comes into a command is plain', () => {
		const named = (text: string) =>
			Object.keys(readShareQuery(known('firewall'), new URLSearchParams({ g: '1', 'g.blacklists_ipv4': text }).toString())?.options ?? {})
		expect(named('my-set.v4')).toEqual(['blacklists_ipv4'])
		for (const text of [...hostileValues, mostHostile].filter((value) => value !== '')) expect(named(text), text).toEqual([])
	})

	test('nobody else chooses the program that is run', () => {
		const read = readShareQuery(known('custom'), 'g=1&g.bin_path=/bin/sh&g.bin_args=-c,id')
		expect(read?.options).toEqual({})
		expect(read?.notices.map(({ setting }) => setting)).toEqual(['bin_path', 'bin_args'])
		expect(shareQuery(known('custom'), { ...usual, deployment: 'deb', options: { bin_path: '/opt/mine' } }).left).toEqual(['bin_path'])
	})

	test('an interval without sense, and another version', () => {
		expect(readShareQuery(firewall, 'g=1&g-interval=-5')).toMatchObject({ intervalSeconds: null, notices: [{ code: 'link-interval' }] })
		expect(readShareQuery(firewall, 'g=9&g.deny_action=REJECT')).toMatchObject({ options: {}, notices: [{ code: 'link-version' }] })
	})
})
