import type { BouncerId } from '../../src/facts/bouncer'
import type { Pattern, Rule } from '../../src/facts/errors/rule'
import type { Repository } from '../../src/facts/upstream'
import { compare } from '../messages/compare'
import type { Message } from '../messages/message'
import { type Program, programs } from '../messages/programs'
import { clauseOf } from '../messages/rules'
import type { DatedTree } from './archive'
import { type Dated, dated } from './dated'
import type { Past } from './past'
import { byLead, messagesAlsoIn, ownRepository, pinned, quiet } from './products'
import { type State, spanOf } from './span'

/** From when to when each message with a rule stands in the releases of the programs that print it. */
export function messagesHistory(past: Past, rules: readonly Rule[], all: readonly Program[] = programs): readonly Dated[] {
	const reader = new MessageReader(rules)
	const bouncers = [...new Set(all.flatMap(({ bouncers }) => bouncers))].filter((id) => !quiet.includes(id))
	const groups = bouncers.flatMap((bouncer) => [...groupsOf(bouncer, all)].map(([repository, own]) => readGroup(bouncer, repository, own, past, reader)))
	const everywhere = groups.flatMap(({ messages }) => [...messages.values()].flat())
	// An alternative that no program of ours prints is the word of something below them, whose versions nobody read.
	const founded = new Set(rules.filter(({ match }) => match.every((pattern) => everywhere.some((message) => tells(message, pattern)))))
	return bouncers.flatMap((bouncer) => {
		const own = groups.filter((group) => group.bouncer === bouncer)
		return rules
			.filter((rule) => rule.bouncers.includes(bouncer))
			.flatMap((rule) => {
				const spans = own.flatMap(({ repository, releases, messages }) => {
					const known = messages.get(rule.id)
					if (!known || !founded.has(rule)) return []
					const literals = new Set([...known.map(longestLiteral), ...rule.match.map(tellingClause)])
					const span = spanOf(releases.map((release) => ({ version: release.version, state: stateOf(rule.id, [...literals], release) })))
					return span ? [{ repository, span }] : []
				})
				const ours = { since: rule.since?.[bouncer], until: rule.until?.[bouncer] }
				const isRead = own.every(({ releases }) => releases.length > 0)
				return dated({ subject: bouncer, name: rule.id, ours, ran: ranIn(rule, bouncer) }, bouncer, spans, isRead)
			})
	})
}

/** The version of this bouncer that was seen to print it. */
function ranIn({ verified: { how, version } }: Rule, bouncer: BouncerId): string | undefined {
	const name = ownRepository[bouncer]?.replace(/^.*\/(?:cs-)?/, '')
	return how === 'run' && name !== undefined && version.includes(name) ? version : undefined
}

/** One repository whose releases count, with what each of them prints. */
interface Group {
	readonly bouncer: BouncerId
	readonly repository: Repository
	readonly releases: readonly ReadRelease[]
	/** By rule, the messages of all releases that it knows. */
	readonly messages: ReadonlyMap<string, readonly Message[]>
}

interface ReadRelease {
	readonly version: string
	readonly rules: ReadonlySet<string>
	readonly tree: DatedTree
	/** What the release takes from elsewhere, and whether all of it can be had. */
	readonly libraries: readonly DatedTree[]
	readonly isWhole: boolean
}

function groupsOf(bouncer: BouncerId, all: readonly Program[]): ReadonlyMap<Repository, readonly Program[]> {
	const own = ownRepository[bouncer]
	const printing = all.filter(({ bouncers, repository }) => bouncers.includes(bouncer) && (own === undefined || !messagesAlsoIn[own] || repository === own))
	return byLead(bouncer, printing)
}

