import type { Bouncer, ConfigFile, FileRecipe, ListSource, Option, SettingLine, SettingsRecipe, TextRecipe, Value } from '../../../facts/bouncer'
import { holds } from '../check/conditions'
import { applyEdits } from '../document/changes'
import { addLine } from '../document/correct'
import { optionOf } from '../document/options'
import { type Reading, TextReader } from '../document/reading'
import { settingsFormatOf } from '../formats/all'
import { Unwritable } from '../formats/document'
import type { Edit } from '../types'
import { valueText } from '../values/option-text'

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

/**
 * The lines of a recipe that count with the reader’s options. A recipe holds the lines of every mode; each option says in which of
 * them it is looked at.
 */
export function countingLines(recipe: SettingsRecipe, file: ConfigFile, source: ListSource, options: Readonly<Record<string, Value>>): readonly SettingLine[] {
	const lines = recipe.lines.filter(({ when }) => !when || when === source)
	const fixed = lines.flatMap(({ key, value }) => ('is' in value ? [[key, value.is] as const] : []))
	const items = [...new Map([...fixed, ...Object.entries(options)])].map(([key, value]) => ({ key, value, text: valueText(value) }))
	return lines.filter(({ key }) => {
		const counts = optionOf(file, key)?.counts
		return counts === undefined || key in options || holds(counts, { file, items, entries: [], source })
	})
}

/** Stands in place of what is filled in: braces mean something in some formats. */
const inPlace = 'in-place'

/** The text of a recipe, readable before address and key are known. */
export function emptied(recipe: TextRecipe): string {
	return recipe.text.replace(/\{\{[a-z-]+\}\}/g, inPlace)
}

/** A text read as a config file in one format; null when it holds nothing of it. */
export function readAs(bouncer: Bouncer, file: ConfigFile, recipe: FileRecipe, content: string): Reading | null {
	const format = settingsFormatOf(recipe.kind === 'settings' ? (recipe.format ?? file.format) : recipe.format)
	if (!format) return null
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
	// A flag has no value: it stands there or it does not.
	if (format.traits.flags && option.type === 'bool')
		return (item || value === false ? null : addLine(text, reading, option.key, true)) ?? { from: 0, to: 0, text: '' }
	if (item?.range) {
		const [from, to] = item.range
		return { from, to, text: format.value(value, text.slice(from, to)) }
	}
	return addLine(text, reading, option.key, value) ?? newBlock(reading, text, option.key, value)
}

/** The first option of a block brings the block: `prometheus.enabled` below a new `prometheus:`. */
function newBlock({ format, entries }: Reading, text: string, key: string, value: Value): Edit | null {
	const levels = key.split('.')
	if (!format.newLevels || entries.some(({ path }) => path[0] === levels[0])) return null
	return { from: text.length, to: text.length, text: `${text === '' || text.endsWith('\n') ? '' : '\n'}${format.newLevels(levels, value)}\n` }
}
