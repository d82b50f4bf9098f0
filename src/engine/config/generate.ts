import type { Bouncer, ConfigFile, Deployment, FileFormat, FileRecipe, Filling, Option, SettingsRecipe, TextRecipe, Value } from '../../facts/bouncer'
import { formatEndpoint, hostOf, portOf } from './endpoint'
import { isSettingsFormat, languageOf, plainEnv, readSettings, type SettingsFormat, writeSettings } from './formats'
import { type Setting, Unwritable } from './formats/document'
import { formatInterval, integrationSeconds, parseInterval, planNotices } from './interval'
import { nearest } from './nearest'
import type { Generated, GeneratedFile, Notice, Outcome, Refusal, Settings, Step } from './types'
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
	if (impossible) return refuse('source', impossible)
	const recipes = deployment.files.filter((recipe) => !recipe.when || recipe.when === settings.source)
	const refusals = checkOptions(bouncer, recipes, settings.options)
	if (refusals.length > 0) return { ok: false, refusals }

	const seconds = intervalOf(bouncer, settings)
	const warnings: Notice[] = []
	if (settings.key === '') warnings.push({ code: 'key-missing', message: `No API key was given: the file holds \`${keyPlaceholder}\` in its place.` })
	if (bouncer.interval && seconds !== null) warnings.push(...planNotices(seconds, settings.source))
	if (bouncer.interval?.note) warnings.push({ code: 'interval-note', message: `\`${bouncer.interval.option}\`: ${bouncer.interval.note}` })
	if (settings.source === 'integration' && settings.endpoint.kind !== 'integration')
		warnings.push({ code: 'url-not-console', message: 'The address is not that of a Console integration, although the list is to come from one.' })
	if (settings.source === 'integration' && bouncer.integration.works === 'partly')
		warnings.push({ code: 'integration-partly', message: bouncer.integration.why })

	const files: GeneratedFile[] = []
	for (const recipe of recipes) {
		try {
			files.push(recipe.kind === 'text' ? writeText(bouncer, recipe, settings, seconds) : writeRecipe(bouncer, recipe, settings, seconds))
		} catch (error) {
			if (!(error instanceof Unwritable)) throw error
			const key = error.path.join('.')
			refusals.push({ setting: key === bouncer.keyOption ? 'key' : key, message: `${key} ${error.message}` })
		}
	}
	if (refusals.length > 0) return { ok: false, refusals }
	return { ok: true, value: { files, steps: stepsFor(deployment, files, bouncer), warnings } }
}

function refuse(setting: string, message: string): Outcome<Generated> {
	return { ok: false, refusals: [{ setting, message }] }
}

function whyImpossible(bouncer: Bouncer, deployment: Deployment, settings: Settings): string | null {
	if (settings.source === 'integration' && bouncer.integration.works === 'no') {
		const instead = bouncer.integration.instead?.join(', ')
		return `${bouncer.name} cannot pull from a Console integration: ${bouncer.integration.why}${instead ? ` Use instead: ${instead}.` : ''}`
	}
	return deployment.unsupported?.[settings.source] ?? null
}

function checkOptions(bouncer: Bouncer, recipes: readonly FileRecipe[], options: Settings['options']): Refusal[] {
	const known = new Map(filesOf(bouncer, recipes).flatMap((file) => file.options.map((option) => [option.key, option] as const)))
	return Object.entries(options).flatMap(([key, value]): Refusal[] => {
		const option = known.get(key)
		if (!option) {
			const near = nearest(key, [...known.keys()])
			return [{ setting: key, message: `${bouncer.name} has no option ${key}${near ? `; did you mean ${near}?` : ''}` }]
		}
		const reason = misfit(option, value)
		return reason ? [{ setting: key, message: `${key} ${reason}` }] : []
	})
}

function filesOf(bouncer: Bouncer, recipes: readonly FileRecipe[]): readonly ConfigFile[] {
	const ids = new Set(recipes.flatMap((recipe) => (recipe.kind === 'settings' ? [recipe.file] : [])))
	return bouncer.files.filter(({ id }) => ids.has(id))
}

/** Seconds between pulls; null where the bouncer has no such setting. */
function intervalOf(bouncer: Bouncer, settings: Settings): number | null {
	if (!bouncer.interval) return null
	const own = settings.options[bouncer.interval.option]
	if (own !== undefined) return parseInterval(String(own), bouncer.interval.unit)
	return settings.intervalSeconds ?? (settings.source === 'integration' ? integrationSeconds : parseInterval(bouncer.interval.default, bouncer.interval.unit))
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
	if (!file || !format || !isSettingsFormat(format)) throw new Error(`${bouncer.id}: recipe ${recipe.path} names no file of settings`)
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
	return { ...head(recipe), fragment: false, language: languageOf(format), content, lines: explain(file.options, format, content, under.length, file) }
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

/** What the lines mean, found by reading the file back. */
function explain(options: readonly Option[], format: SettingsFormat, content: string, depth: number, file: ConfigFile): GeneratedFile['lines'] {
	const byKey = new Map(options.map((option) => [option.key.toLowerCase(), option]))
	return readSettings(format, content, file.quirks ?? plainEnv).entries.flatMap(({ path, line }) => {
		const option = byKey.get(path.slice(depth).join('.').toLowerCase())
		return option ? [{ line, key: option.key, meaning: option.meaning }] : []
	})
}

function writeText(bouncer: Bouncer, recipe: TextRecipe, settings: Settings, seconds: number | null): GeneratedFile {
	const content = recipe.text.replace(/\{\{([a-z-]+)\}\}/g, (whole, name: string) => {
		const value = isSource(name) ? fill(bouncer, { from: name }, settings, seconds) : whole
		if (name !== 'interval' && misread(recipe.format).test(String(value)) && value !== keyPlaceholder)
			throw new Unwritable([name], 'has a character that this file cannot hold')
		return String(value)
	})
	return {
		...head(recipe),
		fragment: recipe.fragment ?? false,
		language: languageOf(recipe.format),
		content: content.endsWith('\n') ? content : `${content}\n`,
		lines: [],
	}
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

function stepsFor(deployment: Deployment, files: readonly GeneratedFile[], bouncer: Bouncer): readonly Step[] {
	const steps: Step[] = []
	for (const file of files) {
		if (file.fragment) steps.push({ title: `Add the lines to ${file.path}`, command: null })
		else {
			const own =
				file.path.startsWith('/') && file.mode ? `sudo chmod ${file.mode} ${file.path}${file.owner ? ` && sudo chown ${file.owner} ${file.path}` : ''}` : null
			steps.push({ title: `Save ${file.path}`, command: own })
		}
	}
	const { test, restart, reload } = deployment.commands
	if (test) steps.push({ title: `Test the configuration${test.note ? ` (${test.note})` : ''}`, command: commandText(test) })
	const apply = restart ?? reload
	if (apply) steps.push({ title: restart ? 'Restart' : 'Reload', command: commandText(apply) })
	const [log] = deployment.logs
	if (log) steps.push({ title: `See it pull: ${bouncer.healthyPull.meaning}`, command: commandText(log.view) })
	return steps
}

function commandText(command: { readonly run: string; readonly shell?: 'bash' | 'powershell' | 'click' }): string {
	return command.run
}
