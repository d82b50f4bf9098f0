import { type SettingsDocument, Unwritable, type Written } from '../document'
import { commas } from '../words'
import { writeYaml } from '../yaml/write'

/**
 * Settings as Docker labels in a Compose file, in the one list of that name. `$` is Compose's own variable sign, so a literal one
 * is written twice (docker/compose:docs interpolation).
 *
 * @throws Unwritable for a value with line breaks.
 */
export function writeLabels({ title, frame, settings }: SettingsDocument): Written {
	const under = placeOf(frame)
	const before = existing(frame, under)
	const labels = settings.map(({ path, value }) => {
		const text = commas(value)
		if (/[\r\n]/.test(text)) throw new Unwritable(path, 'has a line break, which does not belong into a label; name a file instead')
		return `${path.join('.')}=${text.replaceAll('$', '$$$$')}`
	})
	const { text, settings: written } = writeYaml({ title, frame, settings: [{ path: under, value: [...before, ...labels] }] })
	const list = written.find(({ path }) => path.join('.') === under.join('.'))?.line ?? 0
	return { text, settings: settings.map(({ path, value }, at) => ({ path, value, line: list + before.length + 1 + at })) }
}

/** Where the labels stand in a Compose file: the only key of that name. */
function placeOf(frame: Readonly<Record<string, unknown>>): readonly string[] {
	return find(frame) ?? ['labels']
}

function find(level: Readonly<Record<string, unknown>>): readonly string[] | null {
	for (const [key, value] of Object.entries(level)) {
		if (key === 'labels') return [key]
		if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
		const below = find(value as Record<string, unknown>)
		if (below) return [key, ...below]
	}
	return null
}

function existing(frame: Readonly<Record<string, unknown>>, under: readonly string[]): readonly string[] {
	let at: unknown = frame
	for (const level of under) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[level] : undefined
	return Array.isArray(at) ? at.map(String) : []
}
