import type { ConfigFile, LegacyName, Option, Severity } from '../../../facts/bouncer'
import { wordsOf } from '../../../facts/option-groups'
import type { Draft } from '../document/draft'
import { isForeign, isLevel, optionAbove, optionNames, optionOf, type Part, roleOf, withoutIndexes } from '../document/options'
import type { Item, Reading } from '../document/reading'
import { nearest } from '../values/nearest'
import { misfit } from '../values/values'

/** A name that is no option: one of an older page, a slip, or one of another program, which is nobody's fault. */
export function unknownName(item: Item, reading: Reading): readonly Draft[] {
	const { bouncer, file } = reading
	const legacy = bouncer.legacyNames.find(({ name, what }) => (what === 'key' || what === 'directive') && name === item.key)
	if (legacy) return [legacyName(legacy, item, reading)]
	if (isForeign(item.key, file)) {
		const near = nearest(item.key, couldBeMeant(reading)) ?? swappedLetters(item.key, reading)
		if (near === null || !isSlipOf(near, item, reading)) return []
		const heavy = optionOf(file, near)?.required || typeof file.ownNames === 'string' || file.unknownKey.severity === 'error'
		return [slip(near, item, reading, heavy ? 'error' : 'warning')]
	}
	if (isLevel(file, item.key)) {
		if (item.value === null || typeof item.value === 'object') return []
		return [
			{
				code: 'wrong-shape',
				severity: 'error',
				message: `Settings stand below it, not a value: ${file.badValue.effect}.`,
				fix: 'Write the settings below it, indented.',
			},
		]
	}
	const above = optionAbove(file, item.key)
	if (above && !isLevel(file, above.key.replaceAll('[]', ''))) {
		// What stands below a list or a map of unknown shape is the reader's own business.
		if (above.type === 'list' || above.type === 'map' || above.type === 'code') return []
		const { effect } = above.badValue ?? file.badValue
		return [
			{ code: 'wrong-shape', severity: 'error', message: `\`${above.key}\` takes one value, and settings stand below it: ${effect}.`, fix: 'Write one value.' },
		]
	}
	const bare = withoutSigns(item.key)
	if (bare !== item.key && optionOf(file, bare) && !isBeside(bare, item, reading)) return [slip(bare, item, reading, 'error')]
	const near = nearest(withoutIndexes(item.key), optionNames(file)) ?? completed(item.key, file)
	const { othersNames } = reading.format.traits
	if (near === null && (othersNames === 'any' || (othersNames === 'system' && ofTheSystem.test(item.key)))) return []
	const elsewhere = bouncer.files.find((other) => other !== file && other.format === file.format && optionOf(other, item.key))
	if (near !== null && !elsewhere && isSlipOf(near, item, reading)) {
		const needed = optionOf(file, near)?.required && !present(reading).has(nameIn(file, near))
		return [slip(near, item, reading, needed ? 'error' : file.unknownKey.severity)]
	}
	return [
		{
			code: 'unknown-option',
			severity: file.unknownKey.severity,
			message: `The program knows no such name: ${file.unknownKey.effect}.`,
			fix: elsewhere
				? `It is a setting of another file: ${elsewhere.title}.`
				: near !== null && isBeside(near, item, reading)
					? `Remove the line: \`${near}\` is there already.`
					: near !== null
						? `Remove the line. The name is like \`${near}\`, which takes something else${lastOf(near) === near ? '' : ' or stands on another level'}.`
						: 'Compare it with the list of options, or remove the line.',
		},
	]
}

/** A name as other formats write it: `api_key:`, `export API_KEY`. */
function withoutSigns(key: string): string {
	const name = key.replace(/^export\s+/, '')
	return /[:=]$/.test(name) ? name.slice(0, -1).trimEnd() : name
}

/** Shorter beginnings stand for too much. */
const leastBeginning = 8

/** The one option that begins so: `UPDATE_FREQ`. */
function completed(key: string, file: ConfigFile): string | null {
	const begun = key.length < leastBeginning ? [] : optionNames(file).filter((name) => name.toLowerCase().startsWith(key.toLowerCase()))
	return begun.length === 1 ? (begun[0] ?? null) : null
}

