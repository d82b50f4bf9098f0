import { describe, expect, it } from 'vitest'
import { mend } from './mend'

const at = 'time="2026-01-02T03:04:05Z"'
const records = [
	`${at} level=info msg="Processing new and deleted decisions . . ."`,
	`${at} level=error msg="Get \\"http://192.0.2.1:8080/v1/decisions/stream\\": dial tcp 192.0.2.1:8080: i/o timeout"`,
	`${at} level=fatal msg="unable to read config file: open /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml: no such file or directory"`,
	`2026/01/02 03:04:05 [emerg] 12#12: unknown directive "lua_package_path" in /etc/nginx/conf.d/crowdsec_nginx.conf:1`,
	`{"level":"error","ts":1767322800.5,"logger":"crowdsec","msg":"dial tcp 192.0.2.1:8080: connect: connection refused"}`,
]
const sound = `${records.join('\n')}\n`
const hardAt = (column: number) => (line: string) => line.match(new RegExp(`.{1,${column}}`, 'g'))?.join('\n') ?? ''
const softAt = (column: number) => (line: string) => line.replace(new RegExp(`(.{1,${column}})(?: |$)`, 'g'), '$1\n').trimEnd()

describe('a record that is broken over lines', () => {
	it.each([42, 60, 80, 100])('at column %i by a window is whole again', (column) => {
		expect(mend(`${records.map(hardAt(column)).join('\n')}\n`).text).toBe(sound)
	})

	it.each([50, 70])('at a blank before column %i by a phone is whole again', (column) => {
		expect(mend(`${records.map(softAt(column)).join('\n')}\n`).text).toBe(sound)
	})

	it('within an answer is whole again', () => {
		expect(mend(records.map(hardAt(60)).join('\n').replace(/^/gm, '> ')).text).toContain(records[2])
	})

	it('knows the lines of the paste', () => {
		const text = `first of all\n${softAt(50)(records[2] ?? '')}\n${at} level=info msg="and on"\n`
		const mended = mend(text)
		const last = text.split('\n').findIndex((line) => line.includes('and on')) + 1
		expect(mended.text.split('\n')[2]).toContain('and on')
		expect([1, 2, 3].map(mended.lineOf)).toEqual([1, 2, last])
	})
})

describe('an object that a tool spread over lines', () => {
	const entry = ['{', '  "level": "ERROR",', '  "msg": "waf error",', '  "error": "connection refused"', '}']

	it('is one entry, with the line in which it begins', () => {
		const mended = mend(`before\n${entry.join('\n')}\nafter\n`)
		expect(mended.text).toBe('before\n{"level": "ERROR","msg": "waf error","error": "connection refused"}\nafter\n')
		expect([1, 2, 3].map(mended.lineOf)).toEqual([1, 2, 7])
	})

	it.each([
		['a configuration', ['{', '  "api_url": "http://192.0.2.1:8080",', '  "api_key": "x"', '}']],
		['an object with others in it', ['{', '  "level": "info",', '  "tags": {', '    "a": 1', '  }', '}']],
		['one that does not end', ['{', '  "level": "info",']],
	])('stays as it is where it is %s', (_, lines) => {
		const text = `${lines.join('\n')}\n`
		expect(mend(text).text).toBe(text)
	})
})

describe('what is not broken stays', () => {
	it.each([
		['a sound log', sound],
		['a stack trace', `${at} level=error msg="it broke"\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:12 +0x1\n`],
		['lines without any time', 'Reading package lists... Done\nThe following NEW packages will be installed:\n  crowdsec\n'],
		[
			'twice the same message with a line of its own below',
			`[alert] 325/111909 (623) : Got error fetching decisions: 502\nConnect from 127.0.0.1:1 to 127.0.0.1:2\n[alert] 325/111913 (670) : Got error fetching decisions: 502\nConnect from 127.0.0.1:3 to 127.0.0.1:4\n`,
		],
		[
			'the journal’s explanations',
			`Jan 02 03:04:05 host systemd[1]: x.service: Main process exited, code=exited\n-- Subject: Unit process exited\n-- Defined-By: systemd\n`,
		],
		['line ends of Windows', sound.replaceAll('\n', '\r\n')],
	])('%s', (_, text) => {
		expect(mend(text).text).toBe(text)
	})
})

describe('characters', () => {
	it.each([
		['blanks that do not break', sound.replaceAll(' ', '\u00a0')],
		['narrow ones', sound.replaceAll(' ', '\u202f')],
		['quotes of a word processor', sound.replace(/"([^"]*)"/g, '\u201c$1\u201d')],
		['characters that nobody sees', sound.replaceAll('level', 'le\u200bvel')],
		['a page’s entities', sound.replaceAll('"', '&quot;')],
		['a title of a window', `\u001b]0;root@host\u0007${sound}`],
	])('%s are those that programs print', (_, text) => {
		expect(mend(text).text).toBe(sound)
	})
})

describe('lines whose end is missing', () => {
	const status = (record: string) => `Jan 02 03:04:05 host crowdsec-firewall-bouncer[12]: ${record}`

	it.each([
		['three dots of systemctl status', records.map((record) => `${status(record).slice(0, 80)}…`)],
		['a pager’s sign', records.map((record) => `${status(record).slice(0, 80)}>`)],
		['an open quote at the end', [records[0] ?? '', (records[1] ?? '').slice(0, 90)]],
	])('%s', (name, lines) => {
		const mended = mend(`${lines.join('\n')}\nlines 1-5/5 (END)\n`.replace(name.startsWith('an open') ? 'lines 1-5/5 (END)\n' : /^$/, ''))
		expect(mended.text.split('\n').slice(0, lines.length)).toEqual(lines)
		expect(mended.cutLines.has(lines.length)).toBe(true)
	})

	it('are not those that only end with dots or a sign', () => {
		expect(mend(`${records[0]}\n2026/01/02 03:04:05 [error] 12#12: <html>\n${at} level=info msg="waiting..."\n`).cutLines.size).toBe(0)
	})
})
