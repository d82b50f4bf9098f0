import { createElement, Fragment, type ReactNode } from 'react'

/** A sentence of the facts: what stands between backticks is code. */
export function CodeText({ text }: { readonly text: string }): ReactNode {
	const parts = text.split('`').map((part, at) => (at % 2 === 1 ? createElement('code', null, part) : part))
	return createElement(Fragment, null, ...parts)
}
