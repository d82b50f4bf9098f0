import * as v from 'valibot'
import { bouncerIds } from '../bouncer'
import { causes } from '../causes'
import { consoleIssues } from '../console-issues'
import { fixPlaces, type Rule, roles } from './rule'

const sentence = v.pipe(v.string(), v.trim(), v.minLength(10))
const fragment = v.pipe(v.string(), v.minLength(2))
const issueIds = consoleIssues.map((issue) => issue.id)
const causeIds = causes.map((cause) => cause.id)

/** A version as readers see it: `v1.2.3`, behind the name of the program where it is not the bouncer's own. */
const byBouncer = v.record(v.picklist(bouncerIds), v.pipe(v.string(), v.regex(/^(?:[\w-]+ )*v\d+(?:\.\d+)+$/, 'must be a version like v1.2.3')))

const patternSchema = v.strictObject({
	all: v.pipe(
		v.array(fragment),
		v.minLength(1),
		v.check((all) => all.some((text) => new TextEncoder().encode(text).length >= 7), 'at least one fragment of `all` needs seven bytes or more'),
	),
	any: v.optional(v.array(fragment), []),
	none: v.optional(v.array(fragment), []),
	regex: v.optional(v.nullable(v.pipe(v.string(), v.check(compiles, 'is not a regular expression'))), null),
})

const ruleSchema = v.strictObject({
	cause: v.picklist(causeIds),
	alsoCauses: v.optional(v.array(v.picklist(causeIds)), []),
	severity: v.picklist(['error', 'warning', 'info']),
	role: v.picklist(roles),
	rank: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), 50),
	bouncers: v.optional(v.array(v.picklist(bouncerIds)), []),
	proves: v.optional(v.boolean(), false),
	fallback: v.optional(v.boolean(), false),
	program: v.optional(v.nullable(v.string()), null),
	pull: v.optional(v.nullable(v.picklist(['ok', 'failed'])), null),
	event: v.optional(v.nullable(v.picklist(['start', 'up', 'stop', 'valid', 'note'])), null),
	issues: v.optional(v.array(v.picklist(issueIds))),
	tellApart: v.optional(v.record(v.picklist(causeIds), v.string()), {}),
	match: v.pipe(v.array(patternSchema), v.minLength(1)),
	means: sentence,
	fix: v.optional(v.string(), ''),
	fixAt: v.optional(v.record(v.picklist(fixPlaces), sentence), {}),
	yields: v.optional(v.array(v.pipe(v.string(), v.regex(/^[\w-]+\/[\w-]+$/, 'must be the id of a rule, `family/slug`'))), []),
	samples: v.strictObject({ match: v.pipe(v.array(v.string()), v.minLength(1)), not: v.pipe(v.array(v.string()), v.minLength(1)) }),
	source: v.pipe(
		v.array(v.pipe(v.string(), v.regex(/^(https:\/\/\S+|[\w.-]+\/[\w.-]+:\S+)/, 'must be `owner/repo:path` or an https address'))),
		v.minLength(1),
	),
	since: v.optional(byBouncer),
	until: v.optional(byBouncer),
	verified: v.strictObject({
		date: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'must be a date like 2026-11-24')),
		version: v.string(),
		how: v.picklist(['run', 'source', 'thread']),
	}),
})

const described = { title: v.string(), description: v.pipe(v.string(), v.minLength(20)) }

/** The front matter of an error page as a whole, for editors: `static/schema/error-page.json` is made from it. */
export const frontMatterSchema = v.looseObject({ ...described, rule: ruleSchema })

function compiles(source: string): boolean {
	try {
		new RegExp(source, 'i')
		return true
	} catch {
		return false
	}
}

/**
 * Makes a rule from the front matter of an error page.
 *
 * @param id `<family>/<slug>`, from the page's path.
 * @param page What names the page in a complaint: its path.
 * @param frontMatter The parsed front matter; the rule stands under `rule`, its title under `title`.
 * @throws Error naming the page, the field and the reason, for the author at build time.
 */
export function readRule(id: string, page: string, frontMatter: unknown): Rule {
	const outer = v.safeParse(v.looseObject({ ...described, rule: v.unknown() }), frontMatter)
	if (!outer.success) throw new Error(complaint(page, '', outer.issues[0]))
	const parsed = v.safeParse(ruleSchema, outer.output.rule)
	if (!parsed.success) throw new Error(complaint(page, 'rule.', parsed.issues[0]))
	const rule = parsed.output
	if (rule.proves && rule.bouncers.length === 0) throw new Error(`${page}: rule.proves: needs a bouncer in rule.bouncers`)
	if ((rule.role === 'root' || rule.role === 'consequence') && rule.fix === '') throw new Error(`${page}: rule.fix: a ${rule.role} needs a fix`)
	if (rule.role === 'success' && rule.cause !== 'healthy-pull') throw new Error(`${page}: rule.cause: a success has the cause healthy-pull`)
	if ((rule.role === 'harmless' || rule.role === 'context') && rule.cause !== 'none')
		throw new Error(`${page}: rule.cause: a ${rule.role} line has the cause none`)
	if ((rule.role === 'root' || rule.role === 'consequence') && (rule.cause === 'none' || rule.cause === 'healthy-pull'))
		throw new Error(`${page}: rule.cause: a ${rule.role} needs a cause that is a problem`)
	for (const cause of Object.keys(rule.tellApart))
		if (![rule.cause, ...rule.alsoCauses].some((known) => known === cause)) throw new Error(`${page}: rule.tellApart: ${cause} is none of its causes`)
	for (const [field, versions] of Object.entries({ since: rule.since, until: rule.until }))
		for (const bouncer of Object.keys(versions ?? {}))
			if (!rule.bouncers.some((known) => known === bouncer)) throw new Error(`${page}: rule.${field}: ${bouncer} is none of its bouncers`)
	return { id, title: outer.output.title, ...rule }
}

function complaint(page: string, prefix: string, issue: v.BaseIssue<unknown> | undefined): string {
	const path = issue?.path?.map((item) => String(item.key)).join('.') ?? ''
	return `${page}: ${prefix}${path}: ${issue?.message ?? 'is not valid'}`
}
