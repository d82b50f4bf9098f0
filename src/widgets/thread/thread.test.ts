import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { silentAfterMs, Thread, type Trouble } from './thread'

/** A worker of which the test is the other side. */
class FakeWorker {
	static made: FakeWorker[] = []
	readonly received: string[] = []
	ended = false
	onmessage: ((event: { data: string }) => void) | null = null
	onerror: (() => void) | null = null
	constructor() {
		FakeWorker.made.push(this)
	}
	postMessage(message: string): void {
		this.received.push(message)
	}
	terminate(): void {
		this.ended = true
	}
}

let troubles: Trouble[]
let answers: string[]
let thread: Thread<string, string>
const worker = () => FakeWorker.made.at(-1) as FakeWorker
const start = (make: () => Worker) => new Thread<string, string>(make, { answer: (text) => answers.push(text), trouble: (what) => troubles.push(what) })

beforeEach(() => {
	vi.useFakeTimers()
	FakeWorker.made = []
	troubles = []
	answers = []
	thread = start(() => new FakeWorker() as unknown as Worker)
})
afterEach(() => vi.useRealTimers())

describe('a worker', () => {
	test('is made when it is needed, once', () => {
		thread.tell('nobody is there')
		expect(FakeWorker.made).toHaveLength(0)
		thread.ask('a')
		thread.ask('b')
		expect(FakeWorker.made).toHaveLength(1)
		expect(worker().received).toEqual(['a', 'b'])
	})

	test('that answers is no trouble, however long it works', () => {
		thread.ask('a')
		for (let at = 0; at < 5; at++) {
			vi.advanceTimersByTime(silentAfterMs - 1)
			worker().onmessage?.({ data: `progress ${at}` })
		}
		thread.rest()
		vi.advanceTimersByTime(10 * silentAfterMs)
		expect(troubles).toEqual([])
		expect(answers).toHaveLength(5)
	})

	test('that was ended by the browser, which says nothing', () => {
		thread.ask('a')
		vi.advanceTimersByTime(silentAfterMs)
		expect(troubles).toEqual(['silent'])
		thread.end()
		thread.ask('again')
		expect(FakeWorker.made.map(({ ended, received }) => [ended, received])).toEqual([
			[true, ['a']],
			[false, ['again']],
		])
	})

	test('that breaks is told at once, and the next question makes a new one', () => {
		thread.ask('a')
		worker().onerror?.()
		expect(troubles).toEqual(['broken'])
		expect(worker().ended).toBe(true)
		thread.ask('b')
		expect(FakeWorker.made).toHaveLength(2)
		vi.advanceTimersByTime(silentAfterMs - 1)
		expect(troubles).toEqual(['broken'])
	})

	test('that cannot be made', () => {
		thread = start(() => {
			throw new Error('SecurityError')
		})
		thread.ask('a')
		vi.advanceTimersByTime(10 * silentAfterMs)
		expect(troubles).toEqual(['broken'])
	})
})
