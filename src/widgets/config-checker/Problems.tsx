import type { ReactNode } from 'react'
import type { CheckResult, Problem } from '../../engine/config/types'
import { redact } from '../../engine/report/redact'
import type { BouncerId, Severity } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { Answer, CodeText } from '../parts'
import { CorrectedFile } from './CorrectedFile'
import styles from './config-checker.module.css'

const severityNames = { error: 'Error', warning: 'Warning', info: 'Note' } as const satisfies Record<Severity, string>

function worstOf(problems: readonly Problem[]): Severity | null {
	return (['error', 'warning', 'info'] as const).find((severity) => problems.some((problem) => problem.severity === severity)) ?? null
}

/** A text without a setting of any bouncer: nothing can be said about pulling. */
function isUnknown({ problems }: CheckResult): boolean {
	return problems.some(({ code }) => code === 'not-recognised')
}

function headlineOf(result: CheckResult): string {
	const { problems } = result
	if (isUnknown(result)) return 'This is not recognised as the configuration file of a bouncer.'
	const errors = problems.filter(({ severity }) => severity === 'error').length
	const warnings = problems.filter(({ severity }) => severity === 'warning').length
	if (errors > 0) return errors === 1 ? 'One error: with this file it will not pull or block.' : `${errors} errors: with this file it will not pull or block.`
	if (warnings > 0) return warnings === 1 ? 'One warning: it runs, but not as meant.' : `${warnings} warnings: it runs, but not as meant.`
	return 'Nothing wrong was found in this file.'
}

/** What the check has come to, in one sentence. */
export function CheckedHead({ result, children }: { readonly result: CheckResult; readonly children: ReactNode }): ReactNode {
	const worst = worstOf(result.problems)
	return (
		<div className={styles.head}>
			<Answer tone={isUnknown(result) ? null : worst === 'error' ? 'bad' : worst === 'warning' ? 'warn' : 'ok'}>
				<h3>{headlineOf(result)}</h3>
				<p className={styles.why}>{children}</p>
			</Answer>
		</div>
	)
}

interface ProblemsProps {
	readonly text: string
	readonly result: CheckResult
}

/** Every problem with its line, and the corrected file. */
export function Problems({ text, result }: ProblemsProps): ReactNode {
	return (
		<>
			{result.problems.length > 0 && (
				<ol className={styles.problems}>
					{result.problems.map((problem) => (
						<li key={`${problem.code} ${problem.line} ${problem.key} ${problem.message}`} className={styles[problem.severity]}>
							<div className={styles.place}>
								<b>{severityNames[problem.severity]}</b>
								{problem.line !== null && (
									<span>
										line {problem.line}
										{problem.column !== null && `:${problem.column}`}
									</span>
								)}
								{problem.key && <code>{problem.key}</code>}
							</div>
							{problem.line !== null && (
								<pre>
									<code>{redact(text.split(/\r\n|\n|\r/)[problem.line - 1] ?? '')}</code>
								</pre>
							)}
							<p>
								<CodeText text={problem.message} />
							</p>
							<p>
								<b>Fix:</b> <CodeText text={problem.fix} />
							</p>
						</li>
					))}
				</ol>
			)}
			{result.changes.length > 0 && <CorrectedFile text={text} changes={result.changes} fileName={fileNameOf(result.bouncer)} />}
		</>
	)
}

/** The name that the file has where the bouncer reads it. */
function fileNameOf(id: BouncerId | null): string {
	const path = id && bouncerOf(id)?.deployments[0]?.files[0]?.path
	return path?.split(/[/\\]/).pop() ?? 'corrected.conf'
}

interface CheckedConfigProps extends ProblemsProps {
	/** Where the file comes from. */
	readonly title: string
}

/** A file that was found in something else, the paste of a log for example. */
export function CheckedConfig({ title, text, result }: CheckedConfigProps): ReactNode {
	return (
		<section>
			<CheckedHead result={result}>{title}</CheckedHead>
			<Problems text={text} result={result} />
		</section>
	)
}
