import type { Checkouts } from './checkout'

/** One difference between what we say and what a program's sources say. */
export interface Finding {
	/** What it is about: the id of a bouncer and of its file, or a program. */
	readonly subject: string
	/** `lacking`: the source has it and we do not; `invented`: we have it and the source does not; the others: both have it, otherwise. */
	readonly kind: 'lacking' | 'invented' | 'default' | 'allowed' | 'shape' | 'packaged' | 'changed' | 'since' | 'until'
	/** The option, or the message. */
	readonly name: string
	/** One sentence: what stands where. */
	readonly says: string
	/** `owner/repo:path:line`. */
	readonly at?: string
}

/** A difference that is right, and why. It must be needed: one that excuses nothing fails the command. */
export interface Exception {
	readonly subjects: readonly string[]
	readonly kind: Finding['kind']
	readonly names: readonly string[]
	readonly reason: string
}

/** What one check found. */
export interface Section {
	readonly title: string
	/** How many of our facts stand in a source that was read, and how many there are. */
	readonly held: number
	readonly all: number
	/** The same per subject; a subject whose sources could not be had has `read: false`. */
	readonly subjects: readonly Subject[]
	/** What is left after the exceptions. */
	readonly findings: readonly Finding[]
	readonly excused: readonly { readonly finding: Finding; readonly reason: string }[]
	/** Exceptions that excuse nothing, of subjects that were read. */
	readonly unneeded: readonly Pick<Finding, 'subject' | 'kind' | 'name'>[]
	/** What the sources have and we may lack. */
	readonly unknown?: readonly Finding[]
}

export interface Subject {
	readonly name: string
	readonly read: boolean
	readonly held: number
	readonly all: number
	/** Why no source holds it, where that is so by nature. */
	readonly why?: string
}

/** A part of the command: options, messages. */
export type Check = (checkouts: Checkouts) => Promise<Section>

/** What one check found, counted over its subjects and without what its exceptions excuse. */
export function sectionOf(title: string, subjects: readonly Subject[], findings: readonly Finding[], exceptions: readonly Exception[]): Section {
	const read = new Set(subjects.filter((subject) => subject.read).map(({ name }) => name))
	return {
		title,
		held: subjects.reduce((sum, { held }) => sum + held, 0),
		all: subjects.reduce((sum, { all }) => sum + all, 0),
		subjects,
		...except(findings, exceptions, read),
	}
}

/**
 * Takes the exceptions out of what was found.
 *
 * @param read The subjects whose sources were read: an exception of another can be neither needed nor unneeded.
 */
export function except(
	findings: readonly Finding[],
	exceptions: readonly Exception[],
	read: ReadonlySet<string>,
): Pick<Section, 'findings' | 'excused' | 'unneeded'> {
	const key = (subject: string, kind: string, name: string) => JSON.stringify([subject, kind, name])
	const single = exceptions.flatMap(({ subjects, kind, names, reason }) =>
		subjects.flatMap((subject) => names.map((name) => ({ subject, kind, name, reason }))),
	)
	const reasons = new Map(single.map(({ subject, kind, name, reason }) => [key(subject, kind, name), reason]))
	const left: Finding[] = []
	const excused: { finding: Finding; reason: string }[] = []
	const used = new Set<string>()
	for (const finding of findings) {
		const own = key(finding.subject, finding.kind, finding.name)
		const reason = reasons.get(own)
		if (reason === undefined) left.push(finding)
		else {
			excused.push({ finding, reason })
			used.add(own)
		}
	}
	const unneeded = single.filter(({ subject, kind, name }) => read.has(subject) && !used.has(key(subject, kind, name)))
	return { findings: left, excused, unneeded }
}
