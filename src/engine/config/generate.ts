import type { Bouncer, ConfigFile, Deployment, FileFormat, FileRecipe, Filling, SettingsRecipe, TextRecipe, Value } from '../../facts/bouncer'
import { check } from './check'
import { optionOf, roleOf } from './check/options'
import { formatEndpoint, hostOf, portOf } from './endpoint'
import { isWritableFormat, languageOf, plainEnv, writeSettings } from './formats'
import { type Setting, Unwritable } from './formats/document'
import { formatInterval, integrationSeconds, parseInterval, planNotices, possibleInterval } from './interval'
import { nearest } from './nearest'
import { configFileOf, readAs, withOptions } from './recipes'
import { stepsFor } from './steps'
import type { Generated, GeneratedFile, Notice, Outcome, Refusal, Settings } from './types'
import { misfit } from './values'

/** Stands where the key belongs until the reader has typed it. */
export const keyPlaceholder = '<your-api-key>'

/**
 * Makes the files of one deployment. Bad input comes back as refusals, each naming its setting; nothing throws.
 *
 * The API key is written into the files and nowhere else.
 */
export function generate(bouncer: Bouncer, settings: Settings): Outcome<Generated> {
	const deployment = bouncer.deployments.find(({ id }) => id === settings.deployment)
	if (!deployment)
		return refuse('deployment', `${bouncer.name} has no deployment "${settings.deployment}"; one of ${bouncer.deployments.map(({ id }) => id).join(', ')}`)
	const impossible = whyImpossible(bouncer, deployment, settings)
	if (impossible) return { ok: false, refusals: [impossible] }
	if (settings.intervalSeconds !== null && !(settings.intervalSeconds > 0)) return refuse('interval', 'takes a time above 0; with 0 it never stops asking')
	const recipes = deployment.files.filter((recipe) => !recipe.when || recipe.when === settings.source)
	const refusals = checkOptions(bouncer, recipes, settings.options)
	if (refusals.length > 0) return { ok: false, refusals }

	const interval = intervalOf(bouncer, settings)
	const seconds = interval?.seconds ?? null
	const warnings: Notice[] = []
	if (settings.key === '') warnings.push({ code: 'key-missing', message: `No API key was given: the file holds \`${keyPlaceholder}\` in its place.` })
	if (interval) warnings.push(...interval.notices, ...planNotices(interval.seconds, settings.source))
	if (bouncer.interval && !recipes.some(holdsInterval))
		warnings.push({
			code: 'interval-elsewhere',
			message: `The choice of an interval changes nothing in these files; how often it asks is set by \`${bouncer.interval.option}\`.`,
		})
	else if (bouncer.interval?.note) warnings.push({ code: 'interval-note', message: `\`${bouncer.interval.option}\`: ${bouncer.interval.note}` })
	if (settings.source === 'integration' && settings.endpoint.kind !== 'integration')
		warnings.push({ code: 'url-not-console', message: 'The address is not that of a Console integration, although the list is to come from one.' })
	if (settings.source === 'engine' && settings.endpoint.kind === 'integration')
		warnings.push({ code: 'url-not-engine', message: 'The address is that of a Console integration, although the list is to come from an engine of your own.' })
	if (settings.source === 'integration' && bouncer.integration.works === 'partly')
		warnings.push({ code: 'integration-partly', message: bouncer.integration.why })

	const files: GeneratedFile[] = []
	for (const recipe of recipes) {
		try {
			files.push(recipe.kind === 'text' ? writeText(bouncer, recipe, settings, seconds) : writeRecipe(bouncer, recipe, settings, seconds))
		} catch (error) {
			if (!(error instanceof Unwritable)) throw error
			const key = error.path.slice(recipe.kind === 'settings' ? (recipe.under?.length ?? 0) : 0).join('.')
			refusals.push({ setting: fieldOf(bouncer, key), message: `${key} ${error.message}` })
		}
	}
	if (refusals.length > 0) return { ok: false, refusals }
	warnings.push(...guardRails(bouncer, recipes, files, settings.options))
	return { ok: true, value: { files, steps: stepsFor(deployment, files, bouncer), warnings } }
}

