import { expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { alternativesOf, toldApart } from './alternatives'
import type { Place } from './verdict'

const rules = await readErrorPages(process.cwd())
const managers: readonly Place['manager'][] = ['systemd', 'container', 'compose', 'kubernetes', 'windows', null]

it.each(managers)('each other cause of a message has a command that tells it apart, in %s', (manager) => {
	const without = rules.flatMap((rule) => {
		const deployments = [null, ...(bouncers.find(({ id }) => id === rule.bouncers[0])?.deployments ?? [])]
		return deployments.flatMap((deployment) =>
			alternativesOf(rule, rule.cause, deployment, { manager, os: null, names: [] }).flatMap(({ cause, tellApart }) =>
				tellApart === null ? [`${rule.id}: ${cause}`] : [],
			),
		)
	})
	expect(without).toEqual([])
})

it('asks AppSec, not the endpoint, where a message is about AppSec', () => {
	const ofAppsec = rules.filter(({ cause }) => cause === 'appsec-unreachable')
	const asked = ofAppsec.flatMap((rule) => alternativesOf(rule, rule.cause, null, { manager: null, os: null, names: [] }))
	expect(asked.length).toBeGreaterThan(0)
	expect(asked.filter(({ tellApart }) => tellApart?.includes('/v1/decisions'))).toEqual([])
})

it('asks in PowerShell on Windows', () => {
	const rule = rules.find(({ alsoCauses }) => alsoCauses.includes('credentials-rotated'))
	const [first] = rule
		? alternativesOf(rule, rule.cause, null, { manager: 'windows', os: null, names: [] }).filter(({ cause }) => cause === 'credentials-rotated')
		: []
	expect(first?.tellApart).toContain('curl.exe')
})

it('what a container answers for itself is asked inside of it, with the words of its place', () => {
	const rule = rules.find(({ alsoCauses, tellApart }) => alsoCauses.includes('dns-failure') && !tellApart['dns-failure'])
	const asked = (manager: Place['manager']) =>
		rule && alternativesOf(rule, rule.cause, null, { manager, os: null, names: [] }).find(({ cause }) => cause === 'dns-failure')?.tellApart
	expect(asked('systemd')).toBe('getent hosts admin.api.crowdsec.net')
	expect(asked('compose')).toBe('docker exec NAME getent hosts admin.api.crowdsec.net')
	expect(asked('kubernetes')).toBe('kubectl exec POD -- getent hosts admin.api.crowdsec.net')
})

it('what other systems have another program for is asked with theirs', () => {
	const rule = rules.find(({ id }) => id === 'firewall/pf-commands-failed')
	const asked = (place: Partial<Place>) => rule && alternativesOf(rule, rule.cause, null, { manager: null, os: null, names: [], ...place })[0]?.tellApart
	expect(asked({ os: 'freebsd' })).toBe('pfctl -s Tables')
	expect(asked({ os: 'debian' })).toBe('pfctl -s Tables')
	const ofWindows = rules.filter(({ bouncers: [only] }) => only === 'windows-firewall')
	const told = ofWindows.flatMap((one) =>
		alternativesOf(one, one.cause, null, { manager: 'windows', os: null, names: [] }).map(({ tellApart }) => tellApart ?? ''),
	)
	expect(told.length).toBeGreaterThan(0)
	expect(told.filter((command) => /\bsudo\b|\/etc\/|\bgrep\b|^ss /.test(command))).toEqual([])
})

it('shows a command once, with all causes that it tells apart, and not at all where the advice gives it', () => {
	const alternatives = [
		{ cause: 'credentials-rotated', tellApart: 'curl x' },
		{ cause: 'dns-failure', tellApart: 'dig x' },
		{ cause: 'api-key-missing', tellApart: 'curl x' },
	] as const
	expect(toldApart(alternatives, [])).toEqual([
		{ causes: ['credentials-rotated', 'api-key-missing'], command: 'curl x' },
		{ causes: ['dns-failure'], command: 'dig x' },
	])
	expect(toldApart(alternatives, [{ what: 'Ask it.', command: { run: 'curl x', known: 'source' } }])).toEqual([
		{ causes: ['credentials-rotated'], command: null },
		{ causes: ['dns-failure'], command: 'dig x' },
		{ causes: ['api-key-missing'], command: null },
	])
})