/** A name that is most probably a slip of another one, whose place is free and which takes such a value. */
function slip(near: string, { computed }: Item, { file }: Reading, severity: Severity): Draft {
	return {
		code: 'unknown-option',
		severity,
		message: `The program knows no such name: ${file.unknownKey.effect}.`,
		fix: `Did you mean \`${near}\`?`,
		// Nobody sees what kind of value it will be.
		...(computed ? {} : { repair: { kind: 'rename', to: near } }),
		meant: near,
	}
}

function legacyName(legacy: LegacyName, item: Item, reading: Reading): Draft {
	const option = legacy.option === undefined ? undefined : optionOf(reading.file, legacy.option)
	const carries = option !== undefined && couldStand(option.key, item, reading)
	const severity = item.value === null || item.text === '' ? 'info' : legacySeverity(legacy, reading, carries)
	const fix = carries ? `Rename it to \`${option.key}\`.` : legacy.holds ? 'Write scheme, host and path of the address in their place.' : 'Remove the line.'
	return {
		code: 'legacy-name',
		severity,
		message: legacy.instead,
		fix,
		...(carries ? { repair: { kind: 'rename', to: option.key } } : legacy.holds ? { repair: { kind: 'split-address' } } : {}),
		...(option === undefined ? {} : { meant: option.key }),
	}
}

/** Whether a name can be a slip of another one: as many words (`timeout` is none of `timeout_ms`, `piddir` is one of `pid_dir`), and a place where it could stand. */
function isSlipOf(name: string, item: Item, reading: Reading): boolean {
	const words = (key: string) => wordsOf(lastOf(key)).size
	const letters = (key: string) => lastOf(key).replace(/[_-]/g, '').toLowerCase()
	// Where case does not count nobody can tell the words of a name that is written in one.
	const inOne = () => reading.file.anyCase === true && nearest(letters(item.key), [letters(name)]) !== null
	return (words(name) === words(item.key) || letters(name) === letters(item.key) || inOne()) && couldStand(name, item, reading)
}

/** Whether a setting could have this name instead of its own: the place is free, on the same level, and it takes such a value. */
function couldStand(name: string, item: Item, reading: Reading): boolean {
	const option = optionOf(reading.file, name)
	if (!option || levelOf(withoutIndexes(name.replaceAll('[]', ''))) !== levelOf(withoutIndexes(item.key)) || isBeside(name, item, reading)) return false
	return takes(option, roleOf(reading.bouncer, reading.file, option.key), item)
}

