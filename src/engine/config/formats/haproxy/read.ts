import type { Entry, Read } from '../document'

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

/** Directives that stand several times and are told apart by the words behind them. */
const named = /^(setenv|presetenv|server|filter|use_backend|default_backend|acl|http-request|http-response|http-after-response)$/

/**
 * Lines of a haproxy.cfg, wherever they stand: `lua-load`, `server crowdsec`, `http-request lua.crowdsec_allow`
 * (docs.haproxy.org, “Configuration file format”). A section is a setting of its own that is on: `backend crowdsec`;
 * `[name]` of SPOE files is skipped.
 */
export function readHaproxy(text: string): Read {
	const entries: Entry[] = []
	let section = 0
	let offset = 0
	for (const [index, raw] of text.split('\n').entries()) {
		const start = offset
		offset += raw.length + 1
		const code = withoutComment(raw.replace(/\r$/, ''))
		const found = /^(\s*)(\S+)(\s*)/.exec(code)
		if (!found?.[2]) continue
		const [head, indent = '', word, between = ''] = found
		const rest = code.slice(head.length).trimEnd()
		const place = { line: index + 1, column: indent.length + 1 }
		if (/^\[[^\]]+\]$/.test(word)) continue
		if (sectionNames.has(word)) {
			section++
			entries.push({ path: [[word, rest].join(' ').trim()], value: true, text: 'true', ...place, range: null })
			continue
		}
		const name = named.test(word) ? (/^(use-service\s+)?\S+/.exec(rest)?.[0] ?? '') : ''
		const value = rest.slice(name.length).trimStart()
		const from = start + indent.length + word.length + between.length + rest.length - value.length
		entries.push({
			path: [`${word} ${name}`.trim().replace(/\s+/g, ' ')],
			value: value === '' ? true : value,
			text: value === '' ? 'true' : value,
			...place,
			range: value === '' ? null : [from, from + value.length],
			block: section,
		})
	}
	return { entries, problems: [] }
}

/** Up to a `#` outside of quotes; a quote that is not closed reaches to the end of the line. */
function withoutComment(line: string): string {
	if (!line.includes('#')) return line
	let quote = ''
	for (let at = 0; at < line.length; at++) {
		const sign = line[at]
		if (sign === '\\' && quote !== "'") at++
		else if (quote !== '') quote = sign === quote ? '' : quote
		else if (sign === '"' || sign === "'") quote = sign
		else if (sign === '#') return line.slice(0, at)
	}
	return line
}
