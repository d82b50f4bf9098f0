import type { Bouncer } from '../../src/facts/bouncer'
import type { Cause } from '../../src/facts/causes'
import type { Rule } from '../../src/facts/errors/rule'
import type { Issue } from './read-issues'

/** Raised when a field goes or changes its meaning; new fields do not raise it. */
const schemaVersion = 1

interface Known {
	readonly site: string
	readonly date: Date
	readonly issues: readonly Issue[]
	readonly bouncers: readonly Bouncer[]
	readonly rules: readonly Rule[]
	readonly causes: readonly Cause[]
}

/** What is published, and the JSON Schema that it follows. */
export function catalogueOf({ site, date, issues, bouncers, rules, causes }: Known) {
	const page = (path: string) => `${site}/u/${path}`
	const data = {
		$schema: `${site}/catalogue.schema.json`,
		schema: schemaVersion,
		date: date.toISOString().slice(0, 10),
		issues: issues.map((issue) => ({ ...issue, page: page(`troubleshooting/${issue.id}`) })),
		causes: causes.map(({ id, group, title, meaning }) => ({ id, group, title, meaning })),
		bouncers: bouncers.map(({ id, name, aliases, kind, integration, files }) => ({
			id,
			name,
			aliases,
			kind,
			integration: integration.works,
			integrationWhy: integration.why,
			options: files.flatMap(({ title, format, options }) =>
				options.map(({ key, type, default: preset, meaning, since = null, until = null }) => ({
					file: title,
					format,
					key,
					type,
					default: preset,
					meaning,
					since,
					until,
				})),
			),
			page: page(`bouncers/${id}`),
		})),
		rules: rules.map(({ id, title, cause, severity, role, bouncers, program, means, fix, match, since = null, until = null, verified }) => ({
			id,
			title,
			cause,
			severity,
			role,
			bouncers,
			program,
			means,
			fix,
			match,
			since,
			until,
			verified,
			page: page(`troubleshooting/errors/${id}`),
		})),
	}
	return { data, schema: schemaOf(data) }
}

/** The lists of the catalogue, with what they hold. */
const lists = [
	['issues', 'What the Console raises: when, how grave, and how it clears.'],
	['causes', 'Why a bouncer does not pull, start or block. Ids are stable.'],
	['bouncers', 'Remediation Components with their options.'],
	['rules', 'Messages in logs and how each is found: all fragments of `all` stand in the line, and `regex`, where given, fits it.'],
] as const

/** Required is what every entry has: read off the data, so that the two cannot part. */
function schemaOf(data: Readonly<Record<(typeof lists)[number][0], readonly object[]>>) {
	const entry = (list: readonly object[]) => ({
		type: 'object',
		required: Object.keys(list[0] ?? {}),
		properties: { id: { type: 'string' }, page: { type: 'string', format: 'uri' } },
	})
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: 'What this site knows of CrowdSec’s issues, bouncers and messages',
		type: 'object',
		required: ['schema', 'date', ...lists.map(([name]) => name)],
		properties: {
			schema: { const: schemaVersion, description: 'Raised when a field goes or changes its meaning.' },
			date: { type: 'string', format: 'date', description: 'The day of the build.' },
			...Object.fromEntries(lists.map(([name, description]) => [name, { type: 'array', description, items: entry(data[name]) }])),
		},
	}
}
