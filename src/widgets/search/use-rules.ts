import { useEffect, useRef, useState } from 'react'
import { noCorrection } from '../../engine/intake/input-format'
import type { Finding } from '../../engine/verdict/verdict'
import { analysisWorker } from '../log-analyzer/analysis-worker'
import type { FromWorker, ToWorker } from '../log-analyzer/protocol'
import { Thread } from '../thread'

/** Longer texts belong into the analyzer; their beginning tells enough to name a page. */
const longestAsked = 20_000

export interface Ruled {
	readonly asked: string
	/** Messages in it that have a page, the most telling first. */
	readonly findings: readonly Pick<Finding, 'title' | 'page' | 'cause' | 'error'>[]
}

/**
 * What the analyzer's rules say to a text. They run in a worker, which is made for the first text that looks like a message.
 *
 * @param text Null where the rules need not be asked.
 */
export function useRules(text: string | null): Ruled | null {
	const [ruled, setRuled] = useState<Ruled | null>(null)
	const runs = useRef(0)
	const asked = useRef('')
	const [thread] = useState(
		() =>
			new Thread<ToWorker, FromWorker>(analysisWorker, {
				answer(message) {
					thread.rest()
					if (message.type !== 'verdict' || message.run !== runs.current) return
					const { findings } = message.answer.verdict
					setRuled({ asked: asked.current, findings: findings.filter(({ page }) => page.includes('/errors/')) })
				},
				// Words are looked for all the same.
				trouble() {},
			}),
	)
	useEffect(() => () => thread.end(), [thread])
	useEffect(() => {
		if (text === null) return
		asked.current = text
		thread.ask({ type: 'text', run: ++runs.current, text: text.slice(0, longestAsked), year: new Date().getFullYear(), correction: noCorrection })
	}, [text, thread])
	return ruled?.asked === text ? ruled : null
}
