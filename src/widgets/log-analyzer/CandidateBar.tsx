import type { ReactNode } from 'react'
import { bouncerOf } from '../../facts/bouncers'
import { Button } from '../parts'
import styles from './log-analyzer.module.css'

const shownCandidates = 6

interface Props {
	readonly candidates: readonly string[]
	readonly chosen: string | null
	readonly onChoose: (id: string) => void
}

/** Several bouncers share a library and print the same lines: the reader knows which one runs. */
export function CandidateBar({ candidates, chosen, onChoose }: Props): ReactNode {
	const bouncers = candidates.flatMap((id) => bouncerOf(id) ?? [])
	if (bouncers.length < 2) return null
	return (
		<div className={styles.bar}>
			<span>Several bouncers print these lines. Which one is yours?</span>
			{bouncers.slice(0, shownCandidates).map(({ id, name }) => (
				<Button key={id} aria-pressed={chosen === id} onClick={() => onChoose(id)}>
					{name}
				</Button>
			))}
			{bouncers.length > shownCandidates && <span>or another one: choose it above.</span>}
		</div>
	)
}
