import { afterEach, expect, test, vi } from 'vitest'
import prefetch from './prefetch'

afterEach(() => vi.unstubAllGlobals())

test('code that many pages share is fetched once', async () => {
	const fetched: string[] = []
	vi.stubGlobal('fetch', async (url: string) => {
		fetched.push(url)
		return new Response('')
	})
	await Promise.all([prefetch('/a.js'), prefetch('/b.js'), prefetch('/a.js')])
	await prefetch('/b.js')
	expect(fetched).toEqual(['/a.js', '/b.js'])
})
