import type { Bouncer } from '../../facts/bouncer'
import { causeOf } from '../../facts/causes'
import { isOfEngineItself } from '../../facts/console-issues'
import { hostPrograms } from '../../facts/programs'
import type { RuleTally } from '../logs/parts/tally'
import { namesOf } from '../logs/streams/speaker'
import type { Voice } from './speakers'

/**
 * How far a finding is about a bouncer. `own`: a bouncer says it, or the line names the endpoint; `likely`: nothing speaks
 * against it, as in a log of which nobody knows who wrote it; `host`: a program in which a bouncer would run says it of
 * itself, or the engine from which it would pull; `aside`: another program says it, or it is about another address.
 */
export type Standing = 'own' | 'likely' | 'host' | 'aside'

export interface Claim {
	readonly voice: Voice
	readonly tally: RuleTally
	readonly standing: Standing
}

/** Families of pages whose messages a web server or proxy prints by itself, with or without a bouncer in it. */
const hostFamilies: ReadonlySet<string> = new Set(['nginx', 'apache', 'haproxy', 'caddy', 'traefik', 'php', 'lua'])
/** … and those that tell of a service or container, whichever it is. */
const stateFamilies: ReadonlySet<string> = new Set(['systemd', 'docker'])
const hostWords = /\b(?:nginx|openresty|haproxy|traefik|caddy|apache2?|httpd|envoy|php[\d.]*-fpm|wordpress|swag)\b/i

/** … and those with words of a language's own library, which programs of every make print. */
const runtimeFamilies: ReadonlySet<string> = new Set(['go', 'python', 'nodejs'])
/** What Apache and NGINX print of one request: no program of another make writes that line. */
const ofRequest = /\[client [\da-f.:]+\]|, client: [\da-f.:]+, server: /i

/** A tool that cannot show a file. */
const noFile = /^(?:sudo|cat|less|head|tail|docker|kubectl|Error[\w ]*|Get-Content): /

/** What a test says about its own arguments is no fault of the bouncer: versions differ in what they take. */
const notATest = /flag provided but not defined|unknown (?:shorthand )?flag|unrecognized option|invalid option|usage of /i

/**
 * Weighs each message of each stream by who says it.
 *
 * @param given The bouncer that the reader named; null for none.
 * @param shown How far the lines in outputs of commands are about a bouncer, where the output tells.
 * @param bouncers All that are known, by whose names a message tells of one.
 */
export function claimsOf(
	voices: readonly Voice[],
	given: string | null,
	shown: ReadonlyMap<number, Standing | null>,
	bouncers: readonly Bouncer[],
): readonly Claim[] {
	const words = wordsOf(bouncers)
	const known = addressesOf(voices)
	const alone = voices.filter(({ stream }) => stream.name !== '' && stream.piece === null).length <= 1
	return voices.flatMap((voice) => {
		const elsewhere = voice.kind !== 'bouncer' && voice.stream.tallies.some((tally) => isElsewhere(tally, known))
		return voice.stream.tallies.map(
			(tally): Claim => ({
				voice,
				tally,
				standing: standingByOutput(tally, voice, shown, given !== null) ?? standingOf(tally, voice, known, { chosen: given !== null, alone, elsewhere, words }),
			}),
		)
	})
}

/** A row of a list names whom it is about, a question whom it asks; null where the message stands in no output, or it does not tell. */
function standingByOutput({ samples }: RuleTally, { stream }: Voice, shown: ReadonlyMap<number, Standing | null>, chosen: boolean): Standing | null {
	const isProbe = stream.piece?.kind === 'endpoint' || stream.piece?.kind === 'test'
	if (shown.size === 0 || isProbe || !samples.every(({ line }) => shown.has(line))) return null
	const standings = samples.map(({ line }) => shown.get(line) ?? null)
	if (standings.includes('own')) return 'own'
	if (standings.includes('host')) return chosen ? 'own' : 'host'
	return standings.every((standing) => standing === 'aside') ? 'aside' : null
}

interface Surroundings {
	readonly chosen: boolean
	/** No other stream stands beside it. */
	readonly alone: boolean
	/** Other messages of the stream are about another address. */
	readonly elsewhere: boolean
	/** One of these stands in a message about a bouncer. */
	readonly words: readonly string[]
}

