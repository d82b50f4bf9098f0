import { beforeAll, describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { searchData } from '../../../plugins/error-rules/search-data'
import { bouncerEntries, causeEntries, headingsOf, legacyEntries, messageEntries } from '../../../plugins/search-index/entries'
import { noCorrection } from '../../engine/intake/input-format'
import { createDoctor, type Doctor } from '../../engine/verdict/doctor'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { isWholeText, looksLikeMessage } from './looks-like-message'
import { messages } from './messages.testing'
import { resultsFor } from './results'
import { indexOf, type WordIndex } from './word-search'

let index: WordIndex
let doctor: Doctor

beforeAll(async () => {
	const rules = await readErrorPages(process.cwd())
	const pages = bouncers.map(({ id, name, summary }) => ({ title: name, path: `/u/bouncers/${id}`, kind: 'Bouncer', words: summary }))
	index = indexOf([...bouncerEntries(pages), ...causeEntries(), ...legacyEntries(), ...messageEntries(rules)])
	const data = searchData(rules)
	doctor = createDoctor({ rules: data.rules, bouncers, programs }, data.plan)
})

function search(text: string): readonly string[] {
	const verdict = doctor.diagnose(text, { bouncer: null, year: 2026, correction: noCorrection })
	const ruled = looksLikeMessage(text) ? { asked: text, findings: verdict.findings.filter(({ page }) => page.includes('/errors/')) } : null
	return resultsFor(text, index, ruled).map(({ path }) => path)
}

describe('a message that was pasted', () => {
	it('has forty samples', () => expect(messages).toHaveLength(40))

	it('finds its own page first', () => {
		const wrong = messages.flatMap(({ line, page }) => {
			const [first] = search(line)
			return first === `/u/troubleshooting/errors/${page}` ? [] : [{ line, page, first }]
		})
		expect(wrong).toEqual([])
	})

	it('finds its page without the rules, where a name in it was changed', () => {
		const alone = resultsFor('level=error msg="API problem: access is forbidden"', index, null)
		expect(alone[0]?.path).toContain('forbidden')
	})
})

describe('words', () => {
	it.each([
		['nginx', '/u/bouncers/nginx'],
		['nft', '/u/bouncers/firewall'],
		['UPDATE_FREQUENCY', '/u/bouncers/nginx'],
		['crowdsecLapiKey', '/u/bouncers/traefik'],
		['wp', '/u/bouncers/wordpress'],
		['crowdsec_enabled', '/u/troubleshooting/withdrawn_names#crowdsec_enabled'],
		['wrong path', '/u/troubleshooting/errors?cause=api-url-wrong-path'],
		['access forbidden', '/u/troubleshooting/errors/go/access-forbidden'],
	])('%s', (words, path) => expect(search(words).slice(0, 3)).toContain(path))

	it('that stand nowhere find nothing', () => expect(search('zzzyx')).toEqual([]))
})

it('tells a message from words, and a log from a message', () => {
	expect(looksLikeMessage('traefik timeout')).toBe(false)
	expect(looksLikeMessage('level=fatal msg="unable to find ipset"')).toBe(true)
	expect(isWholeText('one line')).toBe(false)
	expect(isWholeText('one\ntwo')).toBe(true)
})

it('takes headings with the ids that are written beside them', () => {
	expect(headingsOf('## Which `log`? {/* #which-log */}\ntext\n### Not this one\n')).toEqual([{ text: 'Which log?', anchor: 'which-log' }])
})
