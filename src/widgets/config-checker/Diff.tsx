import { Fragment, type ReactNode, useId, useMemo } from 'react'
import { hunksOf, type ShownLine } from '../../engine/config/document/hunks'
import type { Change } from '../../engine/config/types'
import { isMasked } from '../../engine/config/values/masked'
import { masked, maskedLines } from '../masked'
import { CodeText, Unseen } from '../parts'
import styles from './config-checker.module.css'

interface Props {
	readonly text: string
	readonly changes: readonly Change[]
	/** Places in the list of changes. */
	readonly applied: ReadonlySet<number>
	readonly onToggle: (at: number) => void
}

const signs = { same: '  ', removed: '- ', added: '+ ' } as const
const spoken = { same: '', removed: 'removed: ', added: 'added: ' } as const

/** Each change has its reason and can be left out. Keys are masked in the picture. */
export function Diff({ text, changes, applied, onToggle }: Props): ReactNode {
	const id = useId()
	const hunks = useMemo(() => hunksOf(text, changes, applied), [text, changes, applied])
	return (
		<div className={styles.diff}>
			{hunks.map((hunk) => (
				<Fragment key={hunk.changes.join(' ')}>
					{pictureOf(hunk.lines).map((line, at) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: the lines of one hunk never move
						<div key={at} className={styles[line.kind]}>
							<span aria-hidden="true">{signs[line.kind]}</span>
							<Unseen>{spoken[line.kind]}</Unseen>
							{line.text}
						</div>
					))}
					{hunk.changes.map((at) => (
						<Choice key={at} id={`${id}-${at}`} change={changes[at]} applied={applied.has(at)} onToggle={() => onToggle(at)} />
					))}
				</Fragment>
			))}
		</div>
	)
}

/** Lines of one hunk together: a value may stand below its name. What stands in place of a key is no secret: it is shown as it will be copied. */
function pictureOf(lines: readonly ShownLine[]): readonly ShownLine[] {
	const texts = maskedLines(lines.map(({ text }) => text).join('\n'))
	return lines.map((line, at) => (isMasked(line.text) ? line : { ...line, text: texts[at] ?? '' }))
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
				: <CodeText text={masked(change.reason)} />
			</label>
		</div>
	)
}
