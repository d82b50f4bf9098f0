import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../testing/thorough'
import type { Problem } from '../types'
import { applyEdits, ChangeLog } from './changes'
import { hunksOf } from './hunks'

const problem = (message: string, code: Problem['code'] = 'bad-value'): Problem => ({
	code,
	severity: 'error',
	line: 1,
	column: 1,
	key: 'k',
	message,
	fix: 'f',
})

describe('changes', () => {
	test('two passes over one value are one change with both reasons', () => {
		const log = new ChangeLog('url: a/b/c\nkey: x\n')
		log.add([{ from: 5, to: 10, text: 'a/b', causes: [problem('Too long.', 'url-full-path')] }])
		log.add([{ from: 5, to: 8, text: 'https://a/b', causes: [problem('No scheme.', 'url-scheme')] }])
		expect(log.text).toBe('url: https://a/b\nkey: x\n')
		expect(log.changes()).toEqual([
			{
				line: 1,
				key: 'k',
				from: 'url: a/b/c',
				to: 'url: https://a/b',
				reason: 'Too long. No scheme.',
				problem: 'url-full-path',
				edits: [{ from: 5, to: 10, text: 'https://a/b' }],
			},
		])
	})

	test('what two problems change on one line is one change, and a line that is added is one of its own', () => {
		const log = new ChangeLog('url: a/b\nkey: x\n')
		log.add([
			{ from: 0, to: 3, text: 'api_url', causes: [problem('Old name.', 'legacy-name')] },
			{ from: 6, to: 8, text: '', causes: [problem('Too long.', 'url-full-path')] },
			{ from: 8, to: 8, text: '\nmode: y', causes: [problem('No mode.', 'missing-option')] },
		])
		expect(log.changes().map(({ line, to, reason, problem: code }) => ({ line, to, reason, code }))).toEqual([
			{ line: 1, to: 'api_url: a\nmode: y', reason: 'Old name. Too long. No mode.', code: 'legacy-name' },
		])
	})

	test('a place of the corrected text is found in the first one', () => {
		const log = new ChangeLog('abc\ndef\nghi\n')
		log.add([{ from: 3, to: 3, text: '\nnew', causes: [problem('new')] }])
		expect([0, 8, 12].map((offset) => log.before(offset))).toEqual([0, 4, 8])
	})

	test('one problem with many places is one change', () => {
		const cause = problem('windows-line-ends')
		const log = new ChangeLog('a\r\nb\r\n')
		log.add([
			{ from: 1, to: 2, text: '', causes: [cause] },
			{ from: 4, to: 5, text: '', causes: [cause] },
		])
		expect(log.changes()).toHaveLength(1)
		expect(log.text).toBe('a\nb\n')
	})

	const text = fc.array(fc.constantFrom('a', 'bc', '\n', 'd: e', ' '), { minLength: 1, maxLength: 20 }).map((parts) => parts.join(''))
	const passes = fc.array(fc.array(fc.tuple(fc.nat(60), fc.nat(6), fc.constantFrom('', 'X', 'YY\n', 'zzz')), { maxLength: 4 }), { maxLength: 4 })

	test('whatever the passes do, all changes together give the text that they left', () => {
		fc.assert(
			fc.property(text, passes, (before, rounds) => {
				const log = new ChangeLog(before)
				let now = before
				for (const round of rounds) {
					const corrections = round.map(([at, length, put], index) => {
						const from = Math.min(at, now.length)
						return { from, to: Math.min(now.length, from + length), text: put, causes: [problem(`p${index}`)] }
					})
					log.add(corrections)
					now = applyEdits(now, corrections)
					expect(log.text).toBe(now)
				}
				const changes = log.changes()
				expect(
					applyEdits(
						before,
						changes.flatMap(({ edits }) => edits),
					),
				).toBe(now)
			}),
			runs(500),
		)
	})

	test('each change alone leaves everything outside of its edits as it was', () => {
		fc.assert(
			fc.property(text, passes, (before, rounds) => {
				const log = new ChangeLog(before)
				for (const round of rounds)
					log.add(
						round.map(([at, length, put], index) => {
							const from = Math.min(at, log.text.length)
							return { from, to: Math.min(log.text.length, from + length), text: put, causes: [problem(`p${index}`)] }
						}),
					)
				for (const { edits, line, from } of log.changes()) {
					expect(before.split('\n')[line - 1]).toBe(from.split('\n')[0])
					const alone = applyEdits(before, edits)
					const gained = edits.reduce((sum, edit) => sum + edit.text.length - (edit.to - edit.from), 0)
					expect(alone.length).toBe(before.length + gained)
				}
			}),
			runs(300),
		)
	})
})

describe('hunks', () => {
	const log = new ChangeLog('# mine\nmode: x\nurl: a/b\n\nkey: k\nlast: 1\n')
	log.add([
		{ from: 12, to: 14, text: ' y', causes: [problem('mode')] },
		{ from: 21, to: 23, text: '', causes: [problem('url')] },
	])
	const changes = log.changes()

	test('a changed line is removed and added, with the lines around it', () => {
		const [first, second] = hunksOf('# mine\nmode: x\nurl: a/b\n\nkey: k\nlast: 1\n', changes, new Set([0, 1]))
		expect(first?.lines).toEqual([
			{ kind: 'same', text: '# mine', line: 1 },
			{ kind: 'removed', text: 'mode: x', line: 2 },
			{ kind: 'added', text: 'mode: y', line: null },
		])
		expect(second?.lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['removed url: a/b', 'added url: a', 'same ', 'same key: k'])
		expect(second?.changes).toEqual([1])
	})

	test('a line between two changes is shown once', () => {
		const text = 'a: 1\nb: 2\nc: 3\n'
		const both = new ChangeLog(text)
		both.add([
			{ from: 3, to: 4, text: '9', causes: [problem('a')] },
			{ from: 13, to: 14, text: '9', causes: [problem('c')] },
		])
		const shown = hunksOf(text, both.changes(), new Set([0, 1])).flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'same'))
		expect(shown.map((line) => line.text)).toEqual(['b: 2'])
	})

	test('a change that is not selected keeps its place, unchanged', () => {
		const [first] = hunksOf('# mine\nmode: x\nurl: a/b\n\nkey: k\nlast: 1\n', changes, new Set([1]))
		expect(first?.lines.map(({ kind }) => kind)).toEqual(['same', 'same'])
		expect(first?.changes).toEqual([0])
	})

	test('a line that is added stands behind the one that it belongs to', () => {
		const added = new ChangeLog('a: 1\nb: 2\n')
		added.add([{ from: 4, to: 4, text: '\nc: 3', causes: [problem('new')] }])
		const [only] = hunksOf('a: 1\nb: 2\n', added.changes(), new Set([0]))
		expect(only?.lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['same a: 1', 'added c: 3', 'same b: 2'])
	})
})
