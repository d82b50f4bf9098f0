import { diffLines } from 'diff'
import { type ReactNode, useMemo } from 'react'
import type { Problem } from '../../engine/config/types'
import { redact } from '../../engine/report/redact'
import { CodeText, CopyButton } from '../parts'
import styles from './config-checker.module.css'

interface Props {
	readonly before: string
	readonly after: string
	readonly problems: readonly Problem[]
}

interface DiffLine {
	readonly kind: 'same' | 'removed' | 'added'
	readonly text: string
	/** Line in the file as it was pasted; null for an added one. */
	readonly line: number | null
}

/** Unchanged lines kept around a change, so that the reader finds the place. */
const context = 2

/** The corrected file as a diff, with the reason under each changed line. Keys are masked in the picture, not in the copy. */
export function CorrectedFile({ before, after, problems }: Props): ReactNode {
	const lines = useMemo(() => near(differenceOf(before, after)), [before, after])
	return (
		<section className={styles.corrected}>
			<h4>The corrected file</h4>
			<div className={styles.diff}>
				{lines.map((line, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: the lines of one diff never move
					<div key={at}>
						<div className={styles[line.kind]}>
							<span aria-hidden="true">{line.kind === 'removed' ? '- ' : line.kind === 'added' ? '+ ' : '  '}</span>
							<span className={styles.srOnly}>{line.kind === 'removed' ? 'removed: ' : line.kind === 'added' ? 'added: ' : ''}</span>
							{redact(line.text)}
						</div>
						{line.kind === 'removed' &&
							problems
								.filter((problem) => problem.line === line.line)
								.map((problem) => (
									<p key={problem.code + problem.message} className={styles.reason}>
										<CodeText text={problem.fix} />
									</p>
								))}
					</div>
				))}
			</div>
			<div className={styles.bar}>
				<CopyButton text={() => after} label="Copy the corrected file" />
				<span className={styles.why}>Everything else is as it was: comments, order, other settings.</span>
			</div>
		</section>
	)
}

function differenceOf(before: string, after: string): readonly DiffLine[] {
	let line = 0
	return diffLines(before, after).flatMap((part) => {
		const texts = part.value.replace(/\n$/, '').split('\n')
		return texts.map((text): DiffLine => {
			if (part.added) return { kind: 'added', text, line: null }
			line++
			return { kind: part.removed ? 'removed' : 'same', text, line }
		})
	})
}

function near(lines: readonly DiffLine[]): readonly DiffLine[] {
	return lines.filter((line, at) => line.kind !== 'same' || lines.slice(Math.max(0, at - context), at + context + 1).some(({ kind }) => kind !== 'same'))
}
