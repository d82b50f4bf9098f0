import { describe, expect, it } from 'vitest'
import { KnownSecrets } from './known-secrets'

/** What must be found: each place from left to right, none within the last. */
function plainly(text: string, secret: string): readonly { readonly from: number; readonly to: number }[] {
	const found: { from: number; to: number }[] = []
	for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) found.push({ from: at, to: at + secret.length })
	return found
}

function found(text: string, ...secrets: readonly string[]) {
	const known = new KnownSecrets()
	for (const secret of secrets) known.add(secret)
	return known.placesIn(text)
}

/** The bits of a number as signs of which words repeat within themselves. */
const signs = (number: number, length: number) => Array.from({ length }, (_, at) => ((number >> at) & 1 ? 'a' : '0')).join('')

describe('a secret that is known', () => {
	it('is found wherever it stands, however much it is like itself', () => {
		const text = Array.from({ length: 400 }, (_, at) => signs((at * 2_654_435_761) >>> 7, 11)).join('')
		for (let number = 1; number < 255; number++) {
			const secret = signs(number, 8)
			expect(found(text, secret), secret).toEqual(plainly(text, secret))
			expect(found(secret + secret.slice(1) + secret, secret), secret).toEqual(plainly(secret + secret.slice(1) + secret, secret))
		}
	})

	it('is found beside another one with the same beginning', () => {
		const text = '0000a00b 0000a00c0000a00b'
		expect(found(text, '0000a00b', '0000a00c')).toEqual([
			{ from: 0, to: 8 },
			{ from: 9, to: 17 },
			{ from: 17, to: 25 },
		])
	})

	it('is compared with no character twice: where one of many zeros is another sign, every place would take thousands', () => {
		const secret = `${'0'.repeat(20_000)}b0000`
		const known = new KnownSecrets()
		known.add(secret)
		let asked = 0
		const text = new Proxy(new String('0'.repeat(200_000)), {
			get(target, name) {
				if (name !== 'charCodeAt') return Reflect.get(target, name)
				return (at: number) => {
					asked++
					return target.charCodeAt(at)
				}
			},
		})
		expect(known.placesIn(text as unknown as string)).toEqual([])
		expect(asked).toBeLessThan(3 * text.length)
	})
})
