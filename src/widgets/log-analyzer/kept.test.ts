// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import type { Verdict } from '../../engine/verdict/verdict'
import { forget, keep, keptOf, linkTo, recall } from './kept'

const verdict = {
	cause: 'api-key-invalid',
	bouncer: 'firewall',
	findings: [
		{ error: 'go/access-forbidden', page: '/u/troubleshooting/errors/go/access-forbidden', samples: [{ line: 1, text: 'secret line' }] },
		{ error: 'config/placeholder', page: '/u/troubleshooting/check' },
	],
} as unknown as Verdict

const kept = { cause: 'api-key-invalid', bouncer: 'firewall', messages: ['go/access-forbidden'] }

beforeEach(() => {
	sessionStorage.clear()
	window.history.replaceState(null, '', '/')
})

it('keeps ids and no text', () => {
	keep(verdict)
	expect(recall()).toEqual(kept)
	expect(JSON.stringify({ ...sessionStorage })).not.toContain('secret')
	forget()
	expect(recall()).toBeNull()
})

it('a verdict without a cause ends what was kept', () => {
	keep(verdict)
	keep({ ...verdict, cause: null })
	expect(recall()).toBeNull()
})

it('a link says the same, and one that is broken is told', () => {
	const own = keptOf(verdict)
	const { search } = new URL(own ? linkTo(own, '/u/troubleshooting/analyze') : '')
	window.history.replaceState(null, '', `/${search}`)
	expect(recall()).toEqual(kept)
	window.history.replaceState(null, '', '/?verdict=<script>')
	expect(recall()).toBe('unreadable')
})
