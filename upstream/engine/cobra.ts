import { dirname } from 'node:path/posix'
import { closing, MovedError, textOf, withoutComments } from '../text'
import type { Tree } from '../tree'

/** A command of a program that is built with spf13/cobra. */
export interface Command {
	/** Its name, then its aliases. */
	readonly names: readonly string[]
	/** `--duration`, `-d`: whether a value belongs to it. */
	readonly flags: ReadonlyMap<string, boolean>
	/** Those that all commands below it have as well. */
	readonly inherited: ReadonlyMap<string, boolean>
	readonly commands: readonly Command[]
	/** The words that it takes, where the source lists them. */
	readonly words?: readonly string[]
}

/** A function, with what it belongs to. */
interface GoFunction {
	readonly folder: string
	readonly receiver: string | null
	readonly name: string
	/** What it gives, where that is one type of its own package. */
	readonly gives: string | null
	readonly body: string
}

/**
 * Reads the commands of a program: functions that make a `cobra.Command`, and what each of them adds to its own.
 *
 * @param folder Of the package `main`.
 * @param root The type whose method `NewCommand` makes the first one.
 * @throws {MovedError} Where there is no such method, or a command adds one that cannot be found.
 */
export function cobraCommands(tree: Tree, folder: string, root: string): Command {
	const program = new GoProgram(tree)
	const first = program.functionsIn(folder).find(({ name, receiver }) => name === 'NewCommand' && receiver === root)
	if (!first) throw new MovedError(`${folder} has no command of ${root}`)
	return commandOf(program, first, null)
}

