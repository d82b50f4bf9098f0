import type { Bouncer, ConfigFile, Deployment, FileRecipe, Filling, ListSource, PackageOrigin, SettingsRecipe, TextRecipe, Value } from '../../../facts/bouncer'
import { problemsOf } from '../check'
import { optionOf, roleOf } from '../document/options'
import { formatOf, plainEnv, settingsFormatOf } from '../formats/all'
import { type Setting, Unwritable } from '../formats/document'
import type { Generated, GeneratedFile, Notice, Outcome, Refusal, Settings } from '../types'
import { type EndpointAddress, formatEndpoint, hostOf, portOf } from '../values/endpoint'
import { formatInterval, integrationSeconds, parseInterval, planNotices, possibleInterval } from '../values/interval'
import { nearest } from '../values/nearest'
import { valueText } from '../values/option-text'
import { misfit } from '../values/values'
import { idPlaceholder, keyPlaceholder, unknownAddress } from './placeholders'
import { configFileOf, countingLines, readAs, withOptions } from './recipes'
import { deploymentName, packageNames, stepsFor, type WrittenSettings } from './steps'

/** The settings, with an address in any case. */
type Addressed = Omit<Settings, 'endpoint'> & { readonly endpoint: EndpointAddress }

/**
 * Makes the files of one deployment. Bad input comes back as refusals, each naming its setting; nothing throws.
 *
 * The API key is written into the files and nowhere else.
 */
export function generate(bouncer: Bouncer, given: Settings): Outcome<Generated> {
	const deployment = bouncer.deployments.find(({ id }) => id === given.deployment)
	if (!deployment)
		return refuse('deployment', `${bouncer.name} has no deployment "${given.deployment}"; one of ${bouncer.deployments.map(({ id }) => id).join(', ')}`)
	const settings: Addressed = { ...given, endpoint: given.endpoint ?? unknownAddress[given.source] }
	const impossible = whyImpossible(bouncer, deployment, settings)
	if (impossible) return { ok: false, refusals: [impossible] }
	if (settings.intervalSeconds !== null && !(settings.intervalSeconds > 0)) return refuse('interval', 'takes a time above 0; with 0 it never stops asking')
	const recipes = deployment.files.filter((recipe) => !recipe.when || recipe.when === settings.source)
	const refusals = checkOptions(bouncer, recipes, settings.options)
	if (refusals.length > 0) return { ok: false, refusals }

	const interval = intervalOf(bouncer, settings)
	const seconds = interval?.seconds ?? null
	const warnings: Notice[] = []
	if (given.endpoint === null) warnings.push(addressMissing(settings.source))
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
	if (deployment.package) warnings.push({ code: 'package-origin', message: otherPackage(bouncer, deployment.package) })

	const written: Written[] = []
	for (const recipe of recipes) {
		try {
			written.push(recipe.kind === 'text' ? writeText(bouncer, recipe, settings, seconds) : writeRecipe(bouncer, recipe, settings, seconds))
		} catch (error) {
			if (!(error instanceof Unwritable)) throw error
			const key = error.path.slice(recipe.kind === 'settings' ? (recipe.under?.length ?? 0) : 0).join('.')
			refusals.push({ setting: fieldOf(bouncer, key), message: `${key} ${error.message}` })
		}
	}
	if (refusals.length > 0) return { ok: false, refusals }
	const files = written.map(({ file }) => file)
	warnings.push(...guardRails(bouncer, recipes, files, settings.options))
	const steps = stepsFor({
		bouncer,
		deployment,
		source: settings.source,
		files,
		settings: written.flatMap((one) => one.settings ?? []),
		address: given.endpoint && formatEndpoint(given.endpoint, 'base'),
		seconds,
	})
	return { ok: true, value: { files, steps, warnings } }
}

/** A file made, and the settings in it; null where it holds no options. */
interface Written {
	readonly file: GeneratedFile
	readonly settings: WrittenSettings | null
}

function addressMissing(source: ListSource): Notice {
	if (source === 'integration')
		return { code: 'url-missing', message: `No endpoint address was given: the file holds \`${idPlaceholder}\` in place of its id.` }
	return { code: 'url-missing', message: 'No address was given: the file asks the Security Engine of this host, `http://127.0.0.1:8080`.' }
}

function otherPackage(bouncer: Bouncer, { from, other, otherwise }: PackageOrigin): string {
	return `This is for ${packageNames[from]}. ${otherwise} For the other one choose ${deploymentName(bouncer, other)}.`
}

