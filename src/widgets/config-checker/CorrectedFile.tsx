import { type ReactNode, useRef } from 'react'
import type { Bouncer } from '../../facts/bouncer'
import { Asking, type CheckedText } from '../config-thread'
import { CodeText, Spoken } from '../parts'
import { usePastedSetting } from '../pasted-setting'
import { ChangedFile, proofOf, titleOf, useChoice } from './ChangedFile'
import styles from './config-checker.module.css'
import { Missing } from './Missing'
import { NoFile } from './NoFile'
import { type CheckedSource, useCompletion } from './use-completion'

interface Props {
	readonly source: CheckedSource
	readonly checked: CheckedText
	readonly bouncer: Bouncer
}

/**
 * The corrected file as a diff, beside it a field for each thing that only the reader has. What is not yet right says so, in its
 * title and on its buttons; what is shown is what is copied.
 */
export function CorrectedFile({ source, checked, bouncer }: Props): ReactNode {
	const completion = useCompletion(source, checked, bouncer)
	const { asks, now, missing, asked } = completion
	const place = useRef<HTMLElement>(null)
	usePastedSetting(place, ({ kind, text }) => {
		const ask = asks.find(({ thing, field }) => field !== null && thing.needs === kind)
		if (!ask) return false
		completion.give(ask.id, text)
		return true
	})
	const choice = useChoice(now.corrects)
	const hasFile = choice.changes.length > 0
	if (!hasFile && asks.length === 0) return <NoFile source={source} result={checked.result} bouncer={bouncer} />
	// An address that this bouncer cannot work with: what was given is the reason that there is no file.
	const refused = !hasFile && now.result.correction.left.length === 0
	return (
		<section ref={place} className={styles.corrected}>
			<Spoken as="h3">{hasFile ? titleOf(choice, missing) : titleWithout(missing)}</Spoken>
			<p className={styles.why}>{hasFile ? proofOf(choice, now.result.correction) : !refused && 'Give it here, and the file is made and checked again.'}</p>
			{now.result.correction.override !== null && (
				<p className={styles.why}>
					<b>A second file can win over this one:</b> <CodeText text={now.result.correction.override} />
				</p>
			)}
			<div className={asks.length > 0 ? styles.beside : undefined}>
				{asks.length > 0 && <Missing completion={completion} problems={checked.result.problems} text={source.text} />}
				{hasFile ? (
					<ChangedFile choice={choice} missing={missing} name={fileNameOf(bouncer, source.name)} masked="Keys" />
				) : (
					refused && (
						<p role="alert" className={styles.refused}>
							<CodeText text={now.result.correction.why} />
						</p>
					)
				)}
			</div>
			<Asking asked={asked} command="bouncer-doctor check FILE" />
		</section>
	)
}

/** What stands where there is no file yet. */
function titleWithout(missing: number): string {
	if (missing === 0) return 'There is no corrected file'
	return missing === 1 ? 'One thing is missing that only you have' : `${missing} things are missing that only you have`
}

/** The name that the file has where the bouncer reads it. */
function fileNameOf({ deployments }: Bouncer, name: string | null): string {
	const path = name ?? deployments[0]?.files[0]?.path
	return path?.split(/[/\\]/).pop() || 'corrected.conf'
}
