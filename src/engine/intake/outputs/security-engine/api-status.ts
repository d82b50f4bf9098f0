import type { OutputReader } from '../output'
import { cscliCommand } from './command'
import { messageOf, saying } from './message'
import type { ApiStatus } from './observation'
import { engine } from './reader'

const names = { LAPI: 'local', CAPI: 'central', PAPI: 'polling' } as const
const works = /^You can successfully interact with .{3,20} API \((?<api>[LCP]API)\)/
const dumped = /^(?:Successfully authenticated to LAPI|Could not authenticate to API: )/
const failed = /(?:[Ff]ailed to authenticate to .{3,20} API \((?<api>[LCP]API)\) ?: |unable to (?:initialize|get) PAPI .{3,20}: )(?<why>.+)/
const noCredentials = /^(?:no credentials for Central API \(CAPI\) in |the Central API \(CAPI\) must be configured)/
/** Printed by `cscli metrics`: the engine itself serves its numbers. */
const noMetrics = /^(?:failed to fetch (?:prometheus )?metrics ?: .{0,300}|fetching metrics: .{0,300})dial tcp /
const about = /^(?:Loaded credentials from |Trying to authenticate with )/

/** Lines that an answer takes, with what was asked. */
const longest = 12
const statuses: Readonly<Record<string, number>> = { unauthorized: 401, forbidden: 403, 'not found': 404, 'too many requests': 429 }

/**
 * `cscli lapi|capi|papi status`: whether the engine's own credentials work (`clilapi/status.go`, `clicapi/capi.go`, `clipapi/papi.go`).
 * Its lines are read as lines of a log as well: pages know what stands in them.
 */
export const apiStatus: OutputReader<'cscli-api-status'> = {
	id: 'cscli-api-status',
	command: cscliCommand('(?:lapi|capi|papi) status\\b'),
	begins: [
		saying(
			'You can successfully interact with|Successfully authenticated to LAPI|[Ff]ailed to (?:authenticate to (?:Local|Central) API|fetch (?:prometheus )?metrics)|fetching metrics: |the Central API \\(CAPI\\) must be configured',
		),
	],
	read(lines, command) {
		const asked = /\b(?<api>[lcp]api) status/.exec(command ?? '')?.groups?.api?.toUpperCase()
		const most = command === null ? 1 : longest
		for (const [at, line] of lines.slice(0, most).entries()) {
			const message = messageOf(line)
			const what = statusOf(message, asked)
			if (what)
				return {
					length: at + 1,
					subject: engine,
					sightings: [{ at, what }],
					logs: what.state === 'no-credentials' ? [] : [{ from: 0, to: at + 1, stream: engine }],
				}
			if (message === '' && at > 0 && !about.test(messageOf(lines.at(at - 1) ?? ''))) break
		}
		return null
	},
}

/** @param asked By the command, where it is known: `LAPI`. */
function statusOf(message: string, asked: string | undefined): ApiStatus | null {
	if (noMetrics.test(message)) return { kind: 'engine-api', api: 'metrics', state: 'unreachable', status: null, message }
	const good = works.exec(message)?.groups?.api
	const bad = failed.exec(message)?.groups
	if (noCredentials.test(message)) return { kind: 'engine-api', api: 'central', state: 'no-credentials', status: null, message }
	const name = good ?? bad?.api ?? asked ?? (message.includes('LAPI') ? 'LAPI' : message.includes('PAPI') ? 'PAPI' : undefined)
	if (name !== 'LAPI' && name !== 'CAPI' && name !== 'PAPI') return null
	const base = { kind: 'engine-api', api: names[name], message } as const
	if (good !== undefined || message.startsWith('Successfully authenticated')) return { ...base, state: 'works', status: null }
	const why = bad?.why ?? (dumped.test(message) ? message.replace(dumped, '') : undefined)
	if (why === undefined) return null
	const status = statusIn(why)
	return { ...base, state: status !== null || /API error|machine not found|incorrect Username/i.test(why) ? 'refused' : 'unreachable', status }
}

/** `API error: Forbidden`, `… http code 403`. */
function statusIn(why: string): number | null {
	const number = /\b(?:code|status)[ :=]{1,3}(?<number>[45]\d\d)\b/.exec(why)?.groups?.number
	if (number !== undefined) return Number(number)
	const words = /API error: (?<words>[\w ]{3,40})/.exec(why)?.groups?.words?.trim().toLowerCase()
	return words === undefined ? null : (statuses[words] ?? null)
}
