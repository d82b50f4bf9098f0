import { useCallback, useEffect, useState } from 'react'
import type { Trouble } from '../thread'
import { ask, endConfigThread } from './config-thread'
import type { Question, Questions } from './protocol'

export interface Asked<Answer> {
	/** The newest there is; while the next one is made, that of the question before. */
	readonly answer: Answer | null
	readonly working: boolean
	readonly trouble: Trouble | null
	/** Asks again, in a new worker. */
	readonly again: () => void
}

const fresh = { answer: null, working: false, trouble: null } as const

/**
 * What the engine says about a configuration file. It is asked in a worker: a text that takes long does not hold up the page.
 *
 * @param question Null when there is none yet. The same object is the same question.
 */
export function useAnswer<Name extends keyof Questions>(question: (Question & { readonly name: Name }) | null): Asked<Questions[Name]['answer']> {
	const [state, setState] = useState<Omit<Asked<Questions[Name]['answer']>, 'again'>>(fresh)
	const [tries, setTries] = useState(0)
	// biome-ignore lint/correctness/useExhaustiveDependencies: another try is the same question once more
	useEffect(() => {
		if (!question) return setState(fresh)
		setState(({ answer }) => ({ answer, working: true, trouble: null }))
		return ask({
			question,
			onAnswer: (answer) => setState({ answer: answer as Questions[Name]['answer'], working: false, trouble: null }),
			onTrouble: (trouble) => setState(({ answer }) => ({ answer, working: trouble === 'silent', trouble })),
		})
	}, [question, tries])
	const again = useCallback(() => {
		endConfigThread()
		setTries((before) => before + 1)
	}, [])
	return { ...state, again }
}
