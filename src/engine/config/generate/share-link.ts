import type { Bouncer, ListSource, Option } from '../../../facts/bouncer'
import type { Notice } from '../types'
import { findOption, typedValue } from '../values/option-text'
import { isPlainPath, misfit } from '../values/values'
import { ownField } from './generate'

/**
 * The settings of a generator as an address: `?bouncer=firewall&deployment=deb-nftables&g=1&g-interval=3600&g.deny_action=REJECT`.
 *
 * Only what differs from the usual file is in it. Never the key; not the endpoint address either, as it holds the id of somebody’s
 * integration; and no option that names a machine or a program to run. `g` is the version: links are kept in tickets and chats, so an old one is read
 * for ever (`share-link.test.ts` holds some).
 */
const version = '1'
const versionName = 'g'
const optionPrefix = 'g.'
/** Without a dot: a bouncer has an option of its own called `interval`. */
const intervalName = 'g-interval'

export interface Shared {
	readonly deployment: string
	readonly source: ListSource
	/** Null for the usual interval. */
	readonly intervalSeconds: number | null
	/** Options by key, as they were typed. */
	readonly options: Readonly<Record<string, string>>
}

/** @returns the query without `?`, and the options that were left out because others must not see them. */
export function shareQuery(bouncer: Bouncer, shared: Shared): { readonly query: string; readonly left: readonly string[] } {
	const query = new URLSearchParams({ bouncer: bouncer.id, deployment: shared.deployment })
	if (shared.source === 'engine') query.set('source', 'engine')
	const left: string[] = []
	const settings: [string, string][] = shared.intervalSeconds === null ? [] : [[intervalName, String(shared.intervalSeconds)]]
	for (const [key, text] of Object.entries(shared.options)) {
		if (isPrivate(bouncer, findOption(bouncer, key), text)) left.push(key)
		else settings.push([optionPrefix + key, text])
	}
	if (settings.length > 0) query.set(versionName, version)
	for (const [name, text] of settings) query.set(name, text)
	return { query: query.toString(), left }
}

/**
 * Reads the generator’s part of a query. Never throws: what this page does not know or would refuse is left out, and a notice says so.
 *
 * @returns null when the query holds no such part.
 */
export function readShareQuery(
	bouncer: Bouncer,
	query: string,
): { readonly intervalSeconds: number | null; readonly options: Readonly<Record<string, string>>; readonly notices: readonly Notice[] } | null {
	const parameters = new URLSearchParams(query)
	const given = parameters.get(versionName)
	if (given === null) return null
	if (given !== version)
		return {
			intervalSeconds: null,
			options: {},
			notices: [{ code: 'link-version', message: 'The link was made by another version of this page. Its options could not be read.' }],
		}
	const options: Record<string, string> = {}
	const notices: Notice[] = []
	let intervalSeconds: number | null = null
	const interval = parameters.get(intervalName)
	if (interval !== null) {
		const seconds = Number(interval)
		if (Number.isFinite(seconds) && seconds > 0) intervalSeconds = seconds
		else notices.push({ code: 'link-interval', message: 'The interval of the link is no time; the usual one is taken.' })
	}
	for (const [name, text] of parameters) {
		if (!name.startsWith(optionPrefix)) continue
		const key = name.slice(optionPrefix.length)
		const option = findOption(bouncer, key)
		const reason = !option
			? 'is no option of this bouncer'
			: isPrivate(bouncer, option, text)
				? 'does not belong into a link'
				: misfit(option, typedValue(option, text))
		if (reason) notices.push({ code: 'link-option', setting: key, message: `From the link, \`${key}\` was left out: it ${reason}.` })
		else options[key] = text
	}
	return { intervalSeconds, options, notices }
}

/**
 * What nobody else should see: secrets, whole certificates, and names or addresses of the reader’s machines. And what nobody else
 * should choose: programs that are started, and paths that are not plain.
 */
function isPrivate(bouncer: Bouncer, option: Option | undefined, text: string): boolean {
	if (!option || option.secret || option.runs || option.items === 'cidr' || ownField(bouncer, option.key)) return true
	if (comesIntoCommand(bouncer, option.key) && !/^\w[\w.:+-]*$/.test(text)) return true
	switch (option.type) {
		case 'path':
		case 'url-path':
			return !isPlainPath(text)
		case 'pem':
		case 'code':
		case 'url':
		case 'host':
		case 'address':
			return true
		default:
			// A text like `redis://user:password@host` in an option that is only called a text.
			return /:\/\/|@|-----BEGIN|\d+\.\d+\.\d+\.\d+/.test(text)
	}
}

/** Whether a step puts the value of an option into a command. It is quoted there; a name that needs quotes has no business in a link all the same. */
function comesIntoCommand({ deployments }: Bouncer, key: string): boolean {
	return deployments.some(({ steps = [] }) => steps.some(({ run = [] }) => run.flat().some((word) => typeof word !== 'string' && word.option === key)))
}
