import { type Dress, ended, type Part } from './dress'

const heading = /^### \S/
/** What the forms of GitHub ask; a file with `### ` in its comments asks nothing. */
const question = /^### (?:[^#=:]{3,120}\?(?: \*)?|(?:OS|Crowdsec) version|Additional context|_?Steps to reproduce.*)\s*$/i

/** The headings that an issue form puts above each answer. */
export const headings: Dress<'headings'> = {
	id: 'headings',
	signs: /^### \S/m,
	takeOff({ lines }) {
		if (lines.filter(({ text }) => heading.test(text)).length < 2 || !lines.some(({ text }) => question.test(text))) return null
		const parts: Part[] = []
		let from = 0
		for (const [at, { text }] of lines.entries()) {
			if (!heading.test(text)) continue
			if (at > from) parts.push({ lines: ended(lines, from, at), inside: true })
			from = at + 1
		}
		if (from < lines.length) parts.push({ lines: lines.slice(from), inside: true })
		return parts
	},
}
