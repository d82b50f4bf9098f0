import type { Bouncer, ConfigFile, FileRecipe, Option, TextRecipe, Value } from '../../facts/bouncer'
import { applyEdits } from './check/changes'
import { addLine } from './check/correct'
import { optionOf } from './check/options'
import { type Reading, TextReader } from './check/reading'
import { isSettingsFormat, writeValue } from './formats'
import { Unwritable } from './formats/document'
import type { Edit } from './types'

/**
 * The config file whose options a recipe writes: a recipe of settings says so; a text is the file in which its key is the option for
 * the key. Null for text that has no options: a unit of systemd, the routes of a proxy, a secret of Kubernetes.
 */
export function configFileOf(bouncer: Bouncer, recipe: FileRecipe): ConfigFile | null {
	if (recipe.kind === 'settings') return bouncer.files.find(({ id }) => id === recipe.file) ?? null
	if (!recipe.text.includes('{{key}}')) return null
	const found = bouncer.files.find(
		(file) =>
			file.format === recipe.format &&
			readAs(bouncer, file, recipe, emptied(recipe))?.items.some(({ key, text }) => optionOf(file, key)?.key === bouncer.keyOption && text === inPlace),
	)
	return found ?? null
}

/** Stands in place of what is filled in: braces mean something in some formats. */
const inPlace = 'in-place'

/** The text of a recipe, readable before address and key are known. */
export function emptied(recipe: TextRecipe): string {
	return recipe.text.replace(/\{\{[a-z-]+\}\}/g, inPlace)
}

/** A text read as a config file in one format; null when it holds nothing of it. */
export function readAs(bouncer: Bouncer, file: ConfigFile, recipe: FileRecipe, content: string): Reading | null {
	const format = recipe.kind === 'settings' ? (recipe.format ?? file.format) : recipe.format
	if (!isSettingsFormat(format)) return null
	const reading = new TextReader(content).readings(bouncer).find((candidate) => candidate.file.id === file.id && candidate.format === format)
	return reading && reading.items.length > 0 ? reading : null
}

/**
 * A text with options of the reader set in it: in place of the value that stands there, or on a line of their own.
 *
 * @throws Unwritable when the place of an option cannot be told.
 */
export function withOptions(bouncer: Bouncer, file: ConfigFile, recipe: FileRecipe, content: string, options: Readonly<Record<string, Value>>): string {
	let text = content
	for (const [key, value] of Object.entries(options)) {
		const option = optionOf(file, key)
		if (!option) continue
		const reading = readAs(bouncer, file, recipe, text)
		const edit = reading && editFor(reading, text, option, value)
		if (edit === null) throw new Unwritable([key], 'has no place here that could be told; write it into the file by hand')
		text = applyEdits(text, [edit])
	}
	return text
}

function editFor(reading: Reading, text: string, option: Option, value: Value): Edit | null {
	const { format, file, items } = reading
	const item = items.findLast(({ key }) => optionOf(file, key) === option)
	// A flag of a Caddyfile has no value: it stands there or it does not.
	if (format === 'caddyfile' && option.type === 'bool') {
		const line = addLine(text, reading, option.key, true)
		if (item || value === false || !line) return { from: 0, to: 0, text: '' }
		return { ...line, text: line.text.replace(/ true$/, '') }
	}
	if (item?.range) {
		const [from, to] = item.range
		return { from, to, text: writeValue(format, value, text.slice(from, to)) }
	}
	return addLine(text, reading, option.key, value) ?? newBlock(reading, text, option.key, value)
}

/** In YAML the first option of a block brings the block: `prometheus.enabled` below a new `prometheus:`. */
function newBlock({ format, entries }: Reading, text: string, key: string, value: Value): Edit | null {
	const levels = key.split('.')
	if (format !== 'yaml' || entries.some(({ path }) => path[0] === levels[0])) return null
	const lines = levels.map((level, at) => `${'  '.repeat(at)}${level}:`)
	return {
		from: text.length,
		to: text.length,
		text: `${text === '' || text.endsWith('\n') ? '' : '\n'}${lines.join('\n')} ${writeValue(format, value, '')}\n`,
	}
}
