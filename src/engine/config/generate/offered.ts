import type { Bouncer, ConfigFile, Deployment, FileRecipe, ListSource, Option, Value } from '../../../facts/bouncer'
import { optionGroups, otherOptions, wordsOf } from '../../../facts/option-groups'
import { holds } from '../check/conditions'
import { roleOf } from '../document/options'
import { settingsFormatOf } from '../formats/all'
import { valueText } from '../values/option-text'
import { ownField } from './generate'
import { configFileOf, countingLines, emptied, readAs } from './recipes'

/** An option that a form can set for a deployment. */
export interface Offered {
	readonly option: Option
	/** What the file says without a choice of the reader; null when it has no such line, so that the program’s default counts. */
	readonly written: Value | null
	/** The program looks at it, as the other settings are. */
	readonly counts: boolean
}

export interface OfferedGroup {
	readonly title: string
	readonly options: readonly Offered[]
}

/**
 * The options beyond the essentials, in groups. Left out are those with a field of their own, those that nothing reads, and lists of
 * entries with settings of their own, which no single field can hold.
 */
export function offeredOptions(bouncer: Bouncer, deployment: Deployment, source: ListSource, chosen: Readonly<Record<string, Value>>): readonly OfferedGroup[] {
	const offered = deployment.files.flatMap((recipe): readonly Offered[] => {
		if (recipe.when && recipe.when !== source) return []
		const file = configFileOf(bouncer, recipe)
		if (!file || !canBeSet(recipe)) return []
		const lines = writtenValues(bouncer, file, recipe, source, chosen)
		const items = [...new Map([...lines, ...Object.entries(chosen)])].map(([key, value]) => ({ key, value, text: valueText(value) }))
		return file.options.flatMap((option) => {
			const entries = file.options.some(({ key }) => key.startsWith(`${option.key}[]`))
			if (ownField(bouncer, option.key) || option.key === bouncer.interval?.option || option.ignored || option.key.includes('[]') || entries) return []
			if (option.type === 'code' || option.type === 'map' || roleOf(bouncer, file, option.key)) return []
			const counts = option.counts === undefined || holds(option.counts, { file, items, entries: [], source })
			return [{ option, written: lines.get(option.key) ?? null, counts }]
		})
	})
	return [...optionGroups.map(({ title }) => title), otherOptions].flatMap((title) => {
		const options = offered.filter(({ option }) => groupTitle(option.key) === title)
		return options.length === 0 ? [] : [{ title, options }]
	})
}

/** Fields of an admin screen and programs are written by hand. */
function canBeSet(recipe: FileRecipe): boolean {
	return recipe.kind === 'settings' || !settingsFormatOf(recipe.format)?.traits.byHand
}

/** What the recipe says by itself, without address and key. */
function writtenValues(
	bouncer: Bouncer,
	file: ConfigFile,
	recipe: FileRecipe,
	source: ListSource,
	chosen: Readonly<Record<string, Value>>,
): ReadonlyMap<string, Value> {
	if (recipe.kind === 'settings')
		return new Map(countingLines(recipe, file, source, chosen).flatMap(({ key, value }) => ('is' in value ? [[key, value.is] as const] : [])))
	return new Map(
		(readAs(bouncer, file, recipe, emptied(recipe))?.items ?? []).map(({ key, value, text }) => [key, Array.isArray(value) ? value.map(String) : text]),
	)
}

/** The group of an option, by the words in its name. */
export function groupTitle(key: string): string {
	const words = wordsOf(key)
	return optionGroups.find((group) => group.words.some((word) => words.has(word)))?.title ?? otherOptions
}
