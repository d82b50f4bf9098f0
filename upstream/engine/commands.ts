import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { engineTasks } from '../../src/facts/engine'
import { type Exception, type Finding, type Section, type Subject, sectionOf } from '../check'
import type { Checkouts } from '../checkout'
import { exceptions } from '../exceptions'
import { MovedError } from '../text'
import type { Tree } from '../tree'
import { codeInPage, codeInProgram, cscliWords } from './code-in-texts'
import { cscliIn, unitsOf } from './cscli'

/** A command of ours, and where it stands. */
export interface Said {
	/** The file. */
	readonly subject: string
	/** Behind `cscli`. */
	readonly words: readonly string[]
	readonly line: number
}

/** Commands and flags of `cscli` in everything that readers are shown: facts, pages, and what the engine says. */
export async function engineCommandsCheck(checkouts: Checkouts): Promise<Section> {
	return holdCommands([...ofTasks(), ...inTexts(process.cwd())], exceptions.commands, checkouts)
}

/** Holds these commands to the program. */
export async function holdCommands(said: readonly Said[], exceptions: readonly Exception[], checkouts: Checkouts): Promise<Section> {
	const tree = await checkouts.open('crowdsecurity/crowdsec')
	const program = tree && commandsOf(tree)
	const findings: Finding[] = []
	const counts = new Map<string, { held: number; all: number }>()
	if (program && 'moved' in program) findings.push({ subject: 'cscli', kind: 'changed', name: 'source', says: `crowdsecurity/crowdsec: ${program.moved}` })
	const seen = new Set<string>()
	for (const { subject, words, line } of said) {
		const count = counts.get(subject) ?? { held: 0, all: 0 }
		counts.set(subject, count)
		if (!program || 'moved' in program) {
			count.all++
			continue
		}
		for (const { name, wrong } of unitsOf(words, program.root)) {
			if (seen.has(`${subject} ${name}`)) continue
			seen.add(`${subject} ${name}`)
			count.all++
			if (wrong === undefined) count.held++
			else findings.push({ subject, kind: 'invented', name, says: wrong, at: `${subject}:${line}` })
		}
	}
	const isRead = program !== undefined && 'root' in program
	const subjects = [...counts].map(([name, count]): Subject => ({ name, read: isRead, ...count }))
	return sectionOf('Commands and flags of cscli', subjects, findings, exceptions)
}

function commandsOf(tree: Tree): { readonly root: ReturnType<typeof cscliIn> } | { readonly moved: string } {
	try {
		return { root: cscliIn(tree) }
	} catch (error) {
		if (!(error instanceof MovedError)) throw error
		return { moved: error.message }
	}
}

/** Words of `cscli` that are the same in each place. */
function ofTasks(): readonly Said[] {
	return Object.values(engineTasks).flatMap((task) =>
		'cscli' in task ? cscliWords(`cscli ${task.cscli}`).map((words) => ({ subject: 'src/facts/engine.ts', words, line: 1 })) : [],
	)
}

function inTexts(root: string): readonly Said[] {
	return ['docs', 'src'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.map((path) => join(folder, path).replaceAll('\\', '/'))
			.filter((path) => /\.(?:mdx|tsx?)$/.test(path) && !/\.test\.tsx?$|\/testing\//.test(path))
			.sort()
			.flatMap((subject) => {
				const text = readFileSync(join(root, subject), 'utf8')
				const code = subject.endsWith('.mdx') ? codeInPage(text) : codeInProgram(text)
				return code.flatMap((piece) => cscliWords(piece.text).map((words) => ({ subject, words, line: piece.line })))
			}),
	)
}
