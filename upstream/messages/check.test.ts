import { describe, expect, it } from 'vitest'
import type { Rule } from '../../src/facts/errors/rule'
import type { Exception } from '../check'
import type { Checkouts } from '../checkout'
import { asText, differs } from '../report'
import { treeOf } from '../tree'
import { checkMessages, checkRules } from './check'
import { readGo } from './go'
import { fill } from './message'
import { type Program, programs } from './programs'
import { quotes } from './quoted'

const program: Program = {
	name: 'firewall bouncer',
	bouncers: ['firewall'],
	repository: 'crowdsecurity/cs-firewall-bouncer',
	files: /(?<!_test)\.go$/,
	read: readGo,
	line: (message, words) => `level=${message.level} msg="${fill(message, words)}"`,
}
const faults = { title: 'Faults', levels: ['error', 'warning', 'fatal'], mustBeKnown: true, reasons: [] } as const
const sources: Checkouts = {
	open: async (repository) =>
		repository === program.repository
			? treeOf({
					'pkg/set.go': 'log.Errorf("unable to fill set %s: %s", name, err)\nlog.Warn("nothing to fill here")',
					'pkg/set_test.go': 'log.Error("a text of a test")',
				})
			: undefined,
}
const none: Checkouts = { open: async () => undefined }

function rule(id: string, ...all: string[]): Rule {
	return {
		id,
		title: all[0] ?? '',
		cause: 'backend-permission',
		alsoCauses: [],
		severity: 'error',
		role: 'root',
		rank: 50,
		bouncers: ['firewall'],
		proves: false,
		fallback: false,
		program: null,
		pull: null,
		event: null,
		match: [{ all, any: [], none: [], regex: null }],
		means: 'A set could not be filled.',
		fix: 'Make it larger.',
		fixAt: {},
		tellApart: {},
		yields: [],
		samples: { match: [], not: [] },
		source: ['crowdsecurity/cs-firewall-bouncer:pkg/set.go'],
		verified: { date: '2026-11-29', version: '1', how: 'source' },
	}
}

const known = [rule('firewall/set', 'unable to fill set '), rule('firewall/nothing', 'nothing to fill here')]

describe('messages of a program', () => {
	it('are held by a rule of its own', async () => {
		const section = await checkMessages(faults, [program], known, sources)
		expect(section).toMatchObject({ held: 2, all: 2, findings: [] })
	})

	it('are lacking without one, and with one of another bouncer', async () => {
		const section = await checkMessages(faults, [program], [{ ...rule('custom/set', 'unable to fill set '), bouncers: ['custom'] }, ...known.slice(1)], sources)
		expect(section.findings).toMatchObject([
			{ subject: 'firewall bouncer', kind: 'lacking', name: 'unable to fill set …: …', at: 'crowdsecurity/cs-firewall-bouncer:pkg/set.go:1' },
		])
		expect(differs([section])).toBe(true)
	})

	it('may lack one for a reason, which is no longer needed when there is one', async () => {
		const reasons: readonly Exception[] = [{ subjects: ['firewall bouncer'], kind: 'lacking', names: ['unable to fill set …: …'], reason: 'never printed' }]
		const excused = await checkMessages({ ...faults, reasons }, [program], known.slice(1), sources)
		expect(excused.findings).toEqual([])
		expect(differs([excused])).toBe(false)
		expect(differs([await checkMessages({ ...faults, reasons }, [program], known, sources)])).toBe(true)
	})

	it('need none where they tell of no fault: then they are listed on demand, and nothing differs', async () => {
		const section = await checkMessages({ ...faults, mustBeKnown: false }, [program], known.slice(1), sources)
		expect(section).toMatchObject({ held: 1, all: 2, findings: [], unknown: [{ name: 'unable to fill set …: …' }] })
		expect(differs([section])).toBe(false)
		expect(asText([section], [])).not.toContain('unable to fill set')
		expect(asText([section], [], true)).toContain(
			'- firewall bouncer: no rule, and none needed: `unable to fill set …: …` (crowdsecurity/cs-firewall-bouncer:pkg/set.go:1)',
		)
	})

	it('are skipped where the sources are missing', async () => {
		expect(await checkMessages(faults, [program], [], none)).toMatchObject({ all: 0, findings: [], subjects: [{ read: false }] })
	})
})

describe('error values', () => {
	const values = { title: 'Values', levels: ['raised'], mustBeKnown: true, reasons: [] } as const
	const made: Checkouts = { open: async () => treeOf({ 'pkg/set.go': 'return fmt.Errorf("set %s is too small", name)' }) }
	const quoting: Program = { ...program, quotes: [{ path: /^pkg\//, level: 'error', before: 'unable to fill set x: ' }] }
	const heldBy = async (quotes: Program, ...rules: readonly Rule[]) => (await checkMessages(values, [quotes], rules, made)).held

	it('are held by a rule of the line that quotes them', async () => {
		expect(await heldBy(quoting, rule('firewall/set', 'unable to fill set ', 'too small'))).toBe(1)
		expect(await heldBy(program, rule('firewall/set', 'unable to fill set ', 'too small'))).toBe(0)
	})

	it('are not held by one that only points at the reason behind the colon', async () => {
		expect(await heldBy(quoting, { ...rule('firewall/set', 'unable to fill set '), role: 'consequence' })).toBe(0)
	})

	it('are quoted by programs that there are', () => {
		expect(Object.keys(quotes).filter((name) => !programs.some((one) => one.name === name))).toEqual([])
	})
})

describe('rules', () => {
	it('stand in a source', async () => {
		expect(await checkRules([program], known, [], sources)).toMatchObject({ held: 2, all: 2, findings: [] })
	})

	it('stand there too where the program puts its values between their words', async () => {
		expect((await checkRules([program], [rule('firewall/blocklist', 'unable to fill set blocklist4')], [], sources)).findings).toEqual([])
	})

	it('are invented where no source has their words, though they name one', async () => {
		const invented = rule('firewall/memory', 'unable to reserve memory for the ruleset')
		const section = await checkRules([program], [...known, invented], [], sources)
		expect(section.findings).toMatchObject([{ subject: 'firewall', kind: 'invented', name: 'firewall/memory' }])
		expect(differs([section])).toBe(true)
	})

	it('are not held by what only a test of the program says', async () => {
		expect((await checkRules([program], [rule('firewall/test', 'a text of a test')], [], sources)).findings).toHaveLength(1)
	})

	it('name a file that is there', async () => {
		const moved = { ...rule('firewall/set', 'unable to fill set '), source: ['crowdsecurity/cs-firewall-bouncer:pkg/gone.go'] }
		expect((await checkRules([program], [moved], [], sources)).findings).toMatchObject([
			{ kind: 'changed', at: 'crowdsecurity/cs-firewall-bouncer:pkg/gone.go' },
		])
	})

	it('are skipped where a source is missing', async () => {
		expect(await checkRules([program], known, [], none)).toMatchObject({ held: 0, all: 2, findings: [], subjects: [{ name: 'firewall', read: false }] })
	})
})
