// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silentAfterMs } from '../thread/thread'
import { LogAnalyzer } from './LogAnalyzer'

/** What the rest of the page waits for: whether each of them is over. */
const { waits } = vi.hoisted(() => ({ waits: [] as { over: boolean }[] }))

vi.mock('@docusaurus/useIsBrowser', () => ({ default: () => false }))
vi.mock('../late', async (original) => ({
	...(await original<typeof import('../late')>()),
	answerFirst: (answered: Promise<unknown>) => {
		const wait = { over: false }
		waits.push(wait)
		void answered.then(() => (wait.over = true))
	},
	allLate: () => new Promise(() => {}),
	late: () => Object.assign(() => null, { load: async () => {} }),
}))

/** A worker of which the test is the other side. */
class FakeWorker {
	static newest: FakeWorker
	onmessage: ((event: { data: unknown }) => void) | null = null
	onerror: (() => void) | null = null
	constructor() {
		FakeWorker.newest = this
	}
	postMessage(): void {}
	terminate(): void {}
}

beforeEach(() => {
	waits.length = 0
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'] })
	vi.stubGlobal('Worker', FakeWorker)
})
afterEach(() => {
	cleanup()
	vi.useRealTimers()
	vi.unstubAllGlobals()
	delete window.early
})

function paste() {
	const page = render(<LogAnalyzer />)
	fireEvent.paste(page.getByRole('textbox'), { clipboardData: { files: [], getData: () => 'a line of a log' } })
	return page
}

/** What is over after a frame or two. */
async function over(): Promise<readonly boolean[]> {
	await vi.advanceTimersByTimeAsync(100)
	return waits.map((wait) => wait.over)
}

test('the page waits while a text is read', async () => {
	paste()
	expect(await over()).toEqual([false])
})

test('the page waits for a text as well that was pasted before the analyzer was there', async () => {
	window.early = { touched: true, down: null, presses: [], pasted: null, handed: 'a line of a log' }
	render(<LogAnalyzer />)
	expect(await over()).toEqual([false])
})

test.each<[string, (page: ReturnType<typeof paste>) => void]>([
	['the analyzer breaks', () => FakeWorker.newest.onerror?.()],
	['it says nothing for long', () => vi.advanceTimersByTime(silentAfterMs)],
	['it refuses the text', () => FakeWorker.newest.onmessage?.({ data: { type: 'failed', run: 1, message: 'too long' } })],
	['the reader goes elsewhere', (page) => page.unmount()],
	[
		'a file comes in its place, which may be read for minutes',
		(page) => {
			const files = [new File(['x'], 'a.log')]
			fireEvent.drop(page.getByRole('textbox'), { dataTransfer: { files, types: ['Files'], getData: () => '' } })
		},
	],
])('it waits no longer when %s', async (_, happens) => {
	const page = paste()
	await over()
	act(() => happens(page))
	expect(await over()).toEqual([true])
})

test('of two texts it waits for the newer one', async () => {
	const page = paste()
	fireEvent.click(page.getByText('Try a sample'))
	expect(await over()).toEqual([true, false])
})
