import { type ReactNode, useId, useState } from 'react'
import { thousands } from '../../engine/thousands'
import type { BouncerId } from '../../facts/bouncer'
import { bouncers } from '../../facts/bouncers'
import { FileOf } from '../config-checker'
import { masked } from '../masked'
import styles from './log-analyzer.module.css'
import type { RecognisedPiece } from './recognised'

const kinds = { log: 'a log', file: 'a file', output: 'output of a command', prose: 'words' } as const satisfies Record<RecognisedPiece['kind'], string>

/** More than a reader looks through. */
const shownPieces = 12

interface Props {
	readonly pieces: readonly RecognisedPiece[]
	/** That they are pieces of. */
	readonly text: string
	/** Reads a part alone, as lines of a log. */
	readonly onAlone: (text: string) => void
	readonly onFresh: () => void
}

/** A part that the reader knows better: whose file it is. */
interface Corrected {
	readonly from: number
	readonly bouncer: BouncerId
}

/** What the paste was taken for, part by part; each can be read as something else. One part alone says nothing new. */
export function Pieces({ pieces, text, onAlone, onFresh }: Props): ReactNode {
	const [corrected, setCorrected] = useState<Corrected | null>(null)
	if (pieces.length < 2) return null
	const piece = pieces.find(({ from }) => from === corrected?.from)
	return (
		<>
			<div className={styles.bar}>
				<span>Found in it. Wrong? Choose what it is, and that part is read again.</span>
				<ul className={styles.pieces}>
					{pieces.slice(0, shownPieces).map((piece) => (
						<li key={piece.from}>
							<Kind
								piece={piece}
								chosen={corrected?.from === piece.from ? corrected.bouncer : null}
								onFile={(bouncer) => setCorrected(bouncer && { from: piece.from, bouncer })}
								onLog={() => onAlone(linesOf(text, piece))}
							/>
						</li>
					))}
					{pieces.length > shownPieces && <li>and {pieces.length - shownPieces} more</li>}
				</ul>
			</div>
			{corrected && piece && (
				<FileOf key={`${corrected.from} ${corrected.bouncer}`} text={linesOf(text, piece)} bouncer={corrected.bouncer} onFresh={onFresh} />
			)}
		</>
	)
}

interface KindProps {
	readonly piece: RecognisedPiece
	readonly chosen: BouncerId | null
	readonly onFile: (bouncer: BouncerId | null) => void
	readonly onLog: () => void
}

function Kind({ piece: { kind, name, from, to }, chosen, onFile, onLog }: KindProps): ReactNode {
	const id = useId()
	const place = from === to ? `line ${thousands(from)}` : `lines ${thousands(from)} to ${thousands(to)}`
	return (
		<>
			<label htmlFor={id}>{name ? `${masked(name)}, ${place}` : place}</label>
			<select
				id={id}
				className={styles.select}
				value={chosen ?? ''}
				onChange={({ target: { value } }) => {
					if (value === 'log') onLog()
					else onFile(bouncers.find((bouncer) => bouncer.id === value)?.id ?? null)
				}}
			>
				<option value="">{kinds[kind]} (found)</option>
				<option value="log">a log, read alone</option>
				<optgroup label="a file of">
					{bouncers.map((bouncer) => (
						<option key={bouncer.id} value={bouncer.id}>
							{bouncer.name}
						</option>
					))}
				</optgroup>
			</select>
		</>
	)
}

function linesOf(text: string, { from, to }: RecognisedPiece): string {
	return text
		.split('\n')
		.slice(from - 1, to)
		.join('\n')
}
