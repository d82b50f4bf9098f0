import type { Rule } from '../../src/facts/errors/rule'
import type { Repository } from '../../src/facts/upstream'
import { type Check, type Exception, type Finding, type Section, type Subject, sectionOf } from '../check'
import type { Checkouts } from '../checkout'
import type { Tree } from '../tree'
import { type Compared, compare } from './compare'
import { exceptions } from './exceptions'
import type { Level, Message } from './message'
import { type Program, programs } from './programs'
import { isFounded, sourcesOf, type Words, wordsOf } from './rules'
import { unprinted } from './unprinted'

/** Which messages a check is about. Those of a fault must have a rule; of the others it is told how many do. */
interface Kind {
	readonly title: string
	readonly levels: readonly Level[]
	readonly mustBeKnown: boolean
	/** Why some of them need no rule. */
	readonly reasons: readonly Exception[]
}

const kinds: readonly Kind[] = [
	{
		title: 'Messages of faults (fatal, error, warning)',
		levels: ['fatal', 'error', 'warning'],
		mustBeKnown: true,
		reasons: exceptions.filter(({ kind }) => kind === 'lacking'),
	},
	{ title: 'Messages of level info', levels: ['info'], mustBeKnown: false, reasons: [] },
	{ title: 'Error values and exceptions', levels: ['raised'], mustBeKnown: true, reasons: unprinted },
]

/** What is checked of messages, one section each. @param readRules Reads the error pages. */
export function messageChecks(readRules: () => Promise<readonly Rule[]>): readonly Check[] {
	return [
		...kinds.map(
			(kind): Check =>
				async (checkouts) =>
					checkMessages(kind, programs, await readRules(), checkouts),
		),
		async (checkouts) => checkRules(programs, await readRules(), exceptions, checkouts),
	]
}

/** Runs each message of each program through the rules. A program whose sources cannot be had is skipped. */
export async function checkMessages(
	{ title, levels, mustBeKnown, reasons }: Kind,
	all: readonly Program[],
	rules: readonly Rule[],
	checkouts: Checkouts,
): Promise<Section> {
	const subjects: Subject[] = []
	const findings: Finding[] = []
	const unasked: Finding[] = []
	for (const program of all) {
		const tree = await checkouts.open(program.repository)
		if (!tree) {
			subjects.push({ name: program.name, read: false, held: 0, all: 0 })
			continue
		}
		const compared = compare(program, once(messagesOf(program, tree).filter(({ level }) => levels.includes(level))), rules)
		const unknown = compared.filter((one) => one.rules.length === 0)
		subjects.push({ name: program.name, read: true, held: compared.length - unknown.length, all: compared.length })
		const into = mustBeKnown ? findings : unasked
		into.push(...unknown.map(lacking))
	}
	return { ...sectionOf(title, subjects, findings, reasons), unknown: unasked }
}

/** Every message that a program's files hold. */
function messagesOf({ files, read }: Program, tree: Tree): readonly Message[] {
	return tree
		.files()
		.filter((path) => files.test(path))
		.flatMap((path) => read(path, tree.read(path) ?? ''))
}

/** The same text in several places is one message. */
function once(messages: readonly Message[]): readonly Message[] {
	return [...new Map(messages.map((message) => [JSON.stringify([message.level, message.parts, message.fields]), message])).values()]
}

function lacking({ program, message }: Compared): Finding {
	const name = nameOf(message)
	return {
		subject: program.name,
		kind: 'lacking',
		name,
		says: message.level === 'raised' ? 'no rule knows the lines that quote it' : `the program prints it as ${message.level}, and no rule of its own knows it`,
		at: `${program.repository}:${message.path}:${message.line}`,
	}
}

/** A message as readers know it, `…` for its values. */
function nameOf({ parts, fields }: Message): string {
	return (parts.some((part) => part !== null) ? parts.map((part) => part ?? '…').join('') : (fields.type ?? '…')).trim()
}

/** Looks for each rule in the sources of its bouncers and in those that it names itself. */
export async function checkRules(all: readonly Program[], rules: readonly Rule[], reasons: readonly Exception[], checkouts: Checkouts): Promise<Section> {
	const library = new Map<Repository, Words | undefined>()
	const wordsIn = async (repository: Repository): Promise<Words | undefined> => {
		if (!library.has(repository)) {
			const tree = await checkouts.open(repository)
			library.set(repository, tree && wordsOf(tree))
		}
		return library.get(repository)
	}
	const families = new Map<string, { held: number; all: number; read: boolean }>()
	const findings: Finding[] = []
	for (const rule of rules) {
		const sources = sourcesOf(rule)
		const repositories = new Set([
			...sources.map(({ repository }) => repository),
			...all.filter(({ bouncers }) => bouncers.some((id) => rule.bouncers.includes(id))).map(({ repository }) => repository),
		])
		const subject = rule.id.slice(0, rule.id.indexOf('/'))
		const family = families.get(subject) ?? { held: 0, all: 0, read: false }
		families.set(subject, family)
		if (repositories.size === 0) continue
		family.all++
		const words = await Promise.all([...repositories].map(wordsIn))
		// What one missing source might hold cannot be called invented.
		if (words.some((one) => one === undefined)) continue
		family.read = true
		const known = words.flatMap((one) => one ?? [])
		const isHeld = isFounded(rule, known)
		if (isHeld) family.held++
		else findings.push({ subject, kind: 'invented', name: rule.id, says: 'its words stand in none of the sources of its bouncers' })
		for (const { repository, path } of sources)
			if (!library.get(repository)?.has(path))
				findings.push({ subject, kind: 'changed', name: rule.id, says: `its source ${path} is not there`, at: `${repository}:${path}` })
	}
	const subjects = [...families].map(([name, family]): Subject => ({ name, ...family }))
	return sectionOf(
		'Rules that stand in a source',
		subjects,
		findings,
		reasons.filter(({ kind }) => kind !== 'lacking'),
	)
}
