import { describe, expect, it } from 'vitest'
import { dated } from './dated'
import type { Span } from './span'

const repository = 'crowdsecurity/cs-firewall-bouncer'
const came: Span = { first: 'v0.0.30', last: 'v0.0.34', since: 'v0.0.30', fromStart: false }

function found(ours: { readonly since?: string; readonly until?: string }, span: Span | null, ran?: string): readonly string[] {
	const [only] = dated({ subject: 'firewall main', name: 'new', ours, ran }, 'firewall', span ? [{ repository, span }] : [], true)
	return (only?.findings ?? []).map(({ kind, says }) => `${kind}: ${says}`)
}

describe('what we say, held to the releases', () => {
	it('is right where both say the same, and where an older release came before all that are in use', () => {
		expect(found({ since: 'v0.0.30' }, came)).toEqual([])
		expect(found({}, { first: 'v0.0.20', last: 'v0.0.34', since: 'v0.0.20', fromStart: false })).toEqual([])
	})

	it('is missing, or wrong', () => {
		expect(found({}, came)).toEqual(['since: we do not say it, it is there since v0.0.30'])
		expect(found({ since: 'v0.0.31' }, came)).toEqual(['since: we say v0.0.31, it is there since v0.0.30'])
		expect(found({ since: 'v0.0.2' }, { first: 'v0.0.1', last: 'v0.0.34', fromStart: true })).toEqual([
			'since: we say v0.0.2, its first release, v0.0.1, has it',
		])
		expect(found({}, { first: 'v0.0.1', last: 'v0.0.29', until: 'v0.0.29', fromStart: true })).toEqual(['until: we do not say it, its last release is v0.0.29'])
		expect(found({ until: 'v0.0.29' }, { first: 'v0.0.1', last: 'v0.0.34', fromStart: true })).toEqual([
			'until: we say v0.0.29, v0.0.34 may not be its last release',
		])
	})

	it('needs a proof', () => {
		expect(found({ since: 'v0.0.30' }, { first: 'v0.0.30', last: 'v0.0.34', fromStart: false })).toEqual([
			'since: we say v0.0.30, the releases do not prove it',
		])
		expect(found({ since: 'v0.0.30' }, null)).toEqual(['since: we say v0.0.30, and no release proves it'])
		expect(found({ since: 'v0.0.30' }, came, 'crowdsec-firewall-bouncer 0.0.25')).toEqual([expect.stringContaining('seen in crowdsec-firewall-bouncer 0.0.25')])
	})

	it('holds nothing where a checkout is missing, or several programs have it', () => {
		const told = { subject: 'firewall main', name: 'new', ours: { since: 'v9.0' } }
		expect(dated(told, 'firewall', [], false)).toEqual([])
		expect(
			dated(
				told,
				'firewall',
				[
					{ repository, span: came },
					{ repository: 'crowdsecurity/lua-cs-bouncer', span: came },
				],
				true,
			),
		).toEqual([])
	})

	it('names a program that is not the bouncer’s own', () => {
		const span = { ...came, first: 'v1.0.7', since: 'v1.0.7' }
		const told = { subject: 'nginx main', name: 'NEW', ours: { since: 'library v1.0.7' } }
		expect(dated(told, 'nginx', [{ repository: 'crowdsecurity/lua-cs-bouncer', span }], true)).toMatchObject([{ since: 'library v1.0.7', findings: [] }])
	})
})
