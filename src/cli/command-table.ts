import type { OptionKinds } from './arguments'

/** What can stand behind an option or as an operand; completion offers it. */
export type Words = 'bouncer' | 'deployment' | 'source' | 'shell' | 'file' | 'folder' | 'text'

interface OptionFacts {
	readonly kind: 'flag' | 'value' | 'list'
	readonly value?: { readonly name: string; readonly words: Words }
	readonly what: string
}

interface CommandFacts {
	readonly what: string
	/** Null where nothing stands behind the options. */
	readonly operand: { readonly name: string; readonly words: Words } | null
	readonly options: Readonly<Record<string, OptionFacts>>
}

const json = { kind: 'flag', what: 'the answer as one line of JSON' } as const
const batch = { kind: 'flag', what: 'many at once: JSON Lines from standard input, one answer a line' } as const
const bouncer = { kind: 'value', value: { name: 'ID', words: 'bouncer' }, what: 'the bouncer, where the text does not tell it' } as const
const deployment = { kind: 'value', value: { name: 'ID', words: 'deployment' }, what: 'how it is installed; `bouncers --json` lists them' } as const
const key = { kind: 'value', value: { name: 'KEY|-', words: 'text' }, what: 'its API key; - reads it from standard input' } as const
const out = { kind: 'value', value: { name: 'DIR', words: 'folder' }, what: 'writes the files below this folder' } as const
const force = { kind: 'flag', what: 'writes over files that are there' } as const
const file = { name: 'FILE|-', words: 'file' } as const

/** Every command with its options: what they read, what completion offers and what the manual says comes from here. */
export const commandTable = {
	here: {
		what: 'looks at this host, without changing anything: which bouncers it has, their files, logs and state; one verdict, one report',
		operand: null,
		options: { json },
	},
	diagnose: { what: 'one verdict over all logs; reads standard input without FILE', operand: file, options: { json, batch, bouncer } },
	check: {
		what: 'what is wrong in a configuration file, and the corrected file',
		operand: file,
		options: {
			json,
			batch,
			lines: { kind: 'flag', what: 'many files, for editors, hooks and workflows: FILE:LINE:COLUMN: error: …; files of no bouncer are passed over' },
			bouncer,
		},
	},
	generate: {
		what: 'the configuration files for a bouncer, and the steps',
		operand: null,
		options: {
			bouncer: { ...bouncer, what: 'the bouncer' },
			deployment,
			source: { kind: 'value', value: { name: 'integration|engine', words: 'source' }, what: 'where the list comes from; integration when not given' },
			url: { kind: 'value', value: { name: 'URL', words: 'text' }, what: 'the address of the endpoint' },
			key,
			interval: { kind: 'value', value: { name: 'TIME', words: 'text' }, what: 'how often it pulls: 10s, 15m, 24h' },
			set: { kind: 'list', value: { name: 'OPTION=VALUE', words: 'text' }, what: 'an option of the bouncer; may be repeated' },
			json,
			out,
			force,
		},
	},
	convert: {
		what: 'the same settings for another bouncer or deployment',
		operand: file,
		options: {
			to: { ...bouncer, what: 'the bouncer that the settings are for' },
			deployment,
			bouncer: { ...bouncer, what: 'the bouncer that the file is of, where it does not tell' },
			url: { kind: 'value', value: { name: 'URL', words: 'text' }, what: 'another address of the endpoint' },
			key,
			json,
			out,
			force,
		},
	},
	collect: {
		what: 'prints a shell command that gathers all of this, masked',
		operand: null,
		options: { bouncer: { ...bouncer, what: 'the bouncer, where it is known' }, deployment },
	},
	rules: { what: 'every message that is known', operand: null, options: { json } },
	bouncers: { what: 'every bouncer that is known', operand: null, options: { json } },
	completion: { what: 'prints what a shell needs to complete these commands', operand: { name: 'bash|zsh|fish', words: 'shell' }, options: {} },
} as const satisfies Readonly<Record<string, CommandFacts>>

export type CommandName = keyof typeof commandTable

export const commandNames = Object.keys(commandTable) as readonly CommandName[]

export function isCommand(name: string): name is CommandName {
	return Object.hasOwn(commandTable, name)
}

export function factsOf(command: CommandName): CommandFacts {
	return commandTable[command]
}

/** What `readArguments` needs to know of a command. */
export function optionKinds(command: CommandName): OptionKinds {
	return Object.fromEntries(Object.entries(factsOf(command).options).map(([name, { kind }]) => [name, kind]))
}
