/**
 * Marks of a template: `{{ x }}` of Jinja, Go and Helm, `{% if %}`, `<%= x %>`. What stands there is filled in later, so nobody can
 * judge it. Each pattern ends at the first sign that closes it and reads no more than a few hundred signs.
 */
const marks = /\{\{[^{}\n]{0,400}\}\}|\{%[^%\n]{0,400}%\}|\{#[^#\n]{0,400}#\}|<%[^%\n]{0,400}%>/g

/** Functions of Traefik's own templating, which it runs itself when it reads a file: not a template of the reader's. */
const runByProgram = /^\{\{-?\s*(?:env|file)\s+["'`]/

/** A YAML setting whose value is one word: `api_key: {secret}`, `api_url: http://{host}:{port}/`. */
const oneWord = /^([ \t]*(?:- )?[\w.-]+:[ \t]+["']?)(\S*)["']?[ \t]*(?:#.*)?\r?$/
/** A name in single braces, as Python and scripts fill it in. */
const braces = /(?<!\$)\{[A-Za-z_][\w.]*\}/g

/** Stands in a text in place of each sign of a mark; no text has it, and every parser takes it for a letter. */
const unrendered = '\ue000'

export interface Marked {
	/** As long as the text, and with the same lines: what parsers read. */
	readonly text: string
	/** Somebody else than the bouncer's own program fills it in. */
	readonly isTemplate: boolean
	/** Some marks have a line of their own, so whole lines come and go. */
	readonly hasBlocks: boolean
}

/** The text with its marks made harmless for a parser: those alone on a line become blanks, those in a value letters. */
export function withoutMarks(text: string): Marked {
	if (!/\{[{%#]|<%|\{[A-Za-z_]/.test(text)) return { text, isTemplate: false, hasBlocks: false }
	let isTemplate = false
	let hasBlocks = false
	const lines = text.split('\n').map((line) => {
		if (!/[{%]/.test(line)) return line
		const comment = /^\s*(?:#|\/\/)/.test(line)
		const rest = line.replace(marks, '')
		const alone = rest.trim() === '' && rest !== line
		const [, start, value] = oneWord.exec(line) ?? []
		// Pages write `{ID}` into the Console's address: a placeholder, not a template.
		if (start !== undefined && value !== undefined && !/[{}]/.test(value.replace(braces, '')) && !value.includes('/v1/integrations/{')) {
			const rendered = value.replace(braces, (mark) => unrendered.repeat(mark.length))
			if (rendered !== value) {
				isTemplate = true
				return start + rendered + line.slice(start.length + value.length)
			}
		}
		return line.replace(marks, (mark) => {
			const isOwn = runByProgram.test(mark)
			if (!comment && !isOwn) isTemplate = true
			if (alone && !isOwn) hasBlocks = true
			return (alone && !isOwn ? ' ' : unrendered).repeat(mark.length)
		})
	})
	return { text: lines.join('\n'), isTemplate, hasBlocks }
}

/** Whether a part of a name or value is filled in later. */
export function isUnrendered(text: string): boolean {
	return text.includes(unrendered)
}
