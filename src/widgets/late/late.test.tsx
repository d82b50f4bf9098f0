// @vitest-environment happy-dom
import { type ComponentType, type ReactNode, useState } from 'react'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { noteEarly } from './early'
import { answerFirst, late } from './late'
import { useHandedIn } from './use-handed-in'

vi.mock('@docusaurus/useIsBrowser', () => ({ default: () => false }))

/** One of each kind, as the widgets have them; below stands what React knows of them. */
function Widget(): ReactNode {
	const [state, setState] = useState({ text: '', area: '', select: 'a', radio: 'one', box: false, on: true, file: '', pressed: '', handed: '' })
	// Not `setState((before) => …)`: the next handler must see the last one's state.
	const put = (change: Partial<typeof state>) => setState({ ...state, ...change })
	useHandedIn((given) => put({ handed: typeof given === 'string' ? given : given.map(({ name }) => name).join(' ') }))
	return (
		<form>
			<input name="text" value={state.text} onChange={(event) => put({ text: event.target.value })} />
			<textarea name="area" value={state.area} onChange={(event) => put({ area: event.target.value })} />
			<select name="select" value={state.select} onChange={(event) => put({ select: event.target.value })}>
				<option value="a">A</option>
				<option value="b">B</option>
			</select>
			{['one', 'two', 'three'].map((one) => (
				<label key={one}>
					<input type="radio" name="radio" value={one} checked={state.radio === one} onChange={() => put({ radio: one })} />
					{one}
				</label>
			))}
			<input type="checkbox" name="box" checked={state.box} onChange={() => put({ box: !state.box })} />
			<input type="checkbox" name="on" checked={state.on} onChange={() => put({ on: !state.on })} />
			<input type="file" name="file" onChange={(event) => put({ file: event.target.files?.[0]?.name ?? '' })} />
			<details>
				<summary>More</summary>
				<input name="inner" defaultValue="kept" />
			</details>
			<button type="button" name="first" onClick={() => put({ pressed: `${state.pressed} first (${state.text})` })}>
				First
			</button>
			<button type="button" name="second" onClick={() => put({ pressed: `${state.pressed} second` })}>
				<span>Second</span>
			</button>
			<a href="#there">There</a>
			<output>{JSON.stringify(state)}</output>
		</form>
	)
}

let page: HTMLElement
let root: Root

// As the head of each page does.
beforeAll(() => new Function(noteEarly())())

beforeEach(() => {
	Object.assign(window.early ?? {}, { touched: false, down: null, presses: [], pasted: null, handed: null })
	page = document.createElement('main')
	page.innerHTML = `<div style="display:contents">${renderToString(<Widget />)}</div>`
	document.body.replaceChildren(page)
})
afterEach(() => root.unmount())

function find<Found extends Element>(selector: string): Found {
	const found = page.querySelector<Found>(selector)
	if (!found) throw new Error(selector)
	return found
}

async function wake(): Promise<void> {
	let come = (_: ComponentType) => {}
	const code = new Promise<ComponentType>((resolve) => {
		come = resolve
	})
	const LateWidget = late(() => code)
	const server = find('form')
	root = hydrateRoot(page, <LateWidget />)
	await new Promise((resolve) => setTimeout(resolve, 20))
	expect(find('form')).toBe(server)
	come(Widget)
	await vi.waitFor(() => {
		window.dispatchEvent(new Event('pointermove'))
		expect(find('form')).not.toBe(server)
	})
}

const state = () => JSON.parse(find('output').textContent ?? '')

function type(name: string, text: string): void {
	const field = find<HTMLInputElement>(`[name=${name}]`)
	field.focus()
	field.value = text
	field.dispatchEvent(new Event('input', { bubbles: true }))
}

function choose(name: string): FileList {
	const files = Object.assign([new File(['x'], name)], { item: () => null }) as unknown as FileList
	Object.defineProperty(find('[name=file]'), 'files', { value: files, configurable: true })
	return files
}

/** What happy-dom has no constructor for: an event with data. */
function dispatch(target: EventTarget, type: string, data: Record<string, unknown>): Event {
	const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), data)
	target.dispatchEvent(event)
	return event
}

const clipboard = (text: string, files: readonly File[] = []) => ({ clipboardData: { files, getData: () => text } })
const dropped = (...files: readonly File[]) => ({ dataTransfer: { files, types: ['Files'], getData: () => '' } })

