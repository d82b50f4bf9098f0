import type { Bouncer, ConfigFile, Deployment, ListSource, Option, Value } from '../../../facts/bouncer'
import { type Concept, concepts, type Spelling } from '../../../facts/concepts'
import { isForeign, optionOf, roleOf } from '../document/options'
import type { Item, Reading } from '../document/reading'
import { ownField } from '../generate/generate'
import { offeredOptions } from '../generate/offered'
import { type Spelled, type Translation, translate, type Written } from './convert-values'

/** A setting that stands in the new file. */
export interface Carried {
	readonly from: string
	/** Line of the file that was given. */
	readonly line: number | null
	readonly to: string
	/** As text; null for a secret. */
	readonly value: string | null
	readonly note: string | null
}

/**
 * A setting that does not. `usual`: it had its usual value, so nothing is lost; `deployment`: the new deployment has its own;
 * `by-hand`: there is such an option, but it has to be written by hand; the others are losses.
 */
export interface Left {
	readonly from: string
	readonly line: number | null
	readonly reason: 'usual' | 'deployment' | 'by-hand' | 'no-counterpart' | 'not-taken' | 'refused' | 'unknown'
	readonly message: string
}

/** A setting that is to be carried over; the checker has not seen it yet. */
export interface Planned extends Omit<Carried, 'value'> {
	readonly value: Value
	readonly secret: boolean
}

export interface Plan {
	readonly carried: readonly Planned[]
	readonly left: readonly Left[]
}

/** What can become of each setting, before the checker has seen the new file. */
export function planOf(reading: Reading, target: Bouncer, deployment: Deployment, source: ListSource): Plan {
	const { bouncer, file, items } = reading
	const carried: Planned[] = []
	const left: Left[] = []
	const settable = new Set(offeredOptions(target, deployment, source, {}).flatMap(({ options }) => options.map((offered) => offered.option)))
	for (const item of items) {
		const option = optionOf(file, item.key)
		const behind = (reason: Left['reason'], message: string) => left.push({ from: item.key, line: item.line, reason, message })
		const list = listOf(file, item, option)
		if (list !== null) {
			if (left.some(({ from }) => from === list)) continue
			left.push({ from: list, line: item.line, ...listLeft(list, target) })
			continue
		}
		if (!option) {
			if (!isForeign(item.key, file)) behind('unknown', `${bouncer.name} has no such option.`)
			continue
		}
		if (option.ignored) {
			behind('usual', `Nothing used it: ${option.ignored}`)
			continue
		}
		if (ownField(bouncer, item.key) || roleOf(bouncer, file, item.key) || option.key === bouncer.interval?.option) continue
		if (item.text === '' && !Array.isArray(item.value)) continue
		if (isUsual(option, item)) {
			behind('usual', 'It had its usual value.')
			continue
		}
		const counterpart = counterpartOf(bouncer, file, option, target, (candidate) => settable.has(candidate))
		if (!counterpart) {
			const elsewhere = counterpartOf(bouncer, file, option, target, () => true)
			if (elsewhere) behind('by-hand', `Write it by hand: in ${elsewhere.file} it is called \`${elsewhere.to.option.key}\`.`)
			else behind('no-counterpart', `${target.name} has no such option.`)
			continue
		}
		const { to, concept, spelling } = counterpart
		if (decidedByDeployment(target, to.option.key)) {
			behind('deployment', `The way it is installed decides \`${to.option.key}\`.`)
			continue
		}
		const translation: Translation = item.computed
			? { ok: false, reason: 'the program works it out when it starts' }
			: translate(writtenOf(item), { option, spelling }, to, concept)
		if (!translation.ok) behind('not-taken', `Not carried over: ${translation.reason}.`)
		else
			carried.push({
				from: item.key,
				line: item.line,
				to: to.option.key,
				value: translation.value,
				note: translation.note,
				secret: option.secret === true || to.option.secret === true,
			})
	}
	return { carried, left }
}

