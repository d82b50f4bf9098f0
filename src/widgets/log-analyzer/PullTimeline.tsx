import type { ReactNode } from 'react'
import { pullNotes } from '../../engine/verdict/pull-notes'
import type { Pulls } from '../../engine/verdict/verdict'
import { Unseen } from '../parts'
import styles from './log-analyzer.module.css'
import { timelineOf } from './timeline'

const width = 940
const baseline = 54

interface Props {
	readonly pulls: Pulls
}

/** The pulls against the 24 hours after which the Console raises its alert: a picture, and the same in words below it. */
export function PullTimeline({ pulls }: Props): ReactNode {
	const timeline = timelineOf(pulls)
	const notes = pullNotes(pulls, timeline !== null)
	if (!timeline)
		return notes.length === 0 ? null : (
			<div className={styles.timeline}>
				<p className={styles.why}>Pulls in this log: {notes.join(' ')}</p>
			</div>
		)
	const x = (share: number) => 10 + share * (width - 20)
	return (
		<figure className={styles.timeline}>
			<Unseen>
				<table>
					<caption>Pulls over time, in the log’s own time</caption>
					<thead>
						<tr>
							<th scope="col">from</th>
							<th scope="col">to</th>
							<th scope="col">pulls</th>
						</tr>
					</thead>
					<tbody>
						{timeline.runs.map(({ ok, from, to }, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: two can begin in the same minute, and none changes places
							<tr key={at}>
								<td>{from}</td>
								<td>{to}</td>
								<td>{ok ? 'worked' : 'failed'}</td>
							</tr>
						))}
					</tbody>
				</table>
			</Unseen>
			<svg viewBox={`0 0 ${width} 64`} aria-hidden="true" preserveAspectRatio="none">
				<line x1={0} y1={baseline} x2={width} y2={baseline} className={styles.axis} />
				{timeline.gap && (
					<rect x={x(timeline.gap.from)} y={40} width={Math.max(2, x(timeline.gap.to) - x(timeline.gap.from))} height={14} className={styles.gap} />
				)}
				{timeline.alert !== null && <rect x={x(timeline.alert)} y={14} width={2} height={40} className={styles.alert} />}
				{timeline.marks.map((mark, index) => (
					<rect
						// biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity of their own and never change places
						key={index}
						x={x(mark.x) - 2}
						y={mark.ok ? 30 : 22}
						width={4}
						height={mark.ok ? 24 : 32}
						rx={1}
						className={mark.ok ? styles.pulled : styles.refused}
					/>
				))}
			</svg>
			<figcaption>
				<ul style={{ '--rows': Math.max(...timeline.points.map(({ row }) => row)) + 1 }}>
					{timeline.points.map(({ text, x, row }) => (
						<li key={text} style={{ '--x': x, '--row': row }}>
							{text}
						</li>
					))}
				</ul>
				<p className={styles.why}>{notes.join(' ')}</p>
			</figcaption>
		</figure>
	)
}
