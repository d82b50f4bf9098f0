import type { Entry, Read } from './document'

const sectionNames = new Set([
	'global',
	'defaults',
	'frontend',
	'backend',
	'listen',
	'peers',
	'resolvers',
	'userlist',
	'cache',
	'program',
	'ring',
	'mailers',
	'http-errors',
	'fcgi-app',
	'log-forward',
	'crt-store',
	'spoe-agent',
	'spoe-message',
	'spoe-group',
])

/**
 * Lines of a haproxy.cfg with the section they stand in: `global.lua-load`, `backend.crowdsec.server`
 * (docs.haproxy.org, “Configuration file format”). Sections end where the next one begins; `[name]` of SPOE files is skipped.
 * An empty section is an entry without a value.
 */
export function readHaproxy(text: string): Read {
	const entries: Entry[] = []
	let section: readonly string[] = []
	let offset = 0
	for (const [index, raw] of text.split('\n').entries()) {
		const start = offset
		offset += raw.length + 1
		const code = withoutComment(raw.replace(/\r$/, ''))
		const found = /^(\s*)(\S+)(\s*)(.*?)\s*$/.exec(code)
		if (!found?.[2]) continue
		const [, indent = '', word, between = '', rest = ''] = found
		const place = { line: index + 1, column: indent.length + 1 }
		if (sectionNames.has(word)) {
			section = [word, ...(rest === '' ? [] : [rest.split(/\s+/)[0] ?? ''])]
			entries.push({ path: section, value: null, text: '', ...place, range: null })
			continue
		}
		if (/^\[[^\]]+\]$/.test(word)) continue
		const from = start + indent.length + word.length + between.length
		entries.push({ path: [...section, word], value: rest === '' ? null : rest, text: rest, ...place, range: [from, from + rest.length] })
	}
	return { entries, problems: [] }
}

function withoutComment(line: string): string {
	const marked = /^((?:[^#"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')*)#/.exec(line)
	return marked?.[1] ?? line
}