/** The list whose entries have settings of their own, where the item is the list or stands in one of its entries. */
function listOf(file: ConfigFile, { key }: Item, option: Option | undefined): string | null {
	if (!option) return file.options.some((known) => known.key.startsWith(`${key}[]`)) ? key : null
	return option.key.includes('[]') ? (/^(.+?)[.[]\d/.exec(key)?.[1] ?? null) : null
}

/** Nobody can say which entry belongs where in another program: the reader is told once for the whole list. */
function listLeft(list: string, target: Bouncer): Pick<Left, 'reason' | 'message'> {
	const same = target.files.find(({ options }) => options.some(({ key }) => key.startsWith(`${list}[]`)))
	return same
		? { reason: 'by-hand', message: `A list of entries with settings of their own: copy all of it by hand to \`${list}\` in ${same.title}.` }
		: {
				reason: 'no-counterpart',
				message: `A list of entries with settings of their own, and ${target.name} has no such list: none of them is in the new file.`,
			}
}

function writtenOf(item: Item): Written {
	return Array.isArray(item.value) ? item.value.map(String) : item.text
}

/** What the package’s own file says, or without one the program’s default: nobody chose that. */
function isUsual(option: Option, item: Item): boolean {
	const usual = option.packaged ?? option.default
	if (usual === null) return false
	const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()
	if (typeof usual === 'object') {
		const items = Array.isArray(item.value) ? item.value.map(String) : item.text.split(',')
		return items.length === usual.length && usual.every((one) => items.some((other) => same(String(one), other)))
	}
	return same(String(usual), item.text)
}

interface Counterpart {
	readonly to: Spelled
	/** Title of the file it stands in. */
	readonly file: string
	readonly concept: Concept | null
	/** How the option is spelled where it comes from. */
	readonly spelling: Spelling | null
}

function counterpartOf(from: Bouncer, file: ConfigFile, option: Option, target: Bouncer, takes: (option: Option) => boolean): Counterpart | null {
	const options = target.files.flatMap((candidate) =>
		candidate.options.flatMap((other) =>
			other.ignored || other.key.includes('[]') || !takes(other) ? [] : [{ other, title: candidate.title, name: bareName(candidate, other.key) }],
		),
	)
	const own = bareName(file, option.key)
	const same = options.find(({ other, name }) =>
		from.id === target.id
			? name === own && other.type === option.type
			: other.key === option.key && other.type === option.type && other.meaning === option.meaning,
	)
	if (same) return { to: { option: same.other, spelling: null }, file: same.title, concept: null, spelling: null }
	for (const concept of concepts) {
		const spelling = concept.spellings.find(({ key, of }) => key === option.key && of.includes(from.id) && file.options.some((known) => known.key === key))
		if (!spelling) continue
		for (const other of concept.spellings) {
			const found = other.of.includes(target.id) ? options.find((candidate) => candidate.other.key === other.key) : undefined
			if (found) return { to: { option: found.other, spelling: other }, file: found.title, concept, spelling }
		}
	}
	return null
}

/** The name without what all names of its file begin with: `server.logLevel` and `ENVOY_BOUNCER_SERVER_LOGLEVEL` are one option. */
function bareName({ options }: ConfigFile, key: string): string {
	const [first = '', ...rest] = options.map((option) => option.key)
	let prefix = rest.length === 0 ? '' : first
	while (!rest.every((other) => other.startsWith(prefix))) prefix = prefix.slice(0, -1)
	const shared = prefix.slice(0, prefix.lastIndexOf('_') + 1)
	return key.slice(shared.length).toLowerCase().replace(/[._-]/g, '')
}

/** Whether the deployments of a bouncer differ in what they write there: such a value belongs to the deployment, not to the reader. */
function decidedByDeployment(bouncer: Bouncer, key: string): boolean {
	const values = bouncer.deployments.flatMap(({ files }) =>
		files.flatMap((recipe) =>
			recipe.kind === 'settings' ? recipe.lines.flatMap((line) => (line.key === key && 'is' in line.value ? [JSON.stringify(line.value.is)] : [])) : [],
		),
	)
	return new Set(values).size > 1
}
