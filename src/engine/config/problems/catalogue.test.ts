import { describe, expect, test } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { constraintCodes } from '../../../facts/constraint-codes'
import { causeOfProblem } from './cause-of-problem'

describe('codes of problems', () => {
	const used = new Set(bouncers.flatMap(({ constraints }) => constraints.map(({ code }) => code)))

	test('every code of a constraint is one that some bouncer has', () => {
		expect(constraintCodes.filter((code) => !used.has(code))).toEqual([])
	})

	test('they stand in their order, each once', () => {
		expect(constraintCodes).toEqual([...new Set(constraintCodes)].sort())
	})

	test('what is absent is a cause of what the option holds', () => {
		const firewall = bouncers.find(({ id }) => id === 'firewall') ?? null
		const missing = (key: string) =>
			causeOfProblem({ code: 'missing-option', severity: 'error', line: null, column: null, key, message: '', fix: '' }, firewall)
		expect(['api_key', 'api_url', 'mode'].map(missing)).toEqual(['api-key-missing', 'api-url-missing', 'config-invalid-value'])
	})
})
