import { textOf } from '../text'
import type { Tree } from '../tree'
import { type Command, cobraCommands } from './cobra'

/** `cscli` as its sources have it. */
export function cscliIn(tree: Tree): Command {
	const folder = 'cmd/crowdsec-cli'
	const words = metricsIn(tree, `${folder}/climetrics`)
	const root = cobraCommands(tree, folder, 'cliRoot')
	// The tables that it shows are in a map, not among the words that the command lists.
	return changed(root, ['metrics', 'show'], (command) => ({ ...command, words }))
}

function metricsIn(tree: Tree, folder: string): readonly string[] {
	const tables = [...textOf(tree, `${folder}/store.go`).matchAll(/^\t*"([\w-]+)":\s+&?stat\w+\{\},$/gm)]
	const aliases = [...textOf(tree, `${folder}/show.go`).matchAll(/^\t*case "([\w-]+)":$/gm)]
	return [...tables, ...aliases].map(([, name = '']) => name)
}

function changed(command: Command, [name, ...path]: readonly string[], change: (command: Command) => Command): Command {
	if (name === undefined) return change(command)
	return { ...command, commands: command.commands.map((one) => (one.names.includes(name) ? changed(one, path, change) : one)) }
}

/** One command that a text of ours has, or one of its flags. */
export interface Unit {
	/** `cscli decisions add`, `cscli decisions add --ip`. */
	readonly name: string
	/** Undefined where the program has it. */
	readonly wrong?: string
}

/**
 * What a command of ours is made of, and what of it the program has.
 *
 * @param words Behind `cscli`.
 */
export function unitsOf(words: readonly string[], root: Command): readonly Unit[] {
	const units: Unit[] = []
	const path = ['cscli']
	const inherited = new Map([...root.inherited, ['--help', false] as const, ['-h', false] as const])
	let at = root
	for (let next = 0; next < words.length; next++) {
		const word = words[next] ?? ''
		if (/^(?:…|\.\.\.|--$)/.test(word) || (at.commands.length > 0 && isStandIn(word))) break
		if (word.startsWith('-')) {
			const flag = word.replace(/=.*$/s, '')
			const hasValue = at.flags.get(flag) ?? inherited.get(flag)
			units.push({ name: [...path, flag].join(' '), ...(hasValue === undefined ? { wrong: 'the command has no such flag' } : {}) })
			if (hasValue && !word.includes('=')) next++
			continue
		}
		const below = at.commands.find(({ names }) => names.includes(word))
		if (below) {
			at = below
			path.push(word)
			units.push({ name: path.join(' ') })
			for (const [flag, hasValue] of below.inherited) inherited.set(flag, hasValue)
		} else if (at.commands.length > 0 || (at.words && !at.words.includes(word) && !isStandIn(word))) {
			units.push({ name: [...path, word].join(' '), wrong: at.commands.length > 0 ? 'there is no such command' : 'the command takes no such word' })
			break
		}
	}
	return units
}

/** In place of what the reader puts in. */
function isStandIn(word: string): boolean {
	return /^[A-Z][A-Z_]*$|^[<[$]/.test(word)
}