function standingOf(tally: RuleTally, voice: Voice, known: ReadonlySet<string>, { chosen, alone, elsewhere, words }: Surroundings): Standing {
	const { rule, named } = tally
	const family = familyOf(tally)
	switch (voice.stream.piece?.kind) {
		case 'endpoint':
			return standingOfProbe(tally, voice)
		case 'test':
			return tally.samples.some(({ text }) => notATest.test(text)) ? 'aside' : 'own'
		case 'config':
			// What stands in a file is set, not said; that there is none is said by who was to show it.
			if (!tally.samples.some(({ text }) => noFile.test(text))) return 'aside'
			break
		case 'log':
		case 'state':
		case 'bouncer':
		case 'output':
		case undefined:
			break
	}
	if (family === 'engine' && voice.kind !== 'service') return isEnginesOwn(tally) ? 'host' : 'own'
	if (named === 0 && runtimeFamilies.has(family) && tally.samples.every(({ text }) => ofRequest.test(text))) return 'aside'
	if (rule.program === packageManager && voice.kind !== 'service' && voice.stream.tallies.some(isOfDownload)) return isOfDownload(tally) ? 'host' : 'aside'
	// Its own stream is that of no bouncer; whom it ended it names.
	if (rule.program === 'kernel' && ofBouncer(tally, words)) return 'own'
	switch (voice.kind) {
		case 'service':
			return named > 0 && rule.proves ? 'own' : 'aside'
		case 'engine':
			return isAboutPulls(tally) ? 'own' : 'aside'
		case 'bouncer':
			if (isElsewhere(tally, known) || (isOfAnotherHost(tally, voice) && !chosen)) return 'aside'
			return isOfHostsOtherWork(tally, voice) && !chosen ? 'host' : 'own'
		case 'host':
		case 'unknown':
			break
	}
	if (named > 0 && !(stateFamilies.has(family) && !ofBouncer(tally, words))) return 'own'
	if (isElsewhere(tally, known)) return 'aside'
	if (stateFamilies.has(family) && !isOfHost(tally)) return standingOfState(tally, voice, chosen)
	if (voice.kind === 'host') return isOfHost(tally) || rule.bouncers.some((id) => voice.named.includes(id)) ? hostOrLikely(tally) : 'aside'
	if (voice.stream.name !== '' && !alone) return rule.proves && rule.role !== 'root' ? 'own' : 'aside'
	if (elsewhere && rule.bouncers.length === 0) return 'aside'
	if (isOfHost(tally)) return hostOrLikely(tally)
	if (rule.proves || isMarked(rule, voice)) return 'own'
	if (voice.id !== null) return 'likely'
	// The kernel answers every program that writes to the firewall in the same words, and .NET tells any of its programs what it lacks.
	return (family === 'firewall' && voice.stream.name !== '') || family === 'windows-firewall' ? 'aside' : 'likely'
}

/** A text that no other program prints stands in the stream. */
function isMarked({ bouncers }: RuleTally['rule'], { stream }: Voice): boolean {
	return stream.marks.some(({ id, weight }) => weight === 3 && bouncers.some((bouncer) => bouncer === id))
}

/** What a program says in which the bouncer that speaks beside it does not run. */
function isOfAnotherHost({ rule, named }: RuleTally, { id }: Voice): boolean {
	if (named > 0 || rule.proves || id === null || rule.program === null) return false
	return hostPrograms[rule.program] === 'runs' && rule.bouncers.length > 0 && !rule.bouncers.some((bouncer) => bouncer === id)
}

/** What a web server or proxy says of its other work, in a stream in which its bouncer works. */
function isOfHostsOtherWork(tally: RuleTally, { stream }: Voice): boolean {
	const { rule, named } = tally
	const family = familyOf(tally)
	if (named > 0 || rule.proves || stream.piece !== null) return false
	if (family === 'docker') return true
	const works = stream.tallies.some((one) => one.rule.role === 'success')
	return works && isOfHost(tally) && rule.pull === null && !stopsProgram(tally)
}

/** The endpoint's own host answers at `/` to anybody: that proves the way, not a pull. Only curl's own failure tells something. */
function standingOfProbe({ rule }: RuleTally, { stream }: Voice): Standing {
	if (stream.piece?.name.includes('/v1/decisions')) return 'own'
	return rule.program === 'curl' ? 'likely' : 'aside'
}

function standingOfState(tally: RuleTally, { kind, stream }: Voice, chosen: boolean): Standing {
	if (chosen) return 'own'
	const isNamed = tally.samples.some(({ text }) => hostWords.test(text))
	if (kind === 'host' || isNamed) return 'host'
	return stream.name === '' && tally.rule.program !== 'docker' && tally.rule.program !== 'kubernetes' && tally.rule.program !== 'kernel' ? 'likely' : 'aside'
}

