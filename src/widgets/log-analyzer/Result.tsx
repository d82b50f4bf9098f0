import useBaseUrl from '@docusaurus/useBaseUrl'
import clsx from 'clsx'
import { type ReactNode, useEffect, useState } from 'react'
import { longestConfig } from '../../engine/intake/pieces/longest-config'
import { adviceFor } from '../../engine/verdict/advice'
import { compareVerdicts } from '../../engine/verdict/compare'
import { deploymentFor } from '../../engine/verdict/deployment'
import { evidenceOf, isAlarm, type Verdict } from '../../engine/verdict/verdict'
import { isOfConfig } from '../../engine/verdict/with-configs'
import { bouncerOf } from '../../facts/bouncers'
import { CheckedConfig, FileAnswer } from '../config-checker'
import { Button, CopyButton } from '../parts'
import { useSelection } from '../selection'
import { Alternatives } from './Alternatives'
import { afterPaint } from './after-paint'
import { CandidateBar } from './CandidateBar'
import { ComparisonBar } from './ComparisonBar'
import { ConsoleIssues } from './ConsoleIssues'
import { Evidence } from './Evidence'
import { Fix, FixSteps, fieldToMend } from './FixPanel'
import { Fold } from './Fold'
import { keptOf, linkTo } from './kept'
import type { Lead } from './leads'
import styles from './log-analyzer.module.css'
import { NextSteps } from './NextSteps'
import { Pieces } from './Pieces'
import type { Answer } from './protocol'
import { ReportPanel } from './ReportPanel'
import { isFile } from './recognised'
import { UnknownLines } from './UnknownLines'
import { UnknownMessages } from './UnknownMessages'
import { VerdictCard } from './VerdictCard'

interface Props {
	readonly answer: Answer
	readonly lead: Lead
	/** The verdict before the reader repaired something; null when this is the first log. */
	readonly before: Verdict | null
	readonly onFresh: () => void
	/** Reads a part of the text alone. */
	readonly onAlone: (text: string) => void
}

/** Beside a file that is being made there is room for the line that proves the fault; the others are one press away. */
const shownEvidence = { open: 1, closed: 6 }

