import type { PrismTheme } from 'prism-react-renderer'

/**
 * Colours by name: the static HTML is made once, so only variables can follow the reader's theme before any script runs. Their
 * values are in `src/css/custom.css`; every one has a contrast of 4.5 or more on the ground of its theme (WCAG AA).
 */
export const codeColours: PrismTheme = {
	plain: { color: 'var(--bd-code-ink)', backgroundColor: 'var(--bd-code-ground)' },
	styles: [
		{ types: ['comment', 'prolog', 'doctype', 'cdata'], style: { color: 'var(--bd-code-comment)' } },
		{ types: ['key', 'atrule', 'attr-name', 'property', 'keyword', 'directive', 'function'], style: { color: 'var(--bd-code-name)' } },
		{ types: ['string', 'attr-value', 'char', 'url', 'inserted'], style: { color: 'var(--bd-code-text)' } },
		{ types: ['number', 'boolean', 'constant', 'variable', 'symbol'], style: { color: 'var(--bd-code-number)' } },
		{ types: ['deleted', 'important'], style: { color: 'var(--bd-code-bad)' } },
	],
}
