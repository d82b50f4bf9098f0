import type { ReactNode } from 'react'
import { type EngineCommand as Command, type EnginePlace, type EngineTaskId, engineCommands, enginePlaceIds, engineTasks, type Ran } from '../../facts/engine'
import { EnginePlaces, Given } from '../engine-places'
import { CopyCommand } from '../parts'
import styles from './engine-command.module.css'

interface Props {
	/** Ids of tasks, separated by blanks: what is done in one go. */
	readonly task: string
}

/** The commands of the Security Engine for some tasks, one tab for each place where it can run. The choice is kept for all pages. */
export function EngineCommand({ task }: Props): ReactNode {
	const ids = task.split(' ').map(known)
	const places = enginePlaceIds.filter((place) => ids.some((id) => engineCommands(id, place).length > 0))
	return (
		<EnginePlaces places={places} onPaper="all">
			{(place) => <Place ids={ids} place={place} />}
		</EnginePlaces>
	)
}

/** How the commands were run is told once where it is the same for all of them. */
function Place({ ids, place }: { readonly ids: readonly EngineTaskId[]; readonly place: EnginePlace }): ReactNode {
	const marks = ids.map((id) => howRun(engineCommands(id, place.id).map(({ ran }) => ran))).filter((mark) => mark !== '')
	const common = new Set(marks).size === 1 ? marks[0] : undefined
	return (
		<>
			{ids.map((id) => (
				<Task key={id} id={id} place={place} titled={ids.length > 1} marked={common === undefined} />
			))}
			<Given place={place}>{common}</Given>
		</>
	)
}

interface TaskProps {
	readonly id: EngineTaskId
	readonly place: EnginePlace
	readonly titled: boolean
	readonly marked: boolean
}

function Task({ id, place, titled, marked }: TaskProps): ReactNode {
	const commands = engineCommands(id, place.id)
	if (commands.length === 0) return null
	const { title } = engineTasks[id]
	return (
		<div className={styles.task}>
			{titled && <span className={styles.title}>{title}</span>}
			{commands.map((command) => (
				<div key={command.run}>
					<CopyCommand command={asShown(command, place)} />
				</div>
			))}
			{marked && <small className={styles.ran}>{howRun(commands.map(({ ran }) => ran))}</small>}
		</div>
	)
}

function asShown({ run, note, click, ran }: Command, place: EnginePlace): Parameters<typeof CopyCommand>[0]['command'] {
	return { run, shell: click ? 'click' : place.shell, ...(note === undefined ? {} : { note }), known: 'engine' in ran ? 'run' : 'source' }
}

/** One sentence for all commands of a task: a list of marks, one behind each line, says no more and is harder to read. */
function howRun(marks: readonly Ran[]): string {
	const not = marks.flatMap((ran) => ('not' in ran ? [ran.not] : []))
	const run = [...new Set(marks.flatMap((ran) => ('engine' in ran ? [runWith(ran)] : [])))].join(' ')
	const rest = not.length > 0 ? `${run === '' ? 'Not run by us' : 'The other one was not run'}: ${[...new Set(not)].join(', ')}.` : ''
	return `${run} ${rest}`.trim()
}

function runWith({ engine, within }: Exclude<Ran, { readonly not: string }>): string {
	return `Run with crowdsec ${engine.join(' and ')}${within === undefined ? '' : ` in ${within}`}.`
}

function known(id: string): EngineTaskId {
	if (!isTask(id)) throw new Error(`<EngineCommand task="…">: "${id}" is none of ${Object.keys(engineTasks).join(', ')}`)
	return id
}

function isTask(id: string): id is EngineTaskId {
	return Object.hasOwn(engineTasks, id)
}
