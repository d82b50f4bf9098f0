import { bouncerIds } from '../facts/bouncer'
import { bouncerOf, bouncers } from '../facts/bouncers'
import { readArguments } from './arguments'
import { commandNames, factsOf, isCommand, optionKinds, type Words } from './command-table'
import { didYouMean, UsageError } from './usage'

/** Each asks the program itself, so what it offers is never older than what runs; where that offers nothing, the shell offers files. */
const scripts = {
	bash: `_bouncer_doctor() {
	local IFS=$'\\n'
	COMPREPLY=($(compgen -W "$(bouncer-doctor complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]#=}"))
}
complete -o bashdefault -o default -F _bouncer_doctor bouncer-doctor
`,
	zsh: `#compdef bouncer-doctor
_bouncer_doctor() {
	local -a found
	found=(\${(f)"$(bouncer-doctor complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
	if (( $#found )); then compadd -- $found; else _files; fi
}
if [ "$funcstack[1]" = _bouncer_doctor ]; then _bouncer_doctor "$@"; else compdef _bouncer_doctor bouncer-doctor; fi
`,
	fish: `complete -c bouncer-doctor -a '(bouncer-doctor complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
} as const satisfies Readonly<Record<string, string>>

export type ShellName = keyof typeof scripts

export const shells = Object.keys(scripts) as readonly ShellName[]

export function completionScript(shell: ShellName): string {
	return scripts[shell]
}

/** `bouncer-doctor completion SHELL`: what a shell needs to complete the commands. */
export async function completion(words: readonly string[]): Promise<number> {
	const { files } = readArguments('completion', words, optionKinds('completion'))
	const [wanted] = files
	const shell = shells.find((name) => name === wanted)
	if (!shell || files.length > 1) throw new UsageError(`completion: takes one of ${shells.join(', ')}${didYouMean(wanted ?? '', shells)}`)
	process.stdout.write(completionScript(shell))
	return 0
}

/** `bouncer-doctor complete -- WORD...`, which the scripts ask: what the last word may become, one a line. */
export async function complete(words: readonly string[]): Promise<number> {
	const found = completions(words[0] === '--' ? words.slice(1) : words)
	process.stdout.write(found.map((word) => `${word}\n`).join(''))
	return 0
}

/**
 * @param words Those of the command line without the program's name; the last one is being typed and may be empty.
 * @returns What it may become; nothing where only the reader knows, or where it is a file.
 */
export function completions(words: readonly string[]): readonly string[] {
	// Bash takes `--bouncer=nginx` for three words.
	const [name = '', ...rest] = words.filter((word) => word !== '=')
	const typed = rest.at(-1)
	if (typed === undefined) return [...commandNames, '--help', '--version'].filter((word) => word.startsWith(name))
	if (!isCommand(name)) return []
	const { options, operand } = factsOf(name)
	const begun = (known: readonly string[]) => known.filter((word) => word.startsWith(typed))
	const before = Object.entries(options).find(([option]) => rest.at(-2) === `--${option}`)?.[1]
	if (before?.value) return begun(wordsFor(before.value.words, rest))
	if (typed.startsWith('-')) return begun(Object.keys(options).map((option) => `--${option}`))
	return operand ? begun(wordsFor(operand.words, rest)) : []
}

function wordsFor(words: Words, given: readonly string[]): readonly string[] {
	switch (words) {
		case 'bouncer':
			return bouncerIds
		case 'deployment':
			return deploymentsOf(given)
		case 'source':
			return ['integration', 'engine']
		case 'shell':
			return shells
		case 'file':
		case 'folder':
		case 'text':
			return []
	}
}

/** Those of the bouncer that the words name; of all where they name none. */
function deploymentsOf(given: readonly string[]): readonly string[] {
	const of = (option: string) => given[given.indexOf(option) + 1] ?? ''
	const bouncer = bouncerOf(given.includes('--to') ? of('--to') : of('--bouncer'))
	return [...new Set((bouncer ? [bouncer] : bouncers).flatMap(({ deployments }) => deployments.map(({ id }) => id)))]
}
