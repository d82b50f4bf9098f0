import type { Bouncer, ConfigFile, Filling, Option } from '../../../facts/bouncer'

interface Names {
	/** By name, without the `[]` of lists. */
	readonly options: ReadonlyMap<string, Option>
	/** The levels above the options: `nftables` of `nftables.ipv4.enabled`. */
	readonly levels: ReadonlySet<string>
	/** As a reader would write them. */
	readonly written: readonly string[]
}

/** Facts never change, so each file's names are sorted once. */
const indexes = new WeakMap<ConfigFile, Names>()

function namesOf(file: ConfigFile): Names {
	const known = indexes.get(file)
	if (known) return known
	const options = new Map(file.options.map((option) => [nameIn(file, option.key.replaceAll('[]', '')), option]))
	const levels = new Set<string>()
	for (const name of options.keys()) for (let at = name.indexOf('.'); at > 0; at = name.indexOf('.', at + 1)) levels.add(name.slice(0, at))
	const fresh = { options, levels, written: file.options.map(({ key }) => key.replaceAll('[]', '')) }
	indexes.set(file, fresh)
	return fresh
}

/** Every option's name as a reader would write it. */
export function optionNames(file: ConfigFile): readonly string[] {
	return namesOf(file).written
}

/** Whether settings stand below this name: an empty `nftables:` is no unknown name. */
export function isLevel(file: ConfigFile, key: string): boolean {
	return namesOf(file).levels.has(nameIn(file, withoutIndexes(key)))
}

/** The option below which this name stands, as `value` in `api_key: { value: … }`. */
export function optionAbove(file: ConfigFile, key: string): Option | undefined {
	const name = withoutIndexes(key)
	for (let at = name.lastIndexOf('.'); at > 0; at = name.lastIndexOf('.', at - 1)) {
		const option = optionOf(file, name.slice(0, at))
		if (option) return option
	}
	return undefined
}

/** `hosts.0.captcha` without the numbers of list elements. */
export function withoutIndexes(key: string): string {
	return /\.\d/.test(key) ? key.replace(/\.\d+(?=\.|$)/g, '') : key
}

function nameIn(file: ConfigFile, key: string): string {
	return file.anyCase ? key.toLowerCase() : key
}

/** The option of that name, as the program compares names: `hosts[].captcha.provider` and `hosts.0.captcha.provider` are the same. */
export function optionOf(file: ConfigFile, key: string): Option | undefined {
	const { options } = namesOf(file)
	const name = nameIn(file, key)
	return options.get(name) ?? options.get(withoutIndexes(name))
}

/** Whether a name belongs to the program whose file this is, and not to the bouncer. */
export function isForeign(key: string, { ownNames }: ConfigFile): boolean {
	return ownNames === false || (ownNames !== undefined && !key.toLowerCase().startsWith(ownNames))
}

export type Part = Extract<Filling, { readonly from: string }>['from']

/** What an option is for: as the facts say, or as a generator fills it with parts of the address or with the key. */
export function roleOf(bouncer: Bouncer, file: ConfigFile, key: string): Part | null {
	const option = optionOf(file, key)
	if (option?.role) return option.role
	if (option?.key === bouncer.endpoint.option) return 'endpoint'
	if (option?.key === bouncer.keyOption) return 'key'
	if (option && option.key === bouncer.interval?.option) return 'interval'
	return filledBy(bouncer, file).get(key.toLowerCase()) ?? null
}

/** Facts never change, so what a file's recipes fill in is gathered once. */
const fillings = new WeakMap<Bouncer, Map<string, ReadonlyMap<string, Part>>>()

function filledBy(bouncer: Bouncer, file: ConfigFile): ReadonlyMap<string, Part> {
	const ofBouncer = fillings.get(bouncer) ?? new Map<string, ReadonlyMap<string, Part>>()
	fillings.set(bouncer, ofBouncer)
	const known = ofBouncer.get(file.id)
	if (known) return known
	const fresh = new Map<string, Part>()
	for (const { files } of bouncer.deployments) {
		for (const recipe of files) {
			if (recipe.kind !== 'settings' || recipe.file !== file.id) continue
			for (const { key, value } of recipe.lines) {
				const name = key.toLowerCase()
				if ('from' in value && !fresh.has(name)) fresh.set(name, value.from)
			}
		}
	}
	ofBouncer.set(file.id, fresh)
	return fresh
}
