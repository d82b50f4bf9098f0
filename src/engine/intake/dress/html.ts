import { type Dress, type Part, withRest } from './dress'
import { type Line, part, replaced } from './lines'

const entity = /&(?:quot|apos|lt|gt|amp|nbsp|#\d{2,5}|#x[0-9a-fA-F]{2,4});/g
const characters: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&', nbsp: ' ' }

/** Text as it was before it was written for HTML. What names no character stays. */
export function withoutEntities(text: string): string {
	return text.replace(entity, characterOf)
}

function characterOf(found: string): string {
	const name = found.slice(1, -1)
	const named = characters[name]
	if (named !== undefined) return named
	const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
	return code === 160 ? ' ' : code >= 32 && (code < 127 || code > 160) && (code < 0xd800 || code > 0xdfff) ? String.fromCharCode(code) : found
}

/**
 * Whether a text was written for HTML: it has entities, and none of the characters that they stand for. A file that has both was
 * written so.
 */
export function isWrittenForHtml(text: string): boolean {
	const found = new Set([...text.matchAll(entity)].map(([whole]) => characterOf(whole)).filter((character) => '"\'<>'.includes(character)))
	if (found.size === 0) return false
	return [...found].every((character) => !withoutTags(text).includes(character))
}

/** Opening and closing tags of what holds code on a page. */
const tag = /<\/?(?:pre|code|details|summary|br|p|div|span)\b[^<>]{0,200}>/gi

function withoutTags(text: string): string {
	return text.replace(tag, '')
}

export const entities: Dress<'entities'> = {
	id: 'entities',
	signs: /&(?:quot|apos|lt|gt|amp|nbsp|#\d|#x);?/,
	takeOff({ lines }) {
		if (!isWrittenForHtml(lines.map(({ text }) => text).join('\n'))) return null
		return [{ lines: lines.map((line) => (line.text.includes('&') ? replaced(line, entity, characterOf) : line)), inside: true }]
	},
}

/** A tag at the beginning or at the end of a line; between words it could be anything. */
const opening = /^\s*(?:<(?:pre|code|details|summary|div|p|span)\b[^<>]{0,200}>\s*){1,4}/i
const closing = /(?:\s{0,20}<\/(?:pre|code|details|summary|div|p|span)>){1,4}\s{0,20}$/i
const onlyTags = /^\s*(?:<\/?(?:pre|code|details|summary|br|div|p|span)\b[^<>]{0,200}>\s*){1,6}$/i

/** `<pre>`, `<code>`, and GitHub's `<details>` around a file: each tag divides, what stands beside it on its line stays. */
export const tags: Dress<'tags'> = {
	id: 'tags',
	signs: /<(?:pre|code|details)\b/i,
	takeOff({ lines }) {
		const found: { from: number; to: number; part: Part | null }[] = []
		let open: { readonly at: number; readonly first: Line | null } | null = null
		for (const [at, line] of lines.entries()) {
			if (/<\/(?:pre|code)>/i.test(line.text) && open) {
				const end = closing.exec(line.text)
				const own = onlyTags.test(line.text) || !end ? null : part(line, 0, end.index)
				const inside = [...(open.first ? [open.first] : []), ...lines.slice(open.at + 1, at), ...(own ? [own] : [part(line, 0, 0)])]
				found.push({ from: open.at, to: at + 1, part: { lines: inside, inside: true } })
				open = null
			} else if (/<(?:pre|code)\b/i.test(line.text) && !open) {
				const begin = opening.exec(line.text)
				const end = closing.exec(line.text)
				const oneLine = begin && end && end.index > begin[0].length
				if (oneLine) found.push({ from: at, to: at + 1, part: { lines: [part(line, begin[0].length, end.index)], inside: true } })
				else if (begin) open = { at, first: begin[0].length < line.text.length ? part(line, begin[0].length) : null }
			} else if (!open && onlyTags.test(line.text)) found.push({ from: at, to: at + 1, part: null })
		}
		if (open) found.push({ from: open.at, to: lines.length, part: { lines: [...(open.first ? [open.first] : []), ...lines.slice(open.at + 1)], inside: true } })
		return found.length > 0 ? withRest(lines, found) : null
	},
}