function readGroup(bouncer: BouncerId, repository: Repository, own: readonly Program[], past: Past, reader: MessageReader): Group {
	const messages = new Map<string, Message[]>()
	const releases = (past.releases(repository) ?? []).map((release): ReadRelease => {
		const rules = new Set<string>()
		const libraries = pinned.map((library) => (library === repository ? undefined : release.library(library)))
		for (const program of own) {
			const tree = program.repository === repository ? release.tree : release.library(program.repository)
			for (const { message, rules: known } of tree ? reader.read(program, tree, messagesAlsoIn[repository]) : [])
				for (const rule of known) {
					rules.add(rule)
					const list = messages.get(rule)
					if (list) list.push(message)
					else messages.set(rule, [message])
				}
		}
		return {
			version: release.version,
			rules,
			tree: release.tree,
			libraries: libraries.filter((tree) => tree !== undefined && tree !== null),
			isWhole: !libraries.includes(null),
		}
	})
	return { bouncer, repository, releases, messages }
}

function stateOf(rule: string, literals: readonly string[], { rules, tree, libraries, isWhole }: ReadRelease): State {
	if (rules.has(rule)) return 'has'
	if (!isWhole || literals.some((text) => tree.holds(text))) return 'unknown'
	return literals.some((text) => libraries.some((library) => library.holds(text, /(?<!_test)\.go$/))) ? 'unknown' : 'lacks'
}

/** Reads messages and asks the rules; what releases share is read and asked once. */
class MessageReader {
	readonly #rules: readonly Rule[]
	readonly #patterns: ReadonlyMap<string, readonly Pattern[]>
	readonly #files = new Map<string, readonly Message[]>()
	readonly #known = new Map<string, readonly string[]>()

	constructor(rules: readonly Rule[]) {
		this.#rules = rules
		this.#patterns = new Map(rules.map(({ id, match }) => [id, match]))
	}

	read(program: Program, tree: DatedTree, also?: RegExp): readonly { readonly message: Message; readonly rules: readonly string[] }[] {
		const messages = tree
			.files()
			.filter((path) => (program.files.test(path) && !/(?:^|\/)vendor\//.test(path)) || also?.test(path))
			.flatMap((path) => this.#messagesIn(program, tree, path))
		const unknown = new Map<string, Message>()
		for (const message of messages) {
			const key = keyOf(program, message)
			if (!this.#known.has(key)) unknown.set(key, message)
		}
		for (const key of unknown.keys()) this.#known.set(key, [])
		for (const { message, rules } of compare(program, [...unknown.values()], this.#rules))
			this.#known.set(
				keyOf(program, message),
				rules.filter((rule) => this.#patterns.get(rule)?.some((pattern) => tells(message, pattern))),
			)
		return messages.map((message) => ({ message, rules: this.#known.get(keyOf(program, message)) ?? [] }))
	}

	#messagesIn(program: Program, tree: DatedTree, path: string): readonly Message[] {
		const key = `${program.name}\n${path}\n${tree.id(path)}`
		const messages = this.#files.get(key) ?? program.read(path, tree.read(path) ?? '')
		this.#files.set(key, messages)
		return messages
	}
}

function keyOf({ name }: Program, { level, parts, fields, path }: Message): string {
	return JSON.stringify([name, level, parts, fields, path])
}

/** Whether the program's own literal words are what this alternative of a rule looks for, not what stands in place of a value. */
function tells({ parts, fields }: Message, { all }: Pattern): boolean {
	const longest = longestOf(all)
	const clause = clauseOf(longest).toLowerCase()
	return [...parts, ...Object.values(fields)].some((part) => {
		const text = part?.trim().toLowerCase() ?? ''
		return (clause.length >= 7 && text.includes(clause)) || (text.length >= 12 && longest.toLowerCase().includes(text))
	})
}

/** The words of an alternative that tell it: a release that holds them may print it, whatever its readers find. */
function tellingClause({ all }: Pattern): string {
	return clauseOf(longestOf(all))
}

function longestLiteral({ parts, fields }: Message): string {
	const literals = parts.some((part) => part !== null) ? parts : Object.values(fields)
	return longestOf(literals.flatMap((part) => part?.trim() ?? []))
}

function longestOf(texts: readonly string[]): string {
	return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '')
}
