import { foldCase, matchRule, type ReadyRule, readyRule } from '../../src/engine/logs/lines/match'
import type { Rule } from '../../src/facts/errors/rule'
import { fill, literalLength, type Message, type Words } from './message'
import type { Program } from './programs'
import { quotedBy, quotesOf } from './quoted'

/** What stands in place of values: rules may ask for a number, an address or a name where the program prints one. */
const plausible: readonly Words[] = [
	['something'],
	['3'],
	['429'],
	['192.0.2.7'],
	['https://192.0.2.7:8080/v1/decisions/stream'],
	['v1/decisions/stream'],
	['/etc/crowdsec/bouncers/example.yaml'],
	['true'],
	['ipv4'],
	['captcha'],
	['BOUNCER_WAF_CONFIG_0_CAPACITY'],
	['http.handlers.crowdsec'],
	['layer4.matchers.crowdsec'],
	['CrowdsecMode'],
	['CrowdsecLapiKey', '/etc/traefik/key', 'stat /etc/traefik/key: no such file or directory'],
	['/dev/pf', 'stat /dev/pf: no such file or directory'],
	['/sbin/pfctl', 'exec: "/sbin/pfctl": stat /sbin/pfctl: no such file or directory'],
	['block', "valid choices are either of 'ban', 'captcha'"],
	['192.0.2.0/33', 'netip.ParsePrefix("192.0.2.0/33"): prefix length out of range'],
	['parse "192.0.2.9:7422": first path segment in URL cannot contain colon'],
	["unexpected character '<'", '1', '1'],
	['lapi_key'],
	['User-Agent'],
	['429', 'PUT', 'https://api.fastly.com/service/example', 'something'],
]

export interface Compared {
	readonly program: Program
	readonly message: Message
	/** Ids of rules of the program's own that know the line. */
	readonly rules: readonly string[]
}

/**
 * Runs each message of a program, in the program's own log form, through the rules.
 *
 * A rule counts as the program's own when it names one of its bouncers. An error value is looked for in the lines that quote it, too: there
 * a rule that only says that the reason stands behind the colon (a consequence) does not know the reason.
 */
export function compare(program: Program, messages: readonly Message[], rules: readonly Rule[]): readonly Compared[] {
	const own = rules.filter((rule) => rule.bouncers.some((id) => program.bouncers.includes(id))).map(readyRule)
	return messages
		.filter((message) => literalLength(message) >= 7 || Object.values(message.fields).some((value) => value !== null))
		.map((message) => ({ program, message, rules: rulesOf(own, program, message) }))
}

function rulesOf(own: readonly ReadyRule[], program: Program, message: Message): readonly string[] {
	const bare = linesOf(program, () => message)
	const quoted = quotesOf(program.quotes ?? [], message).flatMap((quote) => linesOf(program, (words) => quotedBy(quote, message, fill(message, words))))
	return own.filter((ready) => knows(ready, bare) || (ready.rule.role !== 'consequence' && knows(ready, quoted))).map(({ rule }) => rule.id)
}

function linesOf(program: Program, message: (words: Words) => Message): readonly string[] {
	return plausible.flatMap((words) => program.line(message(words), words).split('\n'))
}

function knows(ready: ReadyRule, lines: readonly string[]): boolean {
	return lines.some((line) => matchRule(ready, [line], foldCase(line)) !== null)
}