/** The answer: verdict, fix, evidence, what is harmless, what is not known, and the report. */
export function Result({ answer, lead, before, onFresh, onAlone }: Props): ReactNode {
	const { verdict, configs, text, file, known, partial } = answer
	const { selection, choose } = useSelection()
	const analyzer = useBaseUrl('/u/troubleshooting/analyze')
	const detected = verdict.bouncer ? bouncerOf(verdict.bouncer) : undefined
	const [overruled, setOverruled] = useState<string | null>(null)
	// The selector follows the log once for each verdict, visibly; the reader can change it back. What the log before told is not
	// said of this one.
	// biome-ignore lint/correctness/useExhaustiveDependencies: only a new verdict moves the choice, not the choice itself
	useEffect(() => {
		if (selection.bouncer === (detected?.id ?? selection.own)) return
		return afterPaint(() => {
			setOverruled(detected ? selection.own : null)
			choose(detected ? { bouncer: detected.id, told: true } : { bouncer: selection.own })
		})
	}, [verdict])
	const chosen = selection.bouncer ? bouncerOf(selection.bouncer) : undefined
	const bouncer = chosen ?? detected ?? null
	const deployment = bouncer && deploymentFor(bouncer, selection.deployment, verdict.place)
	const advice = adviceFor(verdict, bouncer, deployment)
	const evidence = evidenceOf(verdict)
	const success = verdict.findings.filter(({ role, aside }) => !aside && role === 'success')
	const harmless = verdict.findings.filter(({ role, aside }) => !aside && role === 'harmless')
	const ofOthers = verdict.findings.filter(({ aside }) => aside)
	const faulty = configs.filter(({ result }) => !result.ok)
	// A file that cannot work explains a log that tells nothing.
	const onlyConfig = configs.length > 0 && !isAlarm(verdict.status)
	// Its lines stand with their reasons in the file above already.
	const allOfConfig = evidence.length > 0 && verdict.findings.every(isOfConfig)
	// A file that is corrected above needs no second one. Else what only the reader knows is asked at once.
	const [open, setOpen] = useState(false)
	const makesFile = fieldToMend(verdict) !== null && faulty.length === 0
	// biome-ignore lint/correctness/useExhaustiveDependencies: a new verdict opens it, and the reader may also
	useEffect(() => (makesFile ? afterPaint(() => setOpen(true)) : undefined), [verdict])
	const isOpen = open && bouncer !== null && fieldToMend(verdict) !== null
	const proofs = [...evidence, ...success]
	// The line that nobody knows is the headline.
	const unknown = verdict.status === 'unknown-fault' ? verdict.unrecognised.slice(1) : verdict.unrecognised
	const isAllSaid = allOfConfig || (verdict.status === 'unknown-fault' && proofs.length + unknown.length === 0)
	const shown = isOpen ? shownEvidence.open : shownEvidence.closed
	const follows = overruled && detected && (
		<div className={styles.bar}>
			<span>
				These lines are from {detected.name}; you had chosen {bouncerOf(overruled)?.name ?? overruled}. The page now follows the log.
			</span>
			<Button
				onClick={() => {
					choose({ bouncer: overruled })
					setOverruled(null)
				}}
			>
				Change back
			</Button>
		</div>
	)
	// Where files are expected, a text that is no log may be one that we do not know.
	const asFile = file !== null && text !== null && (isFile(file) || (lead === 'file' && !isAlarm(verdict.status)))
	const kept = keptOf(verdict)
	const comparison = before === null ? null : compareVerdicts(before, verdict)
	if (asFile)
		return (
			<>
				{follows}
				<FileAnswer key={text} text={text} first={file} onFresh={onFresh} />
				{verdict.consoleIssues.length > 0 && (
					<div className={styles.leads}>
						<ConsoleIssues verdict={verdict} />
					</div>
				)}
				{text !== null && <Pieces pieces={answer.pieces} text={text} onAlone={onAlone} onFresh={onFresh} />}
			</>
		)
	return (
		<>
			{comparison && <ComparisonBar comparison={comparison} />}
			{follows}
			{lead === 'file' && verdict.lines.bytes > longestConfig && (
				<div className={styles.bar}>That is larger than any configuration file, so it was read as a log.</div>
			)}
			{!(onlyConfig && verdict.findings.length === 0) && <VerdictCard verdict={verdict} bouncer={detected ?? null} partial={partial} />}
			{(onlyConfig ? configs : faulty).map((config) => (
				<CheckedConfig key={config.firstLine} config={config} />
			))}
			{!detected && <CandidateBar candidates={verdict.bouncerCandidates} chosen={selection.bouncer} onChoose={(id) => choose({ bouncer: id })} />}
			{verdict.status !== 'empty' && (
				<div className={clsx(styles.row, isAllSaid && styles.single, isOpen && styles.making)}>
					<div className={styles.fix}>
						<Fix verdict={verdict} bouncer={bouncer} />
					</div>
					<div className={styles.make}>
						<FixSteps
							verdict={verdict}
							known={known}
							bouncer={bouncer}
							deployment={deployment}
							corrected={faulty.some(({ result }) => result.correction.status !== 'none')}
							open={isOpen}
							onOpen={setOpen}
							onFresh={onFresh}
						/>
					</div>
					<div className={styles.further}>
						<ConsoleIssues verdict={verdict} />
						<Alternatives verdict={verdict} advice={advice} />
						<NextSteps verdict={verdict} advice={advice} bouncer={bouncer} />
					</div>
					{!isAllSaid && (
						<div className={styles.proofs}>
							<h3>Evidence</h3>
							{proofs.length > 0 ? (
								<Evidence findings={proofs.slice(0, shown)} />
							) : (
								<>
									<p className={styles.why}>No line of it is a message that we know.</p>
									<UnknownLines entries={unknown.slice(0, 3)} />
								</>
							)}
						</div>
					)}
				</div>
			)}
			{proofs.length > shown && (
				<Fold title="More of the same log" note={count(proofs.length - shown, 'message')}>
					<Evidence findings={proofs.slice(shown, 60)} />
				</Fold>
			)}
			{ofOthers.length > 0 && (
				<Fold title="Said by other programs, or about other addresses" note={count(ofOthers.length, 'message')}>
					<Evidence findings={ofOthers} />
				</Fold>
			)}
			{harmless.length > 0 && (
				<Fold title="Harmless, although it looks bad" note={count(harmless.length, 'message')}>
					<Evidence findings={harmless} />
				</Fold>
			)}
			{verdict.unrecognised.length > 0 && <UnknownMessages verdict={verdict} bouncerName={bouncer?.name ?? null} />}
			{text !== null && <Pieces pieces={answer.pieces} text={text} onAlone={onAlone} onFresh={onFresh} />}
			<ReportPanel verdict={verdict} bouncerName={bouncer?.name ?? null} />
			<div className={styles.after}>
				<Button main onClick={onFresh}>
					Paste a fresh log
				</Button>
				{kept && <CopyButton text={() => linkTo(kept, analyzer)} label="Copy a link to this verdict" />}
				{kept && <span>Cause and messages only: no text, no address, no key.</span>}
			</div>
		</>
	)
}

function count(number: number, what: string): string {
	return `${number} ${what}${number === 1 ? '' : 's'}`
}
