import { describe, expect, it } from 'vitest'
import { unwrap } from '../../intake/dress/wrapper'
import { errorNeedles, levelOf, looksLikeError } from './error-like'
import { foldCase } from './match'

const fatal = [
	'2026-01-02T03:04:05Z FTL Connection failed error="EOF"',
	'3:04AM PNC something broke',
	'\u001b[90m2026-01-02T03:04:05Z\u001b[0m \u001b[31mFTL\u001b[0m something broke',
	'2026-01-02T03:04:05Z fatal Connection failed | error=EOF',
	'F0102 03:04:05.123456       1 main.go:12] something broke',
	'time="2026-01-02T03:04:05Z" level=fatal msg="something broke"',
	'level=fatal something broke',
	'2026-01-02 03:04:05,123 FATAL [main] bouncer - something broke',
	'2026-01-02 03:04:05.1234|FATAL|Bouncer|something broke',
	'crit: Example.Bouncer[0] something broke',
	'Unhandled exception. System.IO.IOException: something broke',
	'{"severity":"CRITICAL","message":"something broke"}',
	'{"level": "fatal", "message": "something broke"}',
	String.raw`{"log":"{\"level\":\"fatal\",\"message\":\"something broke\"}\n","stream":"stderr"}`,
	'2026-01-02 03:04:05,123 CRITICAL bouncer: something broke',
	'CRITICAL:root:something broke',
	'PHP Fatal error:  Uncaught Exception: something broke',
	'2026/01/02 03:04:05 [emerg] 1#1: something broke',
	"thread 'main' panicked at src/main.rs:10:5: something broke",
]
const error = [
	'2026-01-02T03:04:05Z ERR something broke error="abc"',
	'2026-01-02T05:04:05+02:00 ERR something broke',
	'E0102 03:04:05.123456       1 main.go:12] something broke',
	'time=2026-01-02T03:04:05Z level=ERROR msg="something broke"',
	'2026-01-02 03:04:05,123 ERROR [main] bouncer - something broke',
	'2026-01-02T03:04:05.123Z ERROR bouncer: something broke',
	'fail: Example.Bouncer[0] something broke',
	'Error 1064: An exception occurred in the service when handling the control request.',
	'{"severity":"ERROR","message":"something broke"}',
	'2026/01/02 03:04:05 [alert] 1#1: something broke',
	'2026/01/02 03:04:05 [crit] 1#1: something broke',
	'Fri Jan  2 03:04:05 2026 daemon.err bouncer[123]: something broke',
	'error: something broke',
]
const neither = [
	'time="2026-01-02T03:04:05Z" level=info msg="0 error lines"',
	'192.0.2.7 - - [02/Jan/2026:03:04:05 +0000] "GET /error HTTP/1.1" 200 12 "-" "-"',
	'2026-01-02T03:04:05Z INF Connected ERRORS=0',
	'I0102 03:04:05.123456       1 main.go:12] started',
	'{"level":"info","message":"no error"}',
	'The error was found. It is fatal to all of them.',
]

function looks(line: string): boolean {
	const { text, body } = unwrap(line, null)
	return looksLikeError([text, body], foldCase(text), null)
}

describe('looksLikeError', () => {
	it.each([...fatal, ...error])('%s', (line) => {
		expect(looks(line)).toBe(true)
	})

	it.each(neither)('not %s', (line) => {
		expect(looks(line)).toBe(false)
	})

	it('names needles that the scanner can look for', () => {
		for (const { needle } of errorNeedles) {
			expect(needle.length).toBeGreaterThanOrEqual(7)
			expect(needle).toBe(needle.toLowerCase())
		}
	})
})

describe('levelOf', () => {
	it.each(fatal)('fatal: %s', (line) => {
		expect(levelOf(unwrap(line, null).body)).toBe('fatal')
	})

	it.each(error)('error: %s', (line) => {
		expect(levelOf(unwrap(line, null).body)).toBe('error')
	})

	it('keeps warnings apart', () => {
		expect(levelOf('time="2026-01-02T03:04:05Z" level=warning msg="slow"')).toBe('warning')
	})
})
