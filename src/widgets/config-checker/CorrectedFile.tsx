import { type ReactNode, useRef, useState } from 'react'
import { applyEdits } from '../../engine/config/document/changes'
import type { Change, CorrectionState } from '../../engine/config/types'
import type { Bouncer } from '../../facts/bouncer'
import { Asking, type CheckedText } from '../config-thread'
import { Button, CodeText, CopyButton, download, Spoken } from '../parts'
import { usePastedSetting } from '../pasted-setting'
import styles from './config-checker.module.css'
import { Diff } from './Diff'
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
	// By name: an answer can bring a change more.
	const [out, setOut] = useState<ReadonlySet<string>>(new Set())
	const { text, changes } = now.corrects
	const applied = new Set(changes.flatMap((change, at) => (out.has(nameOf(change)) ? [] : [at])))
	const hasFile = changes.length > 0
	if (!hasFile && asks.length === 0) return <NoFile source={source} result={checked.result} bouncer={bouncer} />
	const corrected = applyEdits(
		text,
		changes.flatMap(({ edits }, at) => (applied.has(at) ? edits : [])),
	)
	const leftOut = changes.length - applied.size
	// An address that this bouncer cannot work with: what was given is the reason that there is no file.
	const refused = !hasFile && now.result.correction.left.length === 0
	const lacks = lackOf(missing, leftOut)
	const toggle = (at: number) => {
		const name = changes[at] && nameOf(changes[at])
		if (name === undefined) return
		const next = new Set(out)
		if (!next.delete(name)) next.add(name)
		setOut(next)
	}
	return (
		<section ref={place} className={styles.corrected}>
			<Spoken as="h3">{titleOf(hasFile, missing, leftOut, changes.length)}</Spoken>
			<p className={styles.why}>{hasFile ? proofOf(now.result.correction, leftOut) : !refused && 'Give it here, and the file is made and checked again.'}</p>
			{now.result.correction.override !== null && (
				<p className={styles.why}>
					<b>A second file can win over this one:</b> <CodeText text={now.result.correction.override} />
				</p>
			)}
			<div className={asks.length > 0 ? styles.beside : undefined}>
				{asks.length > 0 && <Missing completion={completion} problems={checked.result.problems} text={source.text} />}
				{hasFile ? (
					<div className={styles.file}>
						{changes.length > 1 && (
							<div className={styles.bar}>
								<Button onClick={() => setOut(new Set())} disabled={leftOut === 0}>
									Apply all
								</Button>
								<Button onClick={() => setOut(new Set(changes.map(nameOf)))} disabled={applied.size === 0}>
									Apply none
								</Button>
								<Spoken as="span" className={styles.why}>
									{applied.size} of {changes.length} changes applied
								</Spoken>
							</div>
						)}
						<Diff text={text} changes={changes} applied={applied} onToggle={toggle} />
						<div className={styles.bar}>
							<CopyButton text={() => corrected} label={lacks === null ? 'Copy the corrected file' : `Copy, with ${lacks}`} />
							<Button onClick={() => download(fileNameOf(bouncer, source.name), corrected, 'text/plain')}>
								{lacks === null ? 'Download' : `Download, with ${lacks}`}
							</Button>
							<span className={styles.why}>Everything else is as it was. Keys are masked in the picture only.</span>
						</div>
					</div>
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

function nameOf({ line, key, problem }: Change): string {
	return `${line} ${key} ${problem}`
}

/** What keeps it from being the corrected file, in words for a button; null for nothing. */
function lackOf(missing: number, leftOut: number): string | null {
	if (missing > 0) return `${counted(missing, 'thing')} still missing`
	return leftOut > 0 ? `${counted(leftOut, 'change')} left out` : null
}

function titleOf(hasFile: boolean, missing: number, leftOut: number, changes: number): string {
	if (!hasFile && missing === 0) return 'There is no corrected file'
	if (!hasFile) return missing === 1 ? 'One thing is missing that only you have' : `${missing} things are missing that only you have`
	if (missing > 0) return `Corrected, except ${counted(missing, 'thing')}`
	return leftOut > 0 ? `The file with ${changes - leftOut} of ${counted(changes, 'change')}` : 'The corrected file'
}

function proofOf({ why }: CorrectionState, leftOut: number): string {
	return leftOut > 0 ? 'As you left a change out, this file was not checked again.' : why
}

function counted(number: number, what: string): string {
	return `${number} ${what}${number === 1 ? '' : 's'}`
}

/** The name that the file has where the bouncer reads it. */
function fileNameOf({ deployments }: Bouncer, name: string | null): string {
	const path = name ?? deployments[0]?.files[0]?.path
	return path?.split(/[/\\]/).pop() || 'corrected.conf'
}
