import { describe, expect, it } from 'vitest'
import { codeBlock, plainWords } from './code-block'
import { visible, visibleJson } from './visible'

describe('visible', () => {
	it.each([
		['\u001B]0;title\u0007x', '\\x1b]0;title\\x07x'],
		['\u001B]8;;http://example.com\u001B\\here', '\\x1b]8;;http://example.com\\x1b\\here'],
		['a\u009B31mb', 'a\\x9b31mb'],
		['safe\u202Egnp.exe', 'safe\\u202egnp.exe'],
		['a\rb', 'a\\x0db'],
		['a\u2028b', 'a\\u2028b'],
	])('writes out %j', (text, shown) => {
		expect(visible(text)).toBe(shown)
	})

	it('leaves letters of every language, tabs and line ends', () => {
		const text = 'Größe\t漢字 ✓ “x” …\nnext'
		expect(visible(text)).toBe(text)
		expect(visible('a\r\nb')).toBe('a\nb')
	})

	it('JSON says the same afterwards', () => {
		const data = { text: 'a\u009B31m\u202E\u001Bb' }
		const json = visibleJson(JSON.stringify(data))
		expect(json).toMatch(/^[\x20-\x7E]*$/)
		expect(JSON.parse(json)).toEqual(data)
	})
})

describe('codeBlock', () => {
	it.each(['x\r```\r![x](http://example.com/p.png)\r@everyone', 'x\n```\ny', 'x\u2028```\u2028y', '`````', 'x\u0085```'])('%j stays inside', (line) => {
		const block = codeBlock([line])
		expect(block).toHaveLength(3)
		const [fence = '', inside = ''] = block
		expect(inside).not.toMatch(/[\n\r\u0085\u2028\u2029]/)
		expect(inside).not.toContain(fence)
		expect(block.at(-1)).toBe(fence)
	})
})

it('words outside of a block mention nobody and are no markup', () => {
	expect(plainWords('@everyone ![x](http://example.com) <img>\r# x')).toBe('@\u200Beveryone ![x]\u200B(http://example.com) ‹img› # x')
})
