// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { letGo, noteEarly } from './early'

// As the head of each page does.
beforeAll(() => new Function(noteEarly())())
afterEach(() => vi.useRealTimers())

function dispatch(type: string, data: Readonly<Record<string, unknown>> = {}, target: EventTarget = window): void {
	target.dispatchEvent(Object.assign(new Event(type), data))
}

async function isLetGo(promise: Promise<void>): Promise<boolean> {
	let done = false
	void promise.then(() => {
		done = true
	})
	await vi.advanceTimersByTimeAsync(60_000)
	return done
}

describe('what is held down is waited for, however long', () => {
	const held = (down: string): Promise<void> => {
		vi.useFakeTimers()
		dispatch(down, { button: 0 })
		return letGo()
	}

	test('nothing is down', async () => {
		vi.useFakeTimers()
		expect(await isLetGo(letGo())).toBe(true)
	})

	test.each([
		['pointerdown', 'pointerup'],
		['pointerdown', 'pointercancel'],
		['pointerdown', 'contextmenu'],
		['keydown', 'keyup'],
	])('from %s to %s', async (down, up) => {
		const promise = held(down)
		dispatch('pointermove', { buttons: 1 })
		dispatch('blur', {}, document.body)
		expect(await isLetGo(promise)).toBe(false)
		dispatch(up)
		expect(await isLetGo(promise)).toBe(true)
		expect(await isLetGo(letGo())).toBe(true)
	})

	test('a button of which no click comes is none', async () => {
		vi.useFakeTimers()
		dispatch('pointerdown', { button: 2 })
		expect(await isLetGo(letGo())).toBe(true)
	})

	test('a pointer that comes back without a button was let go elsewhere, a key was not', async () => {
		const pointer = held('pointerdown')
		dispatch('pointermove', { buttons: 0 })
		expect(await isLetGo(pointer)).toBe(true)
		const key = held('keydown')
		dispatch('pointermove', { buttons: 0 })
		expect(await isLetGo(key)).toBe(false)
		dispatch('blur')
		expect(await isLetGo(key)).toBe(true)
	})
})
