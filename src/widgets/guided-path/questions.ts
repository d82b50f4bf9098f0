import type { CauseId } from '../../facts/causes'
import type { What } from '../commands/Commands'

/** Where an answer leads: to the next question, or to the cause. */
export type Goal = { readonly ask: QuestionId } | { readonly cause: CauseId }

export interface Question {
	readonly title: string
	/** Why it is asked, or where to look. */
	readonly look: string
	/** What answers it: a command that each bouncer has of its own, or the endpoint asked by hand. */
	readonly command: What | 'probe' | null
	readonly answers: readonly { readonly says: string; readonly goal: Goal }[]
}

export type QuestionId = 'running' | 'where' | 'module' | 'loaded' | 'last-pull' | 'address' | 'changed' | 'file' | 'endpoint' | 'same-values'

/** The first one that is asked. */
export const firstQuestion: QuestionId = 'running'

/**
 * The way to a cause without a log. Every answer leads on, and no way comes back to a question that was asked before it
 * (`questions.test.ts` walks them all).
 */
export const questions: Readonly<Record<QuestionId, Question>> = {
	running: {
		title: 'Is it running?',
		look: 'A bouncer that does not run does not pull. Without a shell choose “I cannot tell”: the Console answers the next question.',
		command: 'status',
		answers: [
			{ says: 'It runs', goal: { ask: 'last-pull' } },
			{ says: 'It is stopped', goal: { cause: 'service-stopped' } },
			{ says: 'It failed, or starts again and again', goal: { cause: 'service-crash-loop' } },
			{ says: 'There is no such service', goal: { ask: 'where' } },
			{ says: 'I cannot tell', goal: { ask: 'last-pull' } },
		],
	},
	where: {
		title: 'Where does it live?',
		look: 'Some bouncers are part of another program and have no service of their own.',
		command: null,
		answers: [
			{ says: 'In a web server or a reverse proxy', goal: { ask: 'module' } },
			{ says: 'In a container, or in an application', goal: { ask: 'last-pull' } },
			{ says: 'I find it nowhere', goal: { cause: 'unit-missing' } },
		],
	},
	module: {
		title: 'What does the configuration test say?',
		look: 'It finds a module or a library that is missing. It does not ask the endpoint.',
		command: 'test',
		answers: [
			{ says: 'A directive or a module is unknown', goal: { cause: 'module-not-loaded' } },
			{ says: 'A library is missing', goal: { cause: 'dependency-missing' } },
			{ says: 'A line of a file is wrong', goal: { cause: 'config-syntax' } },
			{ says: 'Everything is fine', goal: { ask: 'loaded' } },
			{ says: 'There is no such test', goal: { ask: 'loaded' } },
		],
	},
	loaded: {
		title: 'Does the log name the bouncer?',
		look: 'A module or plugin that is in use prints a line when the program starts.',
		command: 'logs',
		answers: [
			{ says: 'Yes', goal: { ask: 'last-pull' } },
			{ says: 'No line names it', goal: { cause: 'plugin-not-enabled' } },
		],
	},
	'last-pull': {
		title: 'Has it ever pulled?',
		look: 'In the Console, on the tile of the integration: Last Pull.',
		command: null,
		answers: [
			{ says: 'Never', goal: { ask: 'address' } },
			{ says: 'Yes, and then it stopped', goal: { ask: 'changed' } },
			{ says: 'Within the last day', goal: { cause: 'healthy-pull' } },
			{ says: 'I cannot see it', goal: { ask: 'endpoint' } },
		],
	},
	address: {
		title: 'Which address stands in its file?',
		look: 'The Console hands out an address that ends in 24 hexadecimal digits. Every bouncer appends the rest by itself.',
		command: null,
		answers: [
			{ says: 'The one of the Console', goal: { ask: 'endpoint' } },
			{ says: 'One that ends in /v1/decisions/stream or /content', goal: { cause: 'api-url-wrong-path' } },
			{ says: 'localhost, 127.0.0.1, or a host of mine', goal: { cause: 'api-url-points-to-local-engine' } },
			{ says: 'None', goal: { cause: 'api-url-missing' } },
			{ says: 'I do not know', goal: { ask: 'endpoint' } },
		],
	},
	changed: {
		title: 'What changed when it stopped?',
		look: 'The time of the last pull tells which day to think of.',
		command: null,
		answers: [
			{ says: 'The credentials were regenerated', goal: { cause: 'credentials-rotated' } },
			{ says: 'A file was edited', goal: { ask: 'file' } },
			{ says: 'Something was updated', goal: { ask: 'file' } },
			{ says: 'The network: firewall, proxy, DNS', goal: { ask: 'endpoint' } },
			{ says: 'Nothing that I know of', goal: { ask: 'endpoint' } },
		],
	},
	file: {
		title: 'What does the configuration test say?',
		look: 'A fault in the file shows here, or in the first lines after a start.',
		command: 'test',
		answers: [
			{ says: 'It names a line', goal: { cause: 'config-syntax' } },
			{ says: 'It names a setting that it does not know', goal: { cause: 'config-unknown-key' } },
			{ says: 'It names a value', goal: { cause: 'config-invalid-value' } },
			{ says: 'It cannot read the file', goal: { cause: 'config-permission' } },
			{ says: 'It complains of a version', goal: { cause: 'version-incompatible' } },
			{ says: 'Everything is fine, or there is no test', goal: { ask: 'endpoint' } },
		],
	},
	endpoint: {
		title: 'What does the endpoint answer?',
		look: 'Asked from the same host or container, with the same address and key.',
		command: 'probe',
		answers: [
			{ says: 'HTTP 200', goal: { ask: 'same-values' } },
			{ says: 'HTTP 204', goal: { cause: 'endpoint-empty-blocklist' } },
			{ says: 'HTTP 401 or 403', goal: { cause: 'api-key-invalid' } },
			{ says: 'HTTP 404', goal: { cause: 'api-url-wrong-path' } },
			{ says: 'HTTP 429', goal: { cause: 'rate-limited' } },
			{ says: 'HTTP 5xx', goal: { cause: 'endpoint-5xx' } },
			{ says: 'curl: (6)', goal: { cause: 'dns-failure' } },
			{ says: 'curl: (7)', goal: { cause: 'connection-refused' } },
			{ says: 'curl: (28)', goal: { cause: 'connection-timeout' } },
			{ says: 'curl: (35)', goal: { cause: 'tls-protocol' } },
			{ says: 'curl: (60)', goal: { cause: 'tls-unknown-ca' } },
		],
	},
	'same-values': {
		title: 'Are address and key in its file the same?',
		look: 'The way to the endpoint is free, and it takes this key. What is left is what the bouncer itself sends.',
		command: null,
		answers: [
			{ says: 'The address is another one', goal: { cause: 'api-url-wrong-path' } },
			{ says: 'The key is another one', goal: { cause: 'api-key-invalid' } },
			{ says: 'It is switched off in its file', goal: { cause: 'bouncer-disabled-in-config' } },
			{ says: 'Both are the same', goal: { cause: 'polling-stopped' } },
		],
	},
}

/** The causes at which the ways end, each once. */
export const goals: readonly CauseId[] = [
	...new Set(Object.values(questions).flatMap(({ answers }) => answers.flatMap(({ goal }) => ('cause' in goal ? [goal.cause] : [])))),
]