describe('what a reader does before the code is there is done again', () => {
	test.each<[string, () => void, Record<string, unknown>]>([
		['nothing', () => {}, { text: '', radio: 'one', box: false, on: true, pressed: '' }],
		['typed into a field', () => type('text', 'hello'), { text: 'hello' }],
		['typed into an area', () => type('area', 'two\nlines'), { area: 'two\nlines' }],
		['typed into two', () => [type('text', 'x'), type('area', 'y')], { text: 'x', area: 'y' }],
		['chosen from a list', () => (find<HTMLSelectElement>('select').value = 'b'), { select: 'b' }],
		['a radio', () => find<HTMLElement>('[value=three]').click(), { radio: 'three' }],
		['a radio, and back', () => [find<HTMLElement>('[value=two]').click(), find<HTMLElement>('[value=one]').click()], { radio: 'one' }],
		['a box ticked', () => find<HTMLElement>('[name=box]').click(), { box: true, on: true }],
		['a box cleared', () => find<HTMLElement>('[name=on]').click(), { box: false, on: false }],
		['a file', () => choose('config.yaml'), { file: 'config.yaml' }],
		['a button', () => find<HTMLElement>('[name=first]').click(), { pressed: ' first ()' }],
		['a word inside a button', () => find<HTMLElement>('[name=second] span').click(), { pressed: ' second' }],
		['two buttons', () => [find<HTMLElement>('[name=second]').click(), find<HTMLElement>('[name=first]').click()], { pressed: ' second first ()' }],
		['an impatient reader', () => [find<HTMLElement>('[name=second]').click(), find<HTMLElement>('[name=second]').click()], { pressed: ' second' }],
		[
			'typed, ticked, then pressed',
			() => [type('text', 'x'), find<HTMLElement>('[value=two]').click(), find<HTMLElement>('[name=first]').click()],
			{ text: 'x', radio: 'two', pressed: ' first (x)' },
		],
		['pasted into the page', () => dispatch(document.body, 'paste', clipboard('a whole log')), { handed: 'a whole log' }],
		['a file pasted', () => dispatch(find('textarea'), 'paste', clipboard('', [new File(['x'], 'a.log')])), { handed: 'a.log' }],
		['a file dropped beside the fields', () => dispatch(document.body, 'drop', dropped(new File(['x'], 'a.log'))), { handed: 'a.log' }],
		['a file dropped on an area', () => dispatch(find('textarea'), 'drop', dropped(new File(['x'], 'a.log'))), { handed: 'a.log' }],
	])('%s', async (_, does, expected) => {
		does()
		await wake()
		expect(state()).toMatchObject(expected)
		// What is shown is what React knows.
		expect(find<HTMLInputElement>('[name=text]').value).toBe(state().text)
		expect(find<HTMLSelectElement>('select').value).toBe(state().select)
		expect(find<HTMLInputElement>('[type=radio]:checked').value).toBe(state().radio)
		expect(find<HTMLInputElement>('[name=box]').checked).toBe(state().box)
	})

	test('details opened, and what was typed inside', async () => {
		find<HTMLDetailsElement>('details').open = true
		type('inner', 'mine')
		await wake()
		expect(find<HTMLDetailsElement>('details').open).toBe(true)
		expect(find<HTMLInputElement>('[name=inner]').value).toBe('mine')
	})

	test.each(['text', 'area'])('the caret (%s)', async (name) => {
		type(name, 'hello')
		find<HTMLInputElement>(`[name=${name}]`).setSelectionRange(2, 4)
		await wake()
		const field = find<HTMLInputElement>(`[name=${name}]`)
		expect(document.activeElement).toBe(field)
		expect([field.selectionStart, field.selectionEnd]).toEqual([2, 4])
	})

	test.each(['[name=box]', '[name=first]', 'summary', 'a'])('the focus (%s)', async (selector) => {
		find<HTMLElement>(selector).focus()
		await wake()
		expect(document.activeElement).toBe(find(selector))
	})
})

