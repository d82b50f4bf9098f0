import { type ReactNode, useMemo } from 'react'
import type { Problem } from '../../engine/config/types'
import type { Severity } from '../../facts/bouncer'
import { masked, maskedLines } from '../masked'
import { CodeText } from '../parts'
import styles from './config-checker.module.css'
import { isRemark, isUnfit } from './Head'

const severityNames = { error: 'Error', warning: 'Warning', info: 'Note' } as const satisfies Record<Severity, string>

interface Props {
	readonly text: string
	readonly problems: readonly Problem[]
}

/** Every problem with its line. What the text is, is told above. */
export function Problems({ text, problems }: Props): ReactNode {
	const shown = useMemo(() => maskedLines(text), [text])
	const found = problems.filter((problem) => (isUnfit({ problems }) ? isUnfit({ problems: [problem] }) : !isRemark(problem)))
	if (found.length === 0) return null
	return (
		<ol className={styles.problems}>
			{found.map((problem) => (
				<li key={`${problem.code} ${problem.line} ${problem.key} ${problem.message}`} className={styles[problem.severity]}>
					<div className={styles.place}>
						<b>{severityNames[problem.severity]}</b>
						{problem.line !== null && (
							<span>
								line {problem.line}
								{problem.column !== null && `:${problem.column}`}
							</span>
						)}
						{problem.key && <code>{masked(problem.key)}</code>}
					</div>
					{problem.line !== null && (
						<pre>
							<code>{shown[problem.line - 1] ?? ''}</code>
						</pre>
					)}
					<p>
						<CodeText text={masked(problem.message)} />
					</p>
					<p>
						<b>Fix:</b> <CodeText text={masked(problem.fix)} />
					</p>
				</li>
			))}
		</ol>
	)
}
