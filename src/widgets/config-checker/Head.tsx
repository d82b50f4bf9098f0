import type { ReactNode } from 'react'
import { catalogue, type ProblemCode } from '../../engine/config/problems/catalogue'
import type { CheckResult, Problem } from '../../engine/config/types'
import { type BouncerId, bouncerIds } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { Answer, Button, CodeText } from '../parts'
import styles from './config-checker.module.css'

/** What is said of a text as a whole: what it is, not what is wrong with it. */
const remarkCodes: readonly ProblemCode[] = ['not-recognised', 'template', 'other-language', 'fragment', 'settings-elsewhere']

export function isRemark({ code }: Problem): boolean {
	return remarkCodes.includes(code)
}

/** The bouncer cannot work with this source of the list: to follow the other fixes can shut visitors out. */
export function isUnfit({ problems }: Pick<CheckResult, 'problems'>): boolean {
	return problems.some(({ code, severity }) => severity === 'error' && catalogue[code].group === 'fit')
}

type Tone = 'bad' | 'warn' | 'ok' | null

/** The answer in one sentence. A text that is not judged has no colour. */
function answerOf(result: CheckResult): { readonly says: string; readonly tone: Tone } {
	const found = result.problems.filter((problem) => !isRemark(problem))
	if (isUnfit(result)) return { says: 'With this address it cannot work, whatever else the file says.', tone: 'bad' }
	const errors = found.filter(({ severity }) => severity === 'error').length
	const warnings = found.filter(({ severity }) => severity === 'warning').length
	const effect = result.source.kind === 'engine-file' ? 'this file does not work.' : 'with this file it will not pull or block.'
	if (errors > 0) return { says: `${errors === 1 ? 'One error' : `${errors} errors`}: ${effect}`, tone: 'bad' }
	if (warnings > 0) return { says: `${warnings === 1 ? 'One warning' : `${warnings} warnings`}: it runs, but not as meant.`, tone: 'warn' }
	return whatItIs(result)
}

function whatItIs({ source, candidates, problems }: CheckResult): { readonly says: string; readonly tone: Tone } {
	const has = (code: ProblemCode) => problems.find((problem) => problem.code === code)
	const unknown = has('not-recognised')
	if (unknown?.severity === 'warning') return { says: 'This bouncer is not known here.', tone: null }
	if (unknown) return { says: candidates.length > 0 ? 'Which bouncer is it?' : 'This is not recognised as the configuration file of a bouncer.', tone: null }
	switch (source.kind) {
		case 'template':
			return { says: 'A template. Nothing wrong was found in what is fixed in it.', tone: null }
		case 'other-language':
			return { says: 'The source of another program, which writes the file.', tone: null }
		case 'fragment':
			return { says: 'A part of a file. Nothing wrong was found in it.', tone: null }
		case 'bouncer-file':
		case 'engine-file':
		case 'compose':
		case 'env':
		case 'unknown':
			return has('settings-elsewhere')
				? { says: 'Nothing wrong was found here. Settings stand in another place.', tone: null }
				: { says: 'Nothing wrong was found in this file.', tone: 'ok' }
	}
}

interface Props {
	readonly result: CheckResult
	/** Null where the bouncer cannot be chosen. */
	readonly onChoose: ((id: BouncerId) => void) | null
	readonly children: ReactNode
}

/** What the check has come to, in one sentence, and what kind of text this is. */
export function CheckedHead({ result, onChoose, children }: Props): ReactNode {
	const { says, tone } = answerOf(result)
	const remarks = result.problems.filter(isRemark)
	const isQuestion = remarks.some(({ code }) => code === 'not-recognised')
	return (
		<div className={styles.head}>
			<Answer tone={tone}>
				<h2>{says}</h2>
				{remarks.map(({ code, line, message, fix }) => (
					<p key={`${code} ${line}`}>
						<CodeText text={message} /> {!(isQuestion && result.candidates.length > 0) && <CodeText text={fix} />}
					</p>
				))}
				{children && <p className={styles.why}>{children}</p>}
				{onChoose && result.candidates.length > 0 && <Candidates result={result} isQuestion={isQuestion} onChoose={onChoose} />}
			</Answer>
		</div>
	)
}

interface CandidatesProps {
	readonly result: CheckResult
	readonly isQuestion: boolean
	readonly onChoose: (id: BouncerId) => void
}

/** The file could be read as one of several bouncers': the reader knows whose it is. */
function Candidates({ result, isQuestion, onChoose }: CandidatesProps): ReactNode {
	const names = bouncerIds.flatMap((id) => (result.candidates.includes(id) ? [{ id, name: bouncerOf(id)?.name ?? id }] : []))
	return (
		<div className={styles.candidates}>
			<span>{isQuestion ? 'Choose it, and the file is checked:' : 'It could just as well be a file of:'}</span>
			{names.map(({ id, name }) => (
				<Button key={id} onClick={() => onChoose(id)}>
					{name}
				</Button>
			))}
		</div>
	)
}