/** What the checker says about the options that the reader has chosen: an option that opens the door is written, and the reason stands beside it. */
function guardRails(bouncer: Bouncer, recipes: readonly FileRecipe[], files: readonly GeneratedFile[], options: Settings['options']): readonly Notice[] {
	if (Object.keys(options).length === 0) return []
	return recipes.flatMap((recipe, at) => {
		const content = configFileOf(bouncer, recipe) ? files[at]?.content : undefined
		if (content === undefined) return []
		return check(content, bouncer.id, [bouncer]).problems.flatMap(({ code, key, message }): readonly Notice[] => {
			const chosen = key !== null && key in options
			if (!chosen && !bouncer.constraints.some((constraint) => constraint.code === code)) return []
			return [{ code, message: `${key === null ? '' : `\`${key}\`: `}${message}`, ...(key === null ? {} : { setting: key }) }]
		})
	})
}

function refuse(setting: string, message: string): Outcome<Generated> {
	return { ok: false, refusals: [{ setting, message }] }
}

/** The address counts, whatever the source is said to be: a Console address cannot work where the bouncer cannot pull from one. */
function whyImpossible(bouncer: Bouncer, deployment: Deployment, settings: Settings): Refusal | null {
	const setting = settings.source === 'integration' ? 'source' : 'url'
	if (settings.source === 'integration' || settings.endpoint.kind === 'integration') {
		if (bouncer.integration.works === 'no') {
			const instead = bouncer.integration.instead?.join(', ')
			return {
				setting,
				message: `${bouncer.name} cannot pull from a Console integration: ${bouncer.integration.why}${instead ? ` Use instead: ${instead}.` : ''}`,
			}
		}
		const reason = deployment.unsupported?.integration
		if (reason) return { setting, message: reason }
	}
	const reason = deployment.unsupported?.[settings.source]
	return reason ? { setting: 'source', message: reason } : null
}

function checkOptions(bouncer: Bouncer, recipes: readonly FileRecipe[], options: Settings['options']): Refusal[] {
	const known = new Map(filesOf(bouncer, recipes).flatMap((file) => file.options.map((option) => [option.key, option] as const)))
	return Object.entries(options).flatMap(([key, value]): Refusal[] => {
		const option = known.get(key)
		if (!option) {
			const near = nearest(key, [...known.keys()])
			return [{ setting: key, message: `${bouncer.name} has no option ${key}${near ? `; did you mean ${near}?` : ''}` }]
		}
		if (key.includes('[]')) return [{ setting: key, message: `${key} belongs to an entry of a list; write it into the file by hand` }]
		if (bouncer.files.some(({ options: all }) => all.some((other) => other.key.startsWith(`${key}[]`))))
			return [{ setting: key, message: `${key} is a list of entries with settings of their own; write it into the file by hand` }]
		const own = ownField(bouncer, key)
		if (own) return [{ setting: key, message: `${key} comes from the ${own === 'key' ? 'API key' : 'endpoint address'}; it is not set by itself` }]
		const reason = misfit(option, value)
		return reason ? [{ setting: key, message: `${key} ${reason}` }] : []
	})
}

function fieldOf(bouncer: Bouncer, key: string): string {
	if (key.startsWith('endpoint')) return 'url'
	return ownField(bouncer, key) ?? key
}

/** Whether an option is filled from the address or from the key, so that it has a field of its own. */
export function ownField(bouncer: Bouncer, key: string): 'url' | 'key' | null {
	if (key === bouncer.keyOption) return 'key'
	if (key === bouncer.endpoint.option) return 'url'
	const role = bouncer.files.map((file) => roleOf(bouncer, file, key)).find((found) => found !== null)
	if (role === undefined || role === null || role === 'interval') return null
	return role === 'key' ? 'key' : 'url'
}

function filesOf(bouncer: Bouncer, recipes: readonly FileRecipe[]): readonly ConfigFile[] {
	const ids = new Set(recipes.map((recipe) => configFileOf(bouncer, recipe)?.id))
	return bouncer.files.filter(({ id }) => ids.has(id))
}

/** Seconds between pulls, and what is to be said about them; null where the bouncer has no such setting. */
function intervalOf(bouncer: Bouncer, settings: Settings): ReturnType<typeof possibleInterval> | null {
	if (!bouncer.interval) return null
	const own = settings.options[bouncer.interval.option]
	if (own !== undefined) {
		const seconds = parseInterval(String(own), bouncer.interval.unit)
		return seconds === null ? null : { seconds, notices: [] }
	}
	const usual = settings.source === 'integration' ? integrationSeconds : parseInterval(bouncer.interval.default, bouncer.interval.unit)
	const wished = settings.intervalSeconds ?? usual
	return wished === null ? null : possibleInterval(bouncer, wished)
}

function holdsInterval(recipe: FileRecipe): boolean {
	if (recipe.kind === 'text') return recipe.text.includes('{{interval')
	return recipe.lines.some(({ value }) => 'from' in value && value.from === 'interval')
}

function fill(bouncer: Bouncer, filling: Filling, settings: Settings, seconds: number | null): Value {
	if ('is' in filling) return filling.is
	const { endpoint } = settings
	switch (filling.from) {
		case 'endpoint':
			return formatEndpoint(endpoint, bouncer.endpoint.form === 'parts' ? 'base' : bouncer.endpoint.form)
		case 'endpoint-scheme':
			return endpoint.scheme
		case 'endpoint-host':
			return hostOf(endpoint)
		case 'endpoint-hostname':
			return endpoint.hostname
		case 'endpoint-port':
			return portOf(endpoint)
		case 'endpoint-path':
			// Where the address is set in parts, the path ends with a slash: the program joins it with `v1/decisions/stream`.
			return bouncer.endpoint.form === 'parts' ? `${endpoint.path}/` : endpoint.path
		case 'key':
			return settings.key || keyPlaceholder
		case 'interval':
			return formatInterval(seconds ?? integrationSeconds, bouncer.interval?.unit ?? 'seconds')
	}
}

function writeRecipe(bouncer: Bouncer, recipe: SettingsRecipe, settings: Settings, seconds: number | null): GeneratedFile {
	const file = bouncer.files.find(({ id }) => id === recipe.file)
	const format = recipe.format ?? file?.format
	if (!file || !format || !isWritableFormat(format)) throw new Error(`${bouncer.id}: recipe ${recipe.path} names no file of settings`)
	const under = recipe.under ?? []
	const split = (key: string) => [...under, ...(format === 'env' ? [key] : key.split('.'))]
	const lines = recipe.lines.filter((line) => !line.when || line.when === settings.source)
	const written = new Set(lines.map(({ key }) => key))
	const document = {
		title: recipe.path,
		frame: recipe.frame ?? {},
		settings: [
			...lines.map(
				(line): Setting => ({
					path: split(line.key),
					value: settings.options[line.key] ?? fill(bouncer, line.value, settings, seconds),
					...(line.comment ? { comment: line.comment } : {}),
				}),
			),
			...Object.entries(settings.options)
				.filter(([key]) => !written.has(key) && file.options.some((option) => option.key === key))
				.map(([key, value]): Setting => ({ path: split(key), value })),
		],
	}
	const quirks = file.quirks ?? plainEnv
	const content = writeSettings(format, document, quirks, labelsPath(document.frame))
	const explained = explain(bouncer, recipe, file, content)
	return { ...head(recipe), fragment: false, language: languageOf(format), content, ...explained }
}

/** Where the labels stand in a Compose file: the only key of that name. */
function labelsPath(frame: Readonly<Record<string, unknown>>): readonly string[] {
	for (const [key, value] of Object.entries(frame)) {
		if (key === 'labels') return [key]
		if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
		const below = labelsPath(value as Record<string, unknown>)
		if (below.length > 0) return [key, ...below]
	}
	return []
}

/** What the lines mean and which files they name, found by reading the file back. */
function explain(bouncer: Bouncer, recipe: FileRecipe, file: ConfigFile | null, content: string): Pick<GeneratedFile, 'lines' | 'references'> {
	const lines: { readonly line: number; readonly key: string; readonly meaning: string }[] = []
	const references: string[] = []
	for (const { key, line, text, computed } of (file && readAs(bouncer, file, recipe, content)?.items) ?? []) {
		const option = file && optionOf(file, key)
		if (!option) continue
		lines.push({ line, key: option.key, meaning: option.meaning })
		if (option.type === 'path' && !computed && text !== '' && text !== option.default && text !== option.packaged) references.push(text)
	}
	return { lines, references }
}

function writeText(bouncer: Bouncer, recipe: TextRecipe, settings: Settings, seconds: number | null): GeneratedFile {
	const content = recipe.text.replace(/\{\{([a-z-]+)\}\}/g, (whole, name: string) => {
		if (name === 'interval-cron') return String(formatInterval(seconds ?? integrationSeconds, 'cron'))
		const value = isSource(name) ? fill(bouncer, { from: name }, settings, seconds) : whole
		if (name !== 'interval' && misread(recipe.format).test(String(value)) && value !== keyPlaceholder)
			throw new Unwritable([name], 'has a character that this file cannot hold')
		return String(value)
	})
	const file = configFileOf(bouncer, recipe)
	const whole = content.endsWith('\n') ? content : `${content}\n`
	const set = file ? withOptions(bouncer, file, recipe, whole, settings.options) : whole
	return { ...head(recipe), fragment: recipe.fragment ?? false, language: languageOf(recipe.format), content: set, ...explain(bouncer, recipe, file, set) }
}

/** What cannot stand in a file of text: blanks and quotes, and what the format's own parser takes for something else. */
function misread(format: FileFormat): RegExp {
	switch (format) {
		case 'nginx':
			return /["'`\\\s;{}#$]/
		case 'apache':
			return /["'`\\\s$]/
		case 'caddyfile':
			return /["'`\\\s{}]/
		default:
			return /["'`\\\s]/
	}
}

const sources = ['endpoint', 'endpoint-scheme', 'endpoint-host', 'endpoint-hostname', 'endpoint-port', 'endpoint-path', 'key', 'interval'] as const

function isSource(name: string): name is (typeof sources)[number] {
	return sources.some((source) => source === name)
}

function head({ path, mode, owner, purpose }: FileRecipe): Pick<GeneratedFile, 'path' | 'mode' | 'owner' | 'purpose'> {
	return { path, mode, owner: owner ?? null, purpose }
}