/** What the checker says about the options that the reader has chosen: an option that opens the door is written, and the reason stands beside it. */
function guardRails(bouncer: Bouncer, recipes: readonly FileRecipe[], files: readonly GeneratedFile[], options: Settings['options']): readonly Notice[] {
	if (Object.keys(options).length === 0) return []
	return recipes.flatMap((recipe, at) => {
		const content = configFileOf(bouncer, recipe) ? files[at]?.content : undefined
		if (content === undefined) return []
		return problemsOf(content, bouncer.id, [bouncer]).flatMap(({ code, key, line, message }): readonly Notice[] => {
			const chosen = key !== null && key in options
			if (!chosen && !bouncer.constraints.some((constraint) => constraint.code === code)) return []
			// What an override does not say may stand in the file below it.
			if (recipe.over !== undefined && line === null) return []
			return [{ code, message: `${key === null ? '' : `\`${key}\`: `}${message}`, ...(key === null ? {} : { setting: key }) }]
		})
	})
}

function refuse(setting: string, message: string): Outcome<Generated> {
	return { ok: false, refusals: [{ setting, message }] }
}

/** The address counts, whatever the source is said to be: a Console address cannot work where the bouncer cannot pull from one. */
function whyImpossible(bouncer: Bouncer, deployment: Deployment, settings: Addressed): Refusal | null {
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
function intervalOf(bouncer: Bouncer, settings: Addressed): ReturnType<typeof possibleInterval> | null {
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

function fill(bouncer: Bouncer, filling: Filling, settings: Addressed, seconds: number | null): Value {
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

function writeRecipe(bouncer: Bouncer, recipe: SettingsRecipe, settings: Addressed, seconds: number | null): Written {
	const file = bouncer.files.find(({ id }) => id === recipe.file)
	const format = file && settingsFormatOf(recipe.format ?? file.format)
	if (!file || !format?.write) throw new Error(`${bouncer.id}: recipe ${recipe.path} names no file of settings`)
	const under = recipe.under ?? []
	const split = (key: string) => [...under, ...(format.traits.flat ? [key] : key.split('.'))]
	const lines = countingLines(recipe, file, settings.source, settings.options)
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
	const { text: content, settings: places } = format.write(document, file.quirks ?? plainEnv)
	const items = places
		.filter(({ path }) => under.every((level, at) => path[at] === level))
		.map(({ path, line, value }) => ({ key: path.slice(under.length).join('.'), line, value, text: valueText(value) }))
	return finished(recipe, file, format.prism, content, items)
}

/** What the lines mean and which files they name. */
function finished(recipe: FileRecipe, file: ConfigFile | null, language: string, content: string, items: WrittenSettings['items']): Written {
	const lines: { readonly line: number; readonly key: string; readonly meaning: string }[] = []
	const references: { readonly path: string; readonly made: boolean }[] = []
	for (const { key, line, text, computed } of items) {
		const option = file && optionOf(file, key)
		if (!option) continue
		lines.push({ line, key: option.key, meaning: option.meaning })
		const brought = recipe.kind === 'settings' && recipe.lines.some((one) => one.brought && one.key === key && 'is' in one.value && one.value.is === text)
		if (brought) continue
		if (option.type === 'path' && !computed && text !== '' && text !== option.default && text !== option.packaged)
			references.push({ path: text, made: option.made === true })
	}
	const { path, mode, owner = null, readBy = null, purpose } = recipe
	return {
		file: { path, mode, owner, readBy, purpose, kind: kindOf(recipe), language, content, lines, references },
		settings: file && items.length > 0 ? { file, items } : null,
	}
}

function kindOf(recipe: FileRecipe): GeneratedFile['kind'] {
	if (recipe.kind === 'settings') return 'whole'
	if (settingsFormatOf(recipe.format)?.traits.screen) return 'entered'
	switch (recipe.present) {
		case 'packaged':
			return 'compared'
		case 'list':
			return 'merged'
		case undefined:
			return recipe.fragment ? 'added' : 'whole'
	}
}

function writeText(bouncer: Bouncer, recipe: TextRecipe, settings: Addressed, seconds: number | null): Written {
	const content = recipe.text.replace(/\{\{([a-z-]+)\}\}/g, (whole, name: string) => {
		if (name === 'interval-cron') return String(formatInterval(seconds ?? integrationSeconds, 'cron'))
		const value = isSource(name) ? fill(bouncer, { from: name }, settings, seconds) : whole
		if (name !== 'interval' && !formatOf(recipe.format).holds(String(value)) && value !== keyPlaceholder)
			throw new Unwritable([name], 'has a character that this file cannot hold')
		return String(value)
	})
	const file = configFileOf(bouncer, recipe)
	const whole = content.endsWith('\n') ? content : `${content}\n`
	const set = file ? withOptions(bouncer, file, recipe, whole, settings.options) : whole
	return finished(recipe, file, formatOf(recipe.format).prism, set, (file && readAs(bouncer, file, recipe, set)?.items) ?? [])
}

const sources = ['endpoint', 'endpoint-scheme', 'endpoint-host', 'endpoint-hostname', 'endpoint-port', 'endpoint-path', 'key', 'interval'] as const

function isSource(name: string): name is (typeof sources)[number] {
	return sources.some((source) => source === name)
}