/** Whether the kind of the value is that of the option: no address becomes a key, no port an address, no switch a number. */
function takes(option: Option, role: Part | null, { text, value, computed }: Item): boolean {
	if (computed || text === '' || /^\$\{?\w|\{\{/.test(text)) return true
	const kind = kindOf(text)
	switch (role) {
		case 'endpoint':
		case 'endpoint-host':
		case 'endpoint-hostname':
			return kind === 'address' || kind === 'host' || kind === 'word'
		case 'key':
			return kind === 'key' || kind === 'word'
		case 'endpoint-path':
			return text.startsWith('/') || kind === 'word'
		case 'interval':
			return kind === 'number' || kind === 'word'
		case 'endpoint-scheme':
		case 'endpoint-port':
		case null:
			break
	}
	if (Array.isArray(value) !== (option.type === 'list')) return option.type === 'list' && kind !== 'switch'
	switch (option.type) {
		case 'url':
		case 'host':
		case 'address':
			return kind === 'address' || kind === 'host'
		case 'string':
		case 'enum':
		case 'path':
			return kind !== 'address' && kind !== 'switch' && (option.secret === true || kind !== 'key') && misfit(option, text) === null
		default:
			return misfit(option, text) === null
	}
}

type Kind = 'address' | 'host' | 'switch' | 'number' | 'key' | 'word'

function kindOf(text: string): Kind {
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 'address'
	if (/^(true|false|yes|no|on|off)$/i.test(text)) return 'switch'
	if (/^-?\d+(\.\d+)?(ns|us|ms|s|m|h|d)?$/i.test(text)) return 'number'
	if (/^(\[[0-9a-f:.]+\]|[\w-]+(\.[\w-]+)*):\d{1,5}$/i.test(text) || /^[\w-]+(\.[\w-]+)+(:\d+)?(\/\S*)?$/.test(text)) return 'host'
	return /^[A-Za-z0-9+/=_-]{16,}$/.test(text) && /\d/.test(text) ? 'key' : 'word'
}

function levelOf(key: string): string {
	return key.slice(0, key.length - lastOf(key).length)
}

function lastOf(key: string): string {
	return key.slice(key.lastIndexOf('.') + 1)
}

function nameIn(file: ConfigFile, name: string): string {
	return file.anyCase ? name.toLowerCase() : name
}

interface Names {
	/** Every name that is there, without the numbers of list elements. */
	readonly names: ReadonlySet<string>
	/** Every place that is taken: block and whole path. */
	readonly places: ReadonlySet<string>
	/** Options that an unknown name could be a slip of. */
	readonly free: readonly string[]
}

/** A reading never changes, and each of its unknown names asks. */
const gathered = new WeakMap<Reading, Names>()

function namesOf(reading: Reading): Names {
	const known = gathered.get(reading)
	if (known) return known
	const { file, items, format } = reading
	const own = file.ownNames
	const names = new Set(items.map(({ key }) => nameIn(file, withoutIndexes(key))))
	const fresh: Names = {
		names,
		places: new Set(items.map((item) => placeOf(item, item.path, file))),
		free: file.options
			.filter(
				({ key, required }) =>
					(required || format.traits.guessed || (typeof own === 'string' && key.toLowerCase().startsWith(own))) && (required || key.length > 5),
			)
			.filter(({ key }) => !names.has(nameIn(file, key)))
			.map(({ key }) => key),
	}
	gathered.set(reading, fresh)
	return fresh
}

function present(reading: Reading): ReadonlySet<string> {
	return namesOf(reading).names
}

function placeOf({ document = 0, block = 0 }: Item, path: readonly string[], file: ConfigFile): string {
	return `${document} ${block} ${nameIn(file, path.join('\n'))}`
}

/** Whether a setting of this name stands on the same level of the same block. */
function isBeside(name: string, item: Item, reading: Reading): boolean {
	return namesOf(reading).places.has(placeOf(item, [...item.path.slice(0, -1), lastOf(name)], reading.file))
}

/** Variables of every container: other programs in it read them. */
const ofTheSystem = /^(TZ|LANG|LC_\w+|PATH|HOME|HOSTNAME|PUID|PGID|UMASK|(HTTPS?|NO|ALL)_PROXY)$/i

/** As bad as the loss of what it was to set; packages ship some dead names themselves. */
function legacySeverity(legacy: LegacyName, { bouncer, file, items }: Reading, carries: boolean): Severity {
	if (file.unknownKey.severity === 'error') return 'error'
	if (legacy.holds && !items.some(({ key }) => roleOf(bouncer, file, key) === 'endpoint-host')) return 'error'
	if (carries && (optionOf(file, legacy.option ?? '')?.required || roleOf(bouncer, file, legacy.option ?? '')?.startsWith('endpoint'))) return 'error'
	return legacy.packaged ? 'info' : 'warning'
}

/** Options that a name among those of another program could be a slip of: absent ones, and only where few other names look like them. */
function couldBeMeant(reading: Reading): readonly string[] {
	return namesOf(reading).free
}

/** An absent option with the same letters in another order: among the many names of another program nothing less is a slip for certain. */
function swappedLetters(key: string, reading: Reading): string | null {
	const { file } = reading
	const sorted = (name: string) => [...name.toLowerCase()].sort().join('')
	const letters = sorted(key)
	return (
		file.options.find(
			(option) =>
				option.key.length > 5 && option.key.length === key.length && sorted(option.key) === letters && !present(reading).has(nameIn(file, option.key)),
		)?.key ?? null
	)
}
