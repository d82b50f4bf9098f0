import { programForms } from '../../../facts/programs'
import type { Unwrapped } from '../../intake/dress/wrapper'
import { maskDigits } from './digits'

/** The stream that a line belongs to: a container, a unit, a program. */
export interface Source {
	/** Equal for names that differ in digits only: replicas of one service, a program before and after its restart. */
	readonly key: string
	/** Empty where nothing tells. */
	readonly name: string
}

const nothing: Source = { key: '', name: '' }

const pod = /^\[pod\/(?<name>[^\]\s]{1,300})\] /
/** Docker Compose fills names up to the longest; some collectors put no space between. */
const compose = /^\s{0,8}(?<name>[A-Za-z][\w.@-]{0,119}|\[[\w.@-]{1,120}\])\s{0,40}\| /
/** The same where the reader, or `journalctl -o cat` of several units, left out time and host. */
const bareTag = /^\s{0,8}(?<name>[A-Za-z_][\w@.-]{1,79})\[\d{1,10}\]: /
const syslogTag = /(?:^|\s)\(?(?<name>[\w@.:\\/-]{1,80}?)\)?(?:\[\d+\])?: $/
const rfc5424 = /^(?:<\d{1,3}>)?\d{1,2} \S{1,40} \S{1,255} (?<name>[^\s-]\S{0,79}) /
const journalField = /"(?:SYSLOG_IDENTIFIER|_SYSTEMD_UNIT|CONTAINER_NAME)"\s{0,2}:\s{0,2}"(?<name>[^"\\]{1,120})"/
const unit = /(?:^|[\s:("'])(?<name>[\w@.\\:-]{1,120})\.(?:service|socket|timer|scope)\b/

const forms = programForms.map(({ name, line }) => ({ name, regex: new RegExp(line) }))

/** @param raw The line as it stands in the log. */
export function sourceOf(raw: string, { body, wrappers }: Unwrapped): Source {
	const name = nameOf(raw, body, wrappers)
	return name === '' ? nothing : { key: streamKey(name), name }
}

/** Names of one stream have one key. */
export function streamKey(name: string): string {
	return maskDigits(name.toLowerCase())
}

function nameOf(raw: string, body: string, wrappers: Unwrapped['wrappers']): string {
	const shown = raw.startsWith('>') ? raw.replace(/^(?:> ?){1,3}/, '') : raw
	const outside = pod.exec(shown) ?? compose.exec(shown)
	if (outside?.groups?.name) return outside.groups.name
	if (wrappers.includes('journald-json')) return journalField.exec(raw)?.groups?.name ?? byForm(body)
	const prefix = raw.endsWith(body) ? raw.slice(0, raw.length - body.length) : ''
	if (wrappers.includes('syslog')) return rfc5424.exec(prefix)?.groups?.name ?? byForm(body)
	if (wrappers.includes('journald') || wrappers.includes('journald-iso')) return byTag(syslogTag.exec(prefix)?.groups?.name ?? '', body)
	return byForm(body)
}

/** What systemd says about a unit belongs to the stream of that unit. */
function byTag(tag: string, body: string): string {
	return tag === 'systemd' ? (unit.exec(body)?.groups?.name ?? tag) : tag
}

/** Well-known programs write their lines in a form of their own. */
function byForm(body: string): string {
	for (const { name, regex } of forms) if (regex.test(body)) return name
	return byTag(bareTag.exec(body)?.groups?.name ?? '', body)
}
