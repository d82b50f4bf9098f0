import { Thread, type Trouble } from '../thread'
import type { FromConfigThread, Question, Questions, ToConfigThread } from './protocol'

interface Asker {
	readonly question: Question
	readonly onAnswer: (answer: Questions[keyof Questions]['answer']) => void
	readonly onTrouble: (trouble: Trouble) => void
}

const open = new Map<number, Asker>()
let runs = 0

/** One for the page: the converter below the checker asks the same. */
const thread = new Thread<ToConfigThread, FromConfigThread>(() => new Worker(new URL('./config.worker.ts', import.meta.url), { type: 'module' }), {
	answer(message) {
		if (message.type === 'ready') hasCode()
		else {
			const asker = open.get(message.run)
			open.delete(message.run)
			asker?.onAnswer(message.answer)
		}
		if (open.size === 0) thread.rest()
	},
	trouble(trouble) {
		for (const { onTrouble } of open.values()) onTrouble(trouble)
		if (trouble === 'broken') open.clear()
	},
})

let hasCode = () => {}
const ready = new Promise<void>((resolve) => {
	hasCode = resolve
})

/**
 * Loads the code before there is a file to read: a paste then causes no request.
 *
 * @returns When it is there.
 */
export function warmConfigThread(): Promise<void> {
	thread.ask({ type: 'warm' })
	return ready
}

/** @returns takes the question back. */
export function ask(asker: Asker): () => void {
	const run = ++runs
	open.set(run, asker)
	thread.ask({ type: 'ask', run, question: asker.question })
	return () => {
		if (open.delete(run)) thread.tell({ type: 'cancel', run })
		if (open.size === 0) thread.rest()
	}
}

/** Gives a worker up that does not answer. Who asked asks again. */
export function endConfigThread(): void {
	open.clear()
	thread.end()
}