describe('while the reader waits for an answer', () => {
	test('what belongs to the page is not fetched, and what shows the answer is', async () => {
		let answer = () => {}
		const fetched: string[] = []
		const widget = (name: string) =>
			late(async () => {
				fetched.push(name)
				return Widget
			})
		const [OfPage, OfAnswer] = [widget('of page'), widget('of answer')]
		// The touch that asks is the first one.
		window.dispatchEvent(new Event('pointermove'))
		answerFirst(new Promise<void>((resolve) => (answer = resolve)))
		void OfAnswer.load()
		const server = find('form')
		root = hydrateRoot(page, <OfPage />)
		await new Promise((resolve) => setTimeout(resolve, 50))
		expect(fetched).toEqual(['of answer'])
		expect(find('form')).toBe(server)
		answer()
		await vi.waitFor(() => expect(find('form')).not.toBe(server))
		expect(fetched).toEqual(['of answer', 'of page'])
	})
})

describe('after that', () => {
	test('what is pasted or dropped beside the fields still arrives, once', async () => {
		await wake()
		dispatch(document.body, 'paste', clipboard('later'))
		await vi.waitFor(() => expect(state().handed).toBe('later'))
		dispatch(document.body, 'drop', dropped(new File(['x'], 'b.log')))
		await vi.waitFor(() => expect(state().handed).toBe('b.log'))
	})

	test('a paste into a field is the field’s', async () => {
		await wake()
		const event = dispatch(find('textarea'), 'paste', clipboard('mine'))
		expect(event.defaultPrevented).toBe(false)
		expect(state().handed).toBe('')
	})

	test('lines pasted into a search of one line keep their beginnings', () => {
		const field = Object.assign(document.createElement('input'), { type: 'search', value: 'ab' })
		document.body.append(field)
		field.setSelectionRange(1, 2)
		expect(dispatch(field, 'paste', clipboard('one line')).defaultPrevented).toBe(false)
		expect(dispatch(field, 'paste', clipboard('first\n  second\n')).defaultPrevented).toBe(true)
		expect(field.value).toBe('afirst ↵ second')
		// Looked at from each of its blanks, it would keep the page busy for minutes.
		field.value = ''
		dispatch(field, 'paste', clipboard(`first${' '.repeat(500_000)}second\r\n\n third`))
		expect(field.value.replace(/ {9,}/, ' … ')).toBe('first … second ↵ third')
		field.remove()
	})

	test('a drop never leaves the page', async () => {
		await wake()
		expect(dispatch(document.body, 'dragover', dropped()).defaultPrevented).toBe(true)
		expect(dispatch(document.body, 'drop', dropped(new File(['x'], 'b.log'))).defaultPrevented).toBe(true)
		expect(dispatch(find('[name=file]'), 'drop', dropped(new File(['x'], 'b.log'))).defaultPrevented).toBe(false)
	})
})

describe('code that does not come', () => {
	let isThere = false
	let LateWidget = late(async () => Widget)
	/** Spares the time until the next try. */
	const untilSeen = (selector: string) =>
		vi.waitFor(() => {
			for (const event of ['pointermove', 'online']) window.dispatchEvent(new Event(event))
			expect(page.querySelector(selector)).not.toBeNull()
		})

	beforeEach(() => {
		isThere = false
		LateWidget = late(async () => {
			if (!isThere) throw new Error('net::ERR_NETWORK_CHANGED')
			return Widget
		})
		page.replaceChildren()
		root = createRoot(page)
		root.render(<LateWidget />)
	})

	test('is told, and comes when the reader asks for it again', async () => {
		await untilSeen('[role=alert]')
		expect(page.textContent).toContain('could not be fetched')
		isThere = true
		find<HTMLElement>('button').click()
		await untilSeen('form')
		expect(page.querySelector('[role=alert]')).toBeNull()
	})

	test('comes by itself when there is a network again', async () => {
		window.dispatchEvent(new Event('pointermove'))
		await new Promise((resolve) => setTimeout(resolve, 20))
		isThere = true
		await untilSeen('form')
	})

	test('is told below the server’s HTML to those who pressed something in it, and the press is done in the end', async () => {
		root.unmount()
		page.innerHTML = `<div style="display:contents">${renderToString(<Widget />)}</div>`
		type('text', 'mine')
		find<HTMLElement>('[name=first]').click()
		root = hydrateRoot(page, <LateWidget />)
		await untilSeen('[role=alert]')
		expect(find<HTMLInputElement>('[name=text]').value).toBe('mine')
		isThere = true
		find<HTMLElement>('[role=alert] button').click()
		await vi.waitFor(() => expect(page.querySelector('[role=alert]')).toBeNull())
		await vi.waitFor(() => expect(state().pressed).toBe(' first (mine)'))
	})
})
