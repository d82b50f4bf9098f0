import { type HTMLElement, type HTMLFormElement, Window } from 'happy-dom'
import type { Machine } from './machine'

/** A reader at the administration pages of a program: goes by menus, fills in fields by their labels, presses what a form sends. */
export class Pages {
	private readonly jar = '/var/tmp/cookies'
	private at: URL
	private page = new Window().document

	constructor(
		private readonly machine: Machine,
		home: string,
	) {
		this.at = new URL(home)
	}

	/** @returns the text of the page. */
	async open(path: string): Promise<string> {
		return this.load(path, [])
	}

	/**
	 * Opens what a menu leads to, level by level.
	 *
	 * @throws Error when the menu has no such words.
	 */
	async choose(menu: string, ...words: readonly string[]): Promise<void> {
		for (const word of words) {
			const link = [...this.page.querySelectorAll(`${menu} a`)].find((element) => textOf(element).replace(/ \d+$/, '') === word)
			if (!link) throw new Error(`${this.at} has no “${word}” in its menu: ${[...this.page.querySelectorAll(`${menu} a`)].map(textOf).join(' | ')}`)
			await this.open(link.getAttribute('href') ?? '')
		}
	}

	/** Follows the link that a selector finds. */
	async follow(selector: string): Promise<string> {
		const link = this.page.querySelector(selector)
		if (!link) throw new Error(`${this.at} has no ${selector}: ${this.text()}`)
		return this.open(link.getAttribute('href') ?? '')
	}

	/**
	 * Fills in fields by the words before them and saves the form that they stand in.
	 *
	 * @throws Error when the page has no field of that name, or a field has no such choice.
	 */
	async fillIn(values: readonly (readonly [label: string, value: string])[]): Promise<string> {
		let form: HTMLFormElement | null = null
		for (const [label, value] of values) {
			const row = [...this.page.querySelectorAll('form tr')].find((element) => textOf(element.querySelector('th')).startsWith(label))
			const field = row?.querySelector('input[name], select[name], textarea[name]')
			if (!row || !field) throw new Error(`${this.at} has no field “${label}”: ${[...this.page.querySelectorAll('form th')].map(textOf).join(' | ')}`)
			enter(field as HTMLElement, label, value)
			form = field.closest('form') as HTMLFormElement
		}
		if (!form) throw new Error('no field was filled in')
		return this.send(form)
	}

	/** Sends the form that a selector finds, with what stands in it and these values. */
	async press(selector: string, values: Readonly<Record<string, string>> = {}): Promise<string> {
		const form = this.page.querySelector(selector)
		if (!form) throw new Error(`${this.at} has no ${selector}: ${this.text()}`)
		return this.send(form as HTMLFormElement, values)
	}

	private text(): string {
		return textOf(this.page.body)
	}

	private send(form: HTMLFormElement, values: Readonly<Record<string, string>> = {}): Promise<string> {
		const sent = new URLSearchParams()
		for (const field of form.querySelectorAll('input[name], select[name], textarea[name]')) {
			const name = field.getAttribute('name') ?? ''
			const type = field.getAttribute('type')
			if (Object.hasOwn(values, name) || field.hasAttribute('disabled') || type === 'submit' || type === 'button') continue
			if ((type === 'checkbox' || type === 'radio') && !field.hasAttribute('checked')) continue
			sent.append(name, shownIn(field as HTMLElement))
		}
		for (const [name, value] of Object.entries(values)) sent.append(name, value)
		this.machine.write('/var/tmp/sent', sent.toString())
		return this.load(form.getAttribute('action') || this.at.href, ['--data', '@/var/tmp/sent'])
	}

	private async load(address: string, more: readonly string[]): Promise<string> {
		const from = this.at
		this.at = new URL(address, this.at)
		const args = [...['--silent', '--show-error', '--location', '--max-time', '60', '--cookie', this.jar, '--cookie-jar', this.jar], ...more]
		const words = [...args, '--referer', from.href, '--write-out', '\n%{url_effective}', this.at.href]
		const { output } = await this.machine.asRoot(`curl ${words.map((word) => `'${word}'`).join(' ')}`)
		const end = output.lastIndexOf('\n')
		this.at = new URL(output.slice(end + 1))
		const window = new Window({
			url: this.at.href,
			settings: { disableJavaScriptEvaluation: true, disableCSSFileLoading: true, disableJavaScriptFileLoading: true },
		})
		window.document.write(output.slice(0, end))
		this.page = window.document
		return this.text()
	}
}

function enter(field: HTMLElement, label: string, value: string): void {
	if (field.tagName === 'SELECT') {
		const options = [...field.querySelectorAll('option')]
		const chosen = options.find((option) => textOf(option).endsWith(value))
		if (!chosen) throw new Error(`“${label}” has no choice “${value}”: ${options.map(textOf).join(' | ')}`)
		for (const option of options) option.removeAttribute('selected')
		chosen.setAttribute('selected', '')
	} else if (field.getAttribute('type') === 'checkbox') {
		if (value !== 'yes' && value !== 'no') throw new Error(`“${label}” can be switched on and off only, not “${value}”`)
		if (value === 'yes') field.setAttribute('checked', '')
		else field.removeAttribute('checked')
	} else field.setAttribute('value', value)
}

function shownIn(field: HTMLElement): string {
	if (field.tagName === 'TEXTAREA') return field.textContent ?? ''
	if (field.tagName !== 'SELECT') return field.getAttribute('value') ?? (field.getAttribute('type') === 'checkbox' ? 'on' : '')
	const options = [...field.querySelectorAll('option')]
	const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0]
	return chosen?.getAttribute('value') ?? ''
}

function textOf(element: { readonly textContent: string | null } | null): string {
	return (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
}