/** What a web server, a proxy, or what installs and starts them says of itself. */
function isOfHost(tally: RuleTally): boolean {
	return hostFamilies.has(familyOf(tally)) || isHostProgram(tally)
}

const packageManager = 'package-manager'

/** It reaches no repository: the name of a package in the address makes it no pull, and what it then says of packages follows from it. */
function isOfDownload({ rule }: RuleTally): boolean {
	return rule.program === packageManager && causeOf(rule.cause).group === 'network'
}

function isHostProgram({ rule }: RuleTally): boolean {
	return rule.program !== null && Object.hasOwn(hostPrograms, rule.program)
}

function hostOrLikely(tally: RuleTally): Standing {
	const { rule } = tally
	if (rule.proves) return 'own'
	if (isHostProgram(tally)) return 'host'
	const family = familyOf(tally)
	return rule.pull === null && family !== 'php' && family !== 'lua' ? 'host' : 'likely'
}

/** What the engine says of those who pull from it, not what it does itself. */
function isAboutPulls({ rule, samples }: RuleTally): boolean {
	return rule.role === 'success' || samples.some(({ text }) => /\/v1\/decisions|bouncer/i.test(text))
}

/** Its own file, its own process: a bouncer of the Console needs no engine, and one of this engine waits for it. */
function isEnginesOwn({ rule }: RuleTally): boolean {
	const { group } = causeOf(rule.cause)
	return isOfEngineItself(rule.issues ?? []) || group === 'configuration' || group === 'runtime' || (group === 'service' && rule.role === 'root')
}

/** Of a program's name the kernel shows no more letters. */
const lettersInKernel = 15

/** What tells in a message that it is about a bouncer, in lower case: the names of bouncers, whole and as the kernel cuts them. */
function wordsOf(bouncers: readonly Bouncer[]): readonly string[] {
	const names = namesOf(bouncers)
	return ['bouncer', ...names, ...names.filter(({ length }) => length > lettersInKernel).map((name) => `(${name.slice(0, lettersInKernel)})`)]
}

function ofBouncer({ samples }: RuleTally, words: readonly string[]): boolean {
	const texts = samples.map(({ text }) => text.toLowerCase())
	return words.some((word) => texts.some((text) => text.includes(word)))
}

export function familyOf({ rule }: Pick<RuleTally, 'rule'>): string {
	return rule.id.split('/')[0] ?? ''
}

/** Names of captures that hold an address. */
const addressCaptures = ['host', 'url', 'upstream', 'address', 'addr', 'server', 'name', 'target']
/** curl names the host in its own words. */
const curlHost = /^curl: \(\d{1,3}\) .{0,200}?(?:resolve host: |connect to |for host )(?<host>[\w.-]{1,253})/

/** Hosts that lines about CrowdSec name. */
function addressesOf(voices: readonly Voice[]): ReadonlySet<string> {
	const known = new Set<string>()
	for (const { kind, stream } of voices) {
		if (kind === 'service') continue
		for (const { captures, named } of stream.tallies) if (named > 0) for (const host of hostsIn(captures)) known.add(host)
	}
	return known
}

/** Whether the message names an address, and none that has to do with CrowdSec. */
function isElsewhere({ captures, named, rule, samples }: RuleTally, known: ReadonlySet<string>): boolean {
	if (named > 0 || rule.proves) return false
	// A bouncer's message alone: the endpoint may have any name.
	if (known.size === 0 && rule.bouncers.length > 0) return false
	const asked = rule.program === 'curl' ? samples.flatMap(({ text }) => curlHost.exec(text)?.groups?.host?.toLowerCase() ?? []) : []
	const hosts = [...hostsIn(captures), ...asked]
	return hosts.length > 0 && !hosts.some((host) => known.has(host) || host.includes('crowdsec'))
}

function hostsIn(captures: RuleTally['captures']): readonly string[] {
	return addressCaptures.flatMap((name) => {
		const value = captures[name]
		const host = value === undefined ? undefined : /^(?:\w+:\/\/)?(?<host>\[[\da-f:]+\]|[\w.-]+)/i.exec(value)?.groups?.host?.toLowerCase()
		return host === undefined ? [] : [host]
	})
}

/** Lines with which a program ends. */
const stopsStart =
	/\[emerg\]|\[ALERT\]|level=fatal|"level":"fatal"|FATA\[|\bFATAL (?=[a-z])|\bFTL\b|test failed|AH00526|Syntax error on line|could not (?:open|bind)|cannot bind/

export function stopsProgram({ samples }: Pick<RuleTally, 'samples'>): boolean {
	return stopsStart.test(samples[0]?.text ?? '')
}
