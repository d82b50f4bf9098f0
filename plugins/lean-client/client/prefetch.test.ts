import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import prefetch from './prefetch'

let fetched: string[]

beforeEach(() => {
	fetched = []
	vi.stubGlobal('fetch', async (url: string) => {
		fetched.push(url)
		return new Response('')
	})
})
afterEach(() => vi.unstubAllGlobals())

test('code that many pages share is fetched once', async () => {
	await Promise.all([prefetch('/a.js'), prefetch('/b.js'), prefetch('/a.js')])
	await prefetch('/b.js')
	expect(fetched).toEqual(['/a.js', '/b.js'])
})

test('a name that no file has is not asked for', async () => {
	await prefetch('/help/assets/js/messages/70851dbf.0123abcd.js')
	expect(fetched).toEqual([])
})
