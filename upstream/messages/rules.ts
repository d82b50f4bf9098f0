import type { Rule } from '../../src/facts/errors/rule'
import { isRepository, type Repository } from '../../src/facts/upstream'
import { plain } from '../text'
import type { Tree } from '../tree'
import type { Message } from './message'
import { readerOf } from './readers'

/** What the sources of one repository say, made ready to be searched. */
export interface Words {
	/** Whether this clause stands anywhere in its files. */
	holds(clause: string): boolean
	/** Literal parts of its messages that are long enough to be told from others. */
	readonly parts: readonly string[]
	has(path: string): boolean
}

/** Shorter clauses stand in any program. */
const tellingLength = 7
const tellingPart = 12
/** What runs at a reader's, or is put there: programs, scripts, templates. */
const isSource = /\.(?:go|lua|php|phtml|[cm]?[jt]s|py|c|h|cs|sh|conf|cfg|service|xml|html)$|(?:^|\/)(?:postinst|postrm|prerm|preinst|rules|run)$/
const isTest = /_test\.go$|(?:^|\/)(?:tests?|spec|examples?|node_modules)\//i

/** Reads every text of a repository. */
export function wordsOf(tree: Tree): Words {
	const paths = tree.files().filter((path) => isSource.test(path) && !isTest.test(path))
	let texts: readonly string[] | undefined
	let parts: readonly string[] | undefined
	const read = () => (texts ??= paths.map((path) => plain(tree.read(path) ?? '')))
	return {
		holds: (clause) => read().some((text) => text.includes(plain(clause))),
		get parts() {
			parts ??= paths.flatMap((path) => readerOf(path)?.(path, tree.read(path) ?? '') ?? []).flatMap(tellingParts)
			return parts
		},
		has: (path) => tree.files().some((one) => one === path || one.startsWith(`${path}/`)),
	}
}

function tellingParts({ parts }: Message): readonly string[] {
	return parts.flatMap((part) => (part !== null && part.trim().length >= tellingPart ? [plain(part.trim())] : []))
}

/** The repositories that a rule names as its sources, with the file in each. */
export function sourcesOf({ source }: Pick<Rule, 'source'>): readonly { readonly repository: Repository; readonly path: string }[] {
	return source.flatMap((text) => {
		const [, name = '', path = ''] = /^([\w.-]+\/[\w.-]+):([^@\s]+)/.exec(text) ?? []
		return isRepository(name) ? [{ repository: name, path }] : []
	})
}

/**
 * Whether a rule stands in a source: a clause of one of its fragments. A program puts numbers and names into a message, so one whole
 * clause is enough, and other alternatives are often the words of a runtime or of an older version.
 */
export function isFounded({ match }: Pick<Rule, 'match'>, sources: readonly Words[]): boolean {
	return match.some(({ all }) => {
		const [longest] = [...all].sort((a, b) => b.length - a.length)
		return all.some((fragment) => sources.some((words) => founds(words, fragment, fragment === longest ? tellingLength : tellingPart)))
	})
}

/** The longest run of a fragment's words without numbers, quotes and brackets, which a program may put there. */
export function clauseOf(fragment: string): string {
	const [clause = ''] = fragment
		.split(/\d+|\\?["']|\\n|[{}[\]]/)
		.map((part) => part.trim())
		.sort((a, b) => b.length - a.length)
	return clause
}

function founds(words: Words, fragment: string, least: number): boolean {
	const clause = clauseOf(fragment)
	if (clause.length >= least && words.holds(clause)) return true
	const folded = plain(fragment)
	return words.parts.some((part) => folded.includes(part))
}
