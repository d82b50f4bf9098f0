import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { complain, movedPage, withoutAnchor } from '.'
import { officialAddresses, oldAddresses } from './addresses'

const docs = join(import.meta.dirname, '../../docs')
const files = readdirSync(docs, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
const pages = new Set(
	files
		.filter((file) => file.endsWith('.mdx'))
		.map((file) => (file === 'troubleshooting/index.mdx' ? '/u/troubleshooting' : `/u/${file.slice(0, -'.mdx'.length)}`)),
)

describe('old addresses', () => {
	it.each(officialAddresses)('%s answers', (address) => {
		expect(pages.has(address) || address in oldAddresses).toBe(true)
	})

	it.each(Object.entries(oldAddresses))('%s leads to a page and a heading that exist', (_, to) => {
		expect(pages).toContain(withoutAnchor(to))
		const anchor = to.split('#')[1]
		if (anchor) expect(readFileSync(join(docs, `${withoutAnchor(to).slice('/u/'.length)}.mdx`), 'utf8')).toContain(`{/* #${anchor} */}`)
	})

	it('are refused where they are pages, or lead to none', () => {
		expect(() => complain(oldAddresses, pages)).not.toThrow()
		expect(() => complain({ '/u/a': '/u/b' }, new Set(['/u/a', '/u/b']))).toThrow('/u/a is a page itself')
		expect(() => complain({ '/u/a': '/u/b#c' }, new Set(['/u/c']))).toThrow('/u/a leads to /u/b#c')
	})

	it('lead on without a script, and with a link', () => {
		const page = movedPage('/u/b#c', 'https://example.com')
		expect(page).toContain('<meta http-equiv="refresh" content="0; url=/u/b#c">')
		expect(page).toContain('<a href="/u/b#c">')
		expect(page).toContain('href="https://example.com/u/b"')
		expect(page).not.toContain('<script')
	})
})
