// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { again } from './again'

beforeEach(() => {
	vi.useFakeTimers()
})
afterEach(() => {
	vi.useRealTimers()
})

function failing(times: number) {
	const fetch = vi.fn(async () => {
		if (fetch.mock.calls.length <= times) throw new Error(`no network ${fetch.mock.calls.length}`)
		return 'code'
	})
	return fetch
}

test('what comes is asked for once', async () => {
	const fetch = failing(0)
	expect(await again(fetch)).toBe('code')
	expect(fetch).toHaveBeenCalledTimes(1)
})

test('what does not come is asked for again, after a while', async () => {
	const fetch = failing(2)
	const code = again(fetch)
	await vi.advanceTimersByTimeAsync(100)
	expect(fetch).toHaveBeenCalledTimes(1)
	await vi.advanceTimersByTimeAsync(60_000)
	expect(await code).toBe('code')
	expect(fetch).toHaveBeenCalledTimes(3)
})

test('at once when there is a network again', async () => {
	const fetch = failing(1)
	const code = again(fetch)
	await vi.advanceTimersByTimeAsync(0)
	window.dispatchEvent(new Event('online'))
	expect(await code).toBe('code')
})

test('in the end it says what is wrong', async () => {
	const fetch = failing(99)
	const code = again(fetch)
	const told = expect(code).rejects.toThrow('no network 5')
	await vi.advanceTimersByTimeAsync(60_000)
	await told
})
