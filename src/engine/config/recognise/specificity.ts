import type { Bouncer, BouncerId, ConfigFile } from '../../../facts/bouncer'
import { everydayNames } from '../../../facts/everyday-names'
import { withoutIndexes } from '../document/options'
import { settingsFormatOf } from '../formats/all'

/** A name that no other bouncer has. Two of them prove one. */
const own = 1
/** A value that more of them take for the same name tells nothing. */
const mostSharing = 2

/** Whatever is set for it, any program may have it. */
const ofLogs = /log/i

/**
 * How much a name tells about the bouncer: 1 where only one family of them has it, less the more of them do, nothing where programs of
 * every kind have it; twice as much where CrowdSec itself is in the name. Worked out from the facts, so a new bouncer takes its share of
 * the names by itself.
 */
export class Specificity {
	/** The families in which a name stands. */
	private readonly names = new Map<string, Set<number>>()
	/** The same for a name with one of the values that it may have. */
	private readonly values = new Map<string, Set<number>>()

	private readonly families: ReadonlyMap<BouncerId, number>

	constructor(bouncers: readonly Bouncer[]) {
		const families = familiesOf(bouncers)
		this.families = new Map(bouncers.map(({ id }, at) => [id, families[at] ?? at]))
		for (const [at, { files }] of bouncers.entries()) {
			for (const file of files) {
				for (const { key, allowed = [] } of file.options) {
					const name = nameIn(file, key.replaceAll('[]', ''))
					add(this.names, name, families[at] ?? at)
					for (const value of allowed) add(this.values, `${name}=${value}`, families[at] ?? at)
				}
			}
		}
	}

	/** @param value What is set, as text: `mode: nftables` tells what `mode` alone does not. */
	weight(file: ConfigFile, key: string, value: string): number {
		const name = withoutIndexes(key)
		const levels = name.toLowerCase().split('.')
		// Directives are read by one program: what makes a variable of any container says there whose it is.
		const isDirective = settingsFormatOf(file.format)?.traits.directives === true && name.length > 'crowdsec'.length
		if (!isDirective && levels.every((level) => everydayNames.has(level))) {
			const allowing = this.values.get(`${nameIn(file, name)}=${value}`)?.size ?? mostSharing + 1
			return allowing <= mostSharing && !ofLogs.test(name) && /^[a-z]{2,}$/.test(value) && !/^(?:true|false|file|info|none)$/.test(value)
				? own / Math.sqrt(allowing)
				: 0
		}
		const crowdsec = name.toLowerCase().includes('crowdsec') ? 2 : 1
		return (own * crowdsec) / Math.sqrt(this.names.get(nameIn(file, name))?.size ?? 1)
	}

	/** Whether two bouncers read the same file. */
	areTwins(one: BouncerId, other: BouncerId): boolean {
		return this.families.get(one) === this.families.get(other)
	}
}

/** Names in common, of all names of two bouncers’ main files, from which on they are a program and its fork. */
const twins = 0.65

/** For each bouncer the place of the first one that reads the same file. */
function familiesOf(bouncers: readonly Bouncer[]): readonly number[] {
	const names = bouncers.map(({ files }) => new Set(files[0]?.options.map(({ key }) => key)))
	return names.map((own, at) => {
		const first = names.findIndex((other) => {
			const common = [...own].filter((name) => other.has(name)).length
			return common > 0 && common / (own.size + other.size - common) >= twins
		})
		return first < 0 ? at : first
	})
}

function add(to: Map<string, Set<number>>, name: string, family: number): void {
	to.set(name, (to.get(name) ?? new Set()).add(family))
}

function nameIn({ anyCase }: ConfigFile, key: string): string {
	return anyCase ? key.toLowerCase() : key
}

const known = new WeakMap<readonly Bouncer[], Specificity>()

/** Facts never change, so it is worked out once. */
export function specificityOf(bouncers: readonly Bouncer[]): Specificity {
	const fresh = known.get(bouncers) ?? new Specificity(bouncers)
	known.set(bouncers, fresh)
	return fresh
}
