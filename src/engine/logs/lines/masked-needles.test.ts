import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../../../testing/thorough'
import { maskDigits } from './digits'
import { MaskedNeedles } from './masked-needles'

const texts = ['status 403', 'status 404', '404 page not found', ':00|400|', '2x', 'no digits', 'http/1.1 403']
const masked = new MaskedNeedles(texts.map((text) => ({ text })))

it('finds what stands in a line but for its digits', () => {
	const found = [...masked.in(maskDigits('x http/1.1 500, status 12345'))].flatMap(({ needles }) => needles.map((needle) => texts[needle]))
	expect(found.sort()).toEqual(['http/1.1 403', 'status 403', 'status 404'])
})

it('finds what a search for each of them finds', () => {
	const word = fc.constantFrom(...texts, 'status 4', '0', ' ', 'x', '12', '|')
	fc.assert(
		fc.property(fc.array(word, { maxLength: 12 }), (words) => {
			const line = maskDigits(words.join(''))
			const expected = texts.flatMap((text, needle) => (/\d/.test(text) && line.includes(maskDigits(text)) ? [needle] : []))
			expect([...masked.in(line)].flatMap(({ needles }) => needles).sort()).toEqual(expected.sort())
		}),
		runs(1000),
	)
})
