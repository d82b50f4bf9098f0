import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ConsoleIssueId } from '../../../src/facts/console-issues'
import { type EnginePlaceId, type EngineTaskId, engineCommands, engineTaskIds, engineTasks } from '../../../src/facts/engine'

const folder = join(import.meta.dirname, '../../../docs/troubleshooting')

/** What the page of an alert prints. */
export class IssuePage {
	private readonly text: string

	constructor(readonly id: ConsoleIssueId) {
		this.text = readFileSync(join(folder, `${id}.mdx`), 'utf8')
	}

	/** All tasks that it shows, in their order, each once. */
	get tasks(): readonly EngineTaskId[] {
		const named = [...this.text.matchAll(/<EngineCommand task="([\w -]+)"/g)].flatMap(([, ids = '']) => ids.split(' '))
		return [...new Set(named)].filter((id): id is EngineTaskId => Object.hasOwn(engineTasks, id))
	}

	/** The first file that stands below a heading: its path is in its first line. */
	block(heading: string): { readonly path: string; readonly content: string } {
		const section = this.text.split(`{/* #${heading} */}`)[1]?.split(/^#{2,3} /m)[0] ?? ''
		const content = /^[ \t]*```(?:yaml|ini)\n([\s\S]*?)^[ \t]*```/m.exec(section)?.[1]
		const path = /^# (\/\S+)$/m.exec(content ?? '')?.[1]
		if (content === undefined || path === undefined) throw new Error(`${this.id} has no file below #${heading}`)
		return { path, content }
	}
}

/** Tasks that change something: a reader runs them to repair it. */
const changes = /(?:add|delete|install|remove|register|validate|prune|disable|disable-one|restart|stop|upgrade)$/
/** Put in by the reader. */
const values: Readonly<Record<string, string>> = { LAPI_HOST: '127.0.0.1', NAME: 'web02' }

/** The commands of a task in a place, with the reader's own words. */
export function commandsOf(task: EngineTaskId, place: EnginePlaceId, own: Readonly<Record<string, string>> = {}): readonly string[] {
	return engineCommands(task, place)
		.filter(({ click }) => !click)
		.map(({ run }) => inReadersWords(run, own))
}

/** A command with the reader's own words in place of those that stand for them. */
export function inReadersWords(run: string, own: Readonly<Record<string, string>> = {}): string {
	return Object.entries({ ...values, ...own }).reduce((text, [word, value]) => text.replaceAll(word, value), run)
}

export interface SaidToBeRun {
	readonly task: EngineTaskId
	readonly run: string
}

/**
 * Every command of a place of which the facts say that it was run with a version, within another program or not, in an order in which
 * each finds what it needs: what only looks comes first.
 */
export function saidToBeRun(place: EnginePlaceId, version: string, within?: string): readonly SaidToBeRun[] {
	const said = engineTaskIds.flatMap((task) =>
		engineCommands(task, place).flatMap(({ run, ran, click }) =>
			!click && 'engine' in ran && ran.engine.includes(version) && ran.within === within ? [{ task, run }] : [],
		),
	)
	const order = [...said.filter(({ task }) => looks(task)), ...afterwards.flatMap((id) => said.filter(({ task }) => task === id))]
	const left = said.filter((one) => !order.includes(one))
	if (left.length > 0) throw new Error(`in which order are they run? ${left.map(({ task }) => task).join(', ')}`)
	return order
}

const afterwards: readonly EngineTaskId[] = [
	...(['lapi-register', 'machines-validate', 'machines-prune', 'machines-delete', 'machines-add', 'bouncers-add', 'bouncers-delete'] as const),
	...(['decisions-add', 'decisions-delete', 'alerts-delete', 'simulation-disable-one', 'simulation-disable', 'scenarios-remove'] as const),
	...(['collections-remove', 'collections-install', 'hub-upgrade', 'support-dump', 'service-stop', 'service-restart'] as const),
]

/** Whether a task only looks. */
export function looks(task: EngineTaskId): boolean {
	return !changes.test(task) && task !== 'support-dump' && task !== 'decisions-add'
}

/** What Debian's 1.4.6 does not know, as the pages say: one list of metrics, no allow lists. */
export function inOldWords(command: string): string | null {
	if (/\bcscli allowlists\b/.test(command)) return null
	return command.replace(/(?<=\bcscli metrics) show .*$/, '')
}
