import type { ConfigFile, LegacyName, Severity } from '../../../facts/bouncer'
import { nearest } from '../nearest'
import type { Draft } from './draft'
import { isLevel, optionAbove, optionNames, optionOf, roleOf, withoutIndexes } from './options'
import type { Item, Reading } from './reading'

/** A name that is no option: one of an older page, a slip, or one of another program, which is nobody's fault. */
export function unknownName(item: Item, reading: Reading): readonly Draft[] {
	const { bouncer, file, items } = reading
	const legacy = bouncer.legacyNames.find(({ name, what }) => (what === 'key' || what === 'directive') && name === item.key)
	if (legacy) {
		const carries = legacy.option !== undefined && optionOf(file, legacy.option) !== undefined && !items.some(({ key }) => key === legacy.option)
		return [
			{
				code: 'legacy-name',
				severity: item.value === null || item.text === '' ? 'info' : legacySeverity(legacy, reading, carries),
				message: legacy.instead,
				fix: carries ? `Rename it to \`${legacy.option}\`.` : legacy.holds ? 'Write scheme, host and path of the address in their place.' : 'Remove the line.',
			},
		]
	}
	if (isForeign(item.key, file)) {
		const near = nearest(item.key, couldBeMeant(reading)) ?? swappedLetters(item.key, reading)
		if (near === null) return []
		const heavy = optionOf(file, near)?.required || typeof file.ownNames === 'string' || file.unknownKey.severity === 'error'
		return [
			{
				code: 'unknown-option',
				severity: heavy ? 'error' : 'warning',
				message: `The program knows no such name: ${file.unknownKey.effect}.`,
				fix: `Did you mean \`${near}\`?`,
			},
		]
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
	const near = nearest(withoutIndexes(item.key), optionNames(file))
	if (near === null && (reading.format === 'environment' || (reading.format === 'env' && ofTheSystem.test(item.key)))) return []
	return [
		{
			code: 'unknown-option',
			severity: near && optionOf(file, near)?.required && !items.some(({ key }) => withoutIndexes(key) === near) ? 'error' : file.unknownKey.severity,
			message: `The program knows no such name: ${file.unknownKey.effect}.`,
			fix: near ? `Did you mean \`${near}\`?` : 'Compare it with the list of options.',
		},
	]
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
function couldBeMeant({ file, items, format }: Reading): readonly string[] {
	const own = file.ownNames
	return file.options
		.filter(
			({ key, required }) => (required || format === 'code' || (typeof own === 'string' && key.toLowerCase().startsWith(own))) && (required || key.length > 5),
		)
		.filter(({ key }) => !items.some((other) => other.key === key))
		.map(({ key }) => key)
}

/** An absent option with the same letters in another order: among the many names of another program nothing less is a slip for certain. */
function swappedLetters(key: string, { file, items }: Reading): string | null {
	const sorted = (name: string) => [...name.toLowerCase()].sort().join('')
	const letters = sorted(key)
	return (
		file.options.find(
			(option) => option.key.length > 5 && option.key.length === key.length && sorted(option.key) === letters && !items.some((item) => item.key === option.key),
		)?.key ?? null
	)
}

/** Whether a name belongs to the program whose file this is, and not to the bouncer. */
export function isForeign(key: string, { ownNames }: ConfigFile): boolean {
	return ownNames === false || (ownNames !== undefined && !key.toLowerCase().startsWith(ownNames))
}