const makes = /&cobra\.Command\{/

/** @param maker The function that made what the method belongs to: one type may stand for several commands. */
function commandOf(program: GoProgram, made: GoFunction, maker: GoFunction | null): Command {
	const { index } = makes.exec(made.body) ?? {}
	if (index === undefined) return commandOfAnother(program, made)
	const open = made.body.indexOf('{', index)
	const end = closing(made.body, open)
	const literal = made.body.slice(open, end)
	const rest = [made.body.slice(end), ...helpersOf(program, made)].join('\n')
	const words = program.list(made.folder, /^\t*ValidArgs:\s+(.+),$/m.exec(literal)?.[1] ?? '')
	return {
		names: [nameIn(program, made, literal, maker), ...aliasesIn(program, made, literal, maker)],
		...flagsIn(rest),
		commands: commandsIn(program, made, rest),
		...(words.length > 0 ? { words } : {}),
	}
}

/** `cmd := cli.newInteractiveCmd()`, under a name of its own, with more below it. */
function commandOfAnother(program: GoProgram, made: GoFunction): Command {
	const [, call] = /\bcmd := (.+)/.exec(made.body) ?? []
	const [name] = /(?<=\bcmd\.Use = ")[\w-]+/.exec(made.body) ?? []
	if (call === undefined || name === undefined) throw new MovedError(`${made.folder}: ${made.name} makes no command`)
	const other = added(program, made, call)
	const { flags, inherited } = flagsIn(made.body)
	return {
		...other,
		names: [name],
		flags: new Map([...other.flags, ...flags]),
		inherited: new Map([...other.inherited, ...inherited]),
		commands: [...other.commands, ...commandsIn(program, made, made.body)],
	}
}

function commandsIn(program: GoProgram, made: GoFunction, body: string): readonly Command[] {
	return [...body.matchAll(/\.AddCommand\(/g)].map(({ index, 0: { length } }) => added(program, made, body.slice(index + length)))
}

/** Functions of the same package that are given the command add to it. */
function helpersOf(program: GoProgram, made: GoFunction): readonly string[] {
	const called = new Set([...made.body.matchAll(/\.(\w+)\(cmd\)/g)].map(([, name]) => name))
	return program
		.functionsIn(made.folder)
		.filter(({ name, body }) => called.has(name) && !makes.test(body))
		.map(({ body }) => body)
}

/** The first word of `Use`, or a name that its maker gives: `cli.name+" <action>"`. */
function nameIn(program: GoProgram, made: GoFunction, literal: string, maker: GoFunction | null): string {
	const use = /^\t*Use:\s+(.+),$/m.exec(literal)?.[1] ?? ''
	const name = /["`]([\w-]+)(?:\s[^"`]*|"[^`]*)?["`]/.exec(use)?.[1]
	const given = maker && /\bcli\.(\w+)\+"/.exec(use)?.[1]
	const own = given ? program.text(maker.folder, field(maker, given)) : name
	if (own === undefined) throw new MovedError(`${made.folder}: a command has no name (${use})`)
	return own
}

function aliasesIn(program: GoProgram, made: GoFunction, literal: string, maker: GoFunction | null): readonly string[] {
	const given = /^\t*Aliases:\s+(.+),$/m.exec(literal)?.[1] ?? ''
	if (!maker || given !== 'aliases') return program.list(made.folder, given)
	return [program.text(maker.folder, field(maker, 'singular')) ?? '', ...program.list(maker.folder, field(maker, 'aliases'))].filter((name) => name !== '')
}

function field(maker: GoFunction, name: string): string {
	return new RegExp(`^\\t*${name}:\\s+(.+),$`, 'm').exec(maker.body)?.[1] ?? ''
}

/** The command behind `cli.newListCmd()`, `NewCompletionCmd()`, `clihub.New(cli.cfg).NewCommand()`. */
function added(program: GoProgram, made: GoFunction, call: string): Command {
	const [, alias, first = '', args = '', method] = /^(?:(\w+)\.)?(\w+)\(((?:[^()]|\([^()]*\))*)\)(?:\.(\w+)\()?/.exec(call) ?? []
	const own = alias === undefined || !program.imports(made.folder, alias)
	const folder = own ? made.folder : program.imports(made.folder, alias)
	const isPlain = method === undefined
	const maker = isPlain ? null : program.functionsIn(folder ?? '').find(({ name, receiver }) => name === first && receiver === null)
	const wanted = isPlain ? first : method
	const receiver = isPlain ? (alias === undefined ? null : made.receiver) : (maker?.gives ?? null)
	const found = program.functionsIn(folder ?? '').find((one) => one.name === wanted && one.receiver === receiver)
	if (!found) throw new MovedError(`${made.folder}: ${alias === undefined ? '' : `${alias}.`}${first}(${args}) adds a command that cannot be found`)
	return commandOf(program, found, maker ?? null)
}

const kinds = '(?:Bool|Count|Duration|Float|IP|Int|String|Uint)\\w*|VarP?'

function flagsIn(body: string): Pick<Command, 'flags' | 'inherited'> {
	const flags = new Map<string, boolean>()
	const inherited = new Map<string, boolean>()
	const persistent = new Set([...body.matchAll(/(\w+) := \w+\.PersistentFlags\(\)/g)].map(([, name]) => name))
	for (const found of body.matchAll(new RegExp(`\\b(?:(\\w*[fF]lags)|\\w+\\.(Persistent)?Flags\\(\\))\\.(${kinds})\\(([^\\n]*)`, 'g'))) {
		const [, variable, isPersistent, kind = '', args = ''] = found
		const [name, short] = [...args.matchAll(/"([^"]*)"/g)].map(([, text]) => text)
		const into = isPersistent || (variable && persistent.has(variable)) ? inherited : flags
		const hasValue = !/^(?:Bool|Count)/.test(kind)
		if (name) into.set(`--${name}`, hasValue)
		if (kind.endsWith('P') && short) into.set(`-${short}`, hasValue)
	}
	return { flags, inherited }
}

/** The packages of a program, read once. */
class GoProgram {
	readonly #tree: Tree
	readonly #texts = new Map<string, string>()
	readonly #functions = new Map<string, readonly GoFunction[]>()
	readonly #module: string

	constructor(tree: Tree) {
		this.#tree = tree
		this.#module = /^module (\S+)/m.exec(tree.read('go.mod') ?? '')?.[1] ?? ''
	}

	functionsIn(folder: string): readonly GoFunction[] {
		const known = this.#functions.get(folder)
		if (known) return known
		const text = this.#textOf(folder)
		const functions = [...text.matchAll(/^func (?:\((?:\w+ )?\*?(\w+)\) )?(\w+)\(.*?\)(?: \*?(\w+))?[^\n]*\{$/gm)].map(
			({ index, 0: head, 1: receiver = null, 2: name = '', 3: gives = null }) => {
				const end = text.indexOf('\n}', index + head.length)
				return { folder, receiver, name, gives, body: text.slice(index + head.length, end < 0 ? undefined : end) }
			},
		)
		this.#functions.set(folder, functions)
		return functions
	}

	/** The folder of the package that a file of this one knows by that name; undefined for one of another program. */
	imports(folder: string, alias: string): string | undefined {
		const found = new RegExp(`^\\s*(?:import )?(?:${alias} )?"${this.#module}/([^"]*?)"$`, 'gm')
		return [...this.#textOf(folder).matchAll(found)].map(([, path = '']) => path).find((path) => path.split('/').at(-1) === alias)
	}

	/** What a text or the name of a constant says; undefined where neither can be read. */
	text(folder: string, expression: string): string | undefined {
		const quoted = /^"([^"]*)"$/.exec(expression.trim())
		return quoted ? quoted[1] : /^["`]?([^"`]*)["`]$/.exec(this.#constant(folder, expression) ?? '')?.[1]
	}

	/** The texts of a list, written there or under the name of a variable. */
	list(folder: string, expression: string): readonly string[] {
		const written = /^\[\]string\{(.*)\}$/.exec(expression.trim())
		if (written) return (written[1] ?? '').split(',').flatMap((item) => this.text(folder, item) ?? [])
		const elsewhere = this.#constant(folder, expression)
		return elsewhere?.startsWith('[]string{') ? this.list(this.#placeOf(folder, expression).folder, elsewhere) : []
	}

	#constant(folder: string, expression: string): string | undefined {
		const place = this.#placeOf(folder, expression)
		return place.name === '' ? undefined : new RegExp(`^\\s*(?:var |const )?${place.name}\\s+= (.+)$`, 'm').exec(this.#textOf(place.folder))?.[1]
	}

	#placeOf(folder: string, expression: string): { readonly folder: string; readonly name: string } {
		const [, alias, name = ''] = /^(?:(\w+)\.)?(\w+)$/.exec(expression.trim()) ?? []
		return { folder: alias === undefined ? folder : (this.imports(folder, alias) ?? ''), name }
	}

	#textOf(folder: string): string {
		const known = this.#texts.get(folder)
		if (known !== undefined) return known
		const text = this.#tree
			.files()
			.filter((path) => dirname(path) === folder && path.endsWith('.go') && !path.endsWith('_test.go'))
			.map((path) => withoutComments(textOf(this.#tree, path)))
			.join('\n')
		this.#texts.set(folder, text)
		return text
	}
}
