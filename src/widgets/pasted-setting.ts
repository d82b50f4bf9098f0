import { type RefObject, useEffect, useRef } from 'react'
import { parseKey } from '../engine/config/values/api-key'
import { parseEndpoint } from '../engine/config/values/endpoint'
import { addForm } from './forms'
import { bringIntoView } from './parts'
import { announce } from './parts/announce'

/** What the Console hands out and a form asks for, by itself on the clipboard. */
export interface PastedSetting {
	readonly kind: 'address' | 'key'
	readonly text: string
}

/** Shorter than any key that the Console or `cscli bouncers add` prints: a word of a log is no key. */
const shortestKey = 32

/** An address or a key and nothing else; null for every other text. */
export function settingIn(pasted: string): PastedSetting | null {
	const text = pasted.trim()
	if (text === '' || /\s/.test(text)) return null
	if (/^https?:\/\//i.test(text)) return parseEndpoint(text).ok ? { kind: 'address', text } : null
	return text.length >= shortestKey && /^[\w+/=-]+$/.test(text) && /\d/.test(text) && parseKey(text).ok ? { kind: 'key', text } : null
}

/** @returns Whether the form has a field for it. */
type Take = (setting: PastedSetting) => boolean

const said = { address: 'Pasted as the endpoint address', key: 'Pasted as the API key' } as const satisfies Record<PastedSetting['kind'], string>

/**
 * Lets a form take what was pasted beside all fields, where that is an address or a key; the form then comes into view, and it is said.
 *
 * @param fieldOf Id of the field that is filled. Where the window is too low for it, it comes into view in place of the top of the form.
 */
export function usePastedSetting(form: RefObject<HTMLElement | null>, take: Take, fieldOf?: (kind: PastedSetting['kind']) => string): void {
	const newest = useRef({ take, fieldOf })
	useEffect(() => {
		newest.current = { take, fieldOf }
	})
	useEffect(
		() =>
			addForm({
				place: form,
				take: (pasted) => {
					const setting = settingIn(pasted)
					if (setting === null || !newest.current.take(setting)) return false
					announce(said[setting.kind])
					const field = newest.current.fieldOf?.(setting.kind)
					if (form.current) bringIntoView(form.current, field === undefined ? null : document.getElementById(field))
					return true
				},
			}),
		[form],
	)
}
