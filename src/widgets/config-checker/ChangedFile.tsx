import { type ReactNode, useState } from 'react'
import { applyEdits } from '../../engine/config/document/changes'
import type { Change, CorrectionState } from '../../engine/config/types'
import { Button, CopyButton, download, Spoken } from '../parts'
import styles from './config-checker.module.css'
import { Diff } from './Diff'

/** Which changes of a file the reader takes: all, until some are left out. */
export interface Choice {
	readonly text: string
	readonly changes: readonly Change[]
	/** Places in the list of changes. */
	readonly applied: ReadonlySet<number>
	readonly leftOut: number
	/** The file with those that are taken. */
	readonly corrected: string
	readonly toggle: (at: number) => void
	readonly all: () => void
	readonly none: () => void
}

export function useChoice({ text, changes }: Pick<Choice, 'text' | 'changes'>): Choice {
	// By name: an answer can bring a change more.
	const [out, setOut] = useState<ReadonlySet<string>>(new Set())
	const taken = changes.map((change) => !out.has(nameOf(change)))
	return {
		text,
		changes,
		applied: new Set(taken.flatMap((isTaken, at) => (isTaken ? [at] : []))),
		leftOut: taken.filter((isTaken) => !isTaken).length,
		corrected: applyEdits(
			text,
			changes.flatMap(({ edits }, at) => (taken[at] ? edits : [])),
		),
		toggle(at) {
			const name = changes[at] && nameOf(changes[at])
			if (name === undefined) return
			const next = new Set(out)
			if (!next.delete(name)) next.add(name)
			setOut(next)
		},
		all: () => setOut(new Set()),
		none: () => setOut(new Set(changes.map(nameOf))),
	}
}

function nameOf({ line, key, problem }: Change): string {
	return `${line} ${key} ${problem}`
}

interface Props {
	readonly choice: Choice
	/** Things that it still lacks. */
	readonly missing: number
	/** For the download. */
	readonly name: string
	/** What is masked in the picture, and stands in the file as it was. */
	readonly masked: 'Keys' | 'Passwords'
}

/** A corrected file as a diff, each change to be taken or left. What is shown is what is copied, and its buttons say what it lacks. */
export function ChangedFile({ choice: { text, changes, applied, leftOut, corrected, toggle, all, none }, missing, name, masked }: Props): ReactNode {
	const lacks = lackOf(missing, leftOut)
	return (
		<div className={styles.file}>
			{changes.length > 1 && (
				<div className={styles.bar}>
					<Button onClick={all} disabled={leftOut === 0}>
						Apply all
					</Button>
					<Button onClick={none} disabled={applied.size === 0}>
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
				<Button onClick={() => download(name, corrected, 'text/plain')}>{lacks === null ? 'Download' : `Download, with ${lacks}`}</Button>
				<span className={styles.why}>Everything else is as it was. {masked} are masked in the picture only.</span>
			</div>
		</div>
	)
}

/** What keeps it from being the corrected file, in words for a button; null for nothing. */
function lackOf(missing: number, leftOut: number): string | null {
	if (missing > 0) return `${counted(missing, 'thing')} still missing`
	return leftOut > 0 ? `${counted(leftOut, 'change')} left out` : null
}

/** What stands above a file with changes. */
export function titleOf({ leftOut, changes: { length } }: Choice, missing: number): string {
	if (missing > 0) return `Corrected, except ${counted(missing, 'thing')}`
	return leftOut > 0 ? `The file with ${length - leftOut} of ${counted(length, 'change')}` : 'The corrected file'
}

/** How it was proven that it is right. */
export function proofOf({ leftOut }: Choice, { why }: CorrectionState): string {
	return leftOut > 0 ? 'As you left a change out, this file was not checked again.' : why
}

function counted(number: number, what: string): string {
	return `${number} ${what}${number === 1 ? '' : 's'}`
}
