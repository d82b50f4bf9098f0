import type { PrismTheme } from 'prism-react-renderer'

/** Every colour has a contrast of 4.5 or more on the code ground of its theme (WCAG AA). */
export const codeLight: PrismTheme = {
	plain: { color: '#1b1d25', backgroundColor: '#f4f3f0' },
	styles: [
		{ types: ['comment', 'prolog', 'doctype', 'cdata'], style: { color: '#5f6472' } },
		{ types: ['key', 'atrule', 'attr-name', 'property', 'keyword', 'directive', 'function'], style: { color: '#2b46b9' } },
		{ types: ['string', 'attr-value', 'char', 'url', 'inserted'], style: { color: '#17643a' } },
		{ types: ['number', 'boolean', 'constant', 'variable', 'symbol'], style: { color: '#7d4400' } },
		{ types: ['deleted', 'important'], style: { color: '#a8231b' } },
	],
}

export const codeDark: PrismTheme = {
	plain: { color: '#e8e9ee', backgroundColor: '#171a20' },
	styles: [
		{ types: ['comment', 'prolog', 'doctype', 'cdata'], style: { color: '#9aa0b0' } },
		{ types: ['key', 'atrule', 'attr-name', 'property', 'keyword', 'directive', 'function'], style: { color: '#a3b6ff' } },
		{ types: ['string', 'attr-value', 'char', 'url', 'inserted'], style: { color: '#86d6a4' } },
		{ types: ['number', 'boolean', 'constant', 'variable', 'symbol'], style: { color: '#f0c46c' } },
		{ types: ['deleted', 'important'], style: { color: '#ff9f94' } },
	],
}
