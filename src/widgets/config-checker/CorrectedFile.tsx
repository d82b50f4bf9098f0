import { Fragment, type ReactNode, useId, useMemo, useState } from 'react'
import { applyEdits } from '../../engine/config/check/changes'
import { hunksOf } from '../../engine/config/check/hunks'
import type { Change } from '../../engine/config/types'
import { redact } from '../../engine/report/redact'
import { Button, CodeText, CopyButton, download, Unseen } from '../parts'
import styles from './config-checker.module.css'

interface Props {
	readonly text: string
	readonly changes: readonly Change[]
	/** Name of the downloaded file. */
	readonly fileName: string
}

const signs = { same: '  ', removed: '- ', added: '+ ' } as const
const spoken = { same: '', removed: 'removed: ', added: 'added: ' } as const

/** The corrected file as a diff; each change has its reason and can be left out. Keys are masked in the picture, not in the copy. */
export function CorrectedFile({ text, changes, fileName }: Props): ReactNode {
	const id = useId()
	const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
	const selected = useMemo(() => new Set(changes.map((_, at) => at).filter((at) => !left.has(at))), [changes, left])
	const hunks = useMemo(() => hunksOf(text, changes, selected), [text, changes, selected])
	const corrected = () =>
		applyEdits(
			text,
			changes.flatMap(({ edits }, at) => (selected.has(at) ? edits : [])),
		)
	const toggle = (at: number) => {
		const next = new Set(left)
		if (!next.delete(at)) next.add(at)
		setLeft(next)
	}
	return (
		<section className={styles.corrected}>
			<h4>The corrected file</h4>
			{changes.length > 1 && (
				<div className={styles.bar}>
					<Button onClick={() => setLeft(new Set())} disabled={left.size === 0}>
						Apply all
					</Button>
					<Button onClick={() => setLeft(new Set(changes.map((_, at) => at)))} disabled={selected.size === 0}>
						Apply none
					</Button>
					<span className={styles.why} aria-live="polite">
						{selected.size} of {changes.length} changes applied
					</span>
				</div>
			)}
			<div className={styles.diff}>
				{hunks.map((hunk) => (
					<Fragment key={hunk.changes.join(' ')}>
						{hunk.lines.map((line, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: the lines of one hunk never move
							<div key={at} className={styles[line.kind]}>
								<span aria-hidden="true">{signs[line.kind]}</span>
								<Unseen>{spoken[line.kind]}</Unseen>
								{redact(line.text)}
							</div>
						))}
						{hunk.changes.map((at) => (
							<Choice key={at} id={`${id}-${at}`} change={changes[at]} applied={selected.has(at)} onToggle={() => toggle(at)} />
						))}
					</Fragment>
				))}
			</div>
			<div className={styles.bar}>
				<CopyButton text={corrected} label="Copy the corrected file" />
				<Button onClick={() => download(fileName, corrected(), 'text/plain')}>Download</Button>
				<span className={styles.why}>Everything else is as it was: comments, order, other settings.</span>
			</div>
		</section>
	)
}

interface ChoiceProps {
	readonly id: string
	readonly change: Change | undefined
	readonly applied: boolean
	readonly onToggle: () => void
}

function Choice({ id, change, applied, onToggle }: ChoiceProps): ReactNode {
	if (!change) return null
	const further = change.edits.length - 1
	return (
		<div className={styles.reason}>
			<input type="checkbox" id={id} checked={applied} onChange={onToggle} />
			<label htmlFor={id}>
				<b>
					Line {change.line}
					{further > 0 && ` and ${further} more ${further === 1 ? 'place' : 'places'}`}
				</b>
				: <CodeText text={change.reason} />
			</label>
		</div>
	)
}
