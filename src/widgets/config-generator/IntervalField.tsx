import { type ReactNode, useId } from 'react'
import type { Notice } from '../../engine/config/types'
import { integrationSeconds, possibleInterval, spoken } from '../../engine/config/values/interval'
import type { Bouncer, ListSource } from '../../facts/bouncer'
import { AwayLink, CodeText } from '../parts'
import styles from './config-generator.module.css'
import { Field, Notices } from './Field'

const minute = 60
const hour = 3600
const usual = [10, minute, 5 * minute, 15 * minute, hour, 2 * hour, 6 * hour, 12 * hour, 24 * hour]

interface Props {
	readonly bouncer: Bouncer
	readonly source: ListSource
	/** Null for the usual one. */
	readonly seconds: number | null
	readonly marked: boolean
	/** What the choice leads to. */
	readonly notices: readonly Notice[]
	readonly onChange: (seconds: number | null) => void
}

/** How often the list is asked for; what the plans of the Console say to it, and what nobody knows. */
export function IntervalField({ bouncer, source, seconds, marked, notices, onChange }: Props): ReactNode {
	const id = useId()
	const { interval } = bouncer
	if (!interval)
		return (
			<p className={styles.quiet}>
				<b>How often it asks</b> is no setting of this program: your own code, or each visitor, sets the pace.
			</p>
		)
	const asUsual = possibleInterval(bouncer, integrationSeconds).seconds
	const possible = [...new Set([...usual, ...(seconds === null ? [] : [seconds])])].filter((choice) => possibleInterval(bouncer, choice).seconds === choice)
	return (
		<Field label="Pull every" id={`${id}-interval`} marked={marked}>
			<select
				id={`${id}-interval`}
				value={seconds ?? ''}
				onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
				aria-describedby={`${id}-help`}
			>
				<option value="">
					{source === 'engine'
						? `as usual (${interval.default})`
						: `${spoken(asUsual)} (${asUsual === integrationSeconds ? 'fits every plan' : 'the longest it takes'})`}
				</option>
				{possible
					.toSorted((a, b) => a - b)
					.map((choice) => (
						<option key={choice} value={choice}>
							{spoken(choice)}
							{source === 'integration' ? planOf(choice) : ''}
						</option>
					))}
			</select>
			<div id={`${id}-help`}>
				<Notices notices={notices} />
				{source === 'integration' ? (
					<details className={styles.more}>
						<summary>Which one fits my plan?</summary>
						<small>Community: one pull in 24 hours. Enterprise: one in an hour. More often, the endpoint answers 429.</small>
						<small>
							Not known: whether Enterprise really has a limit, as the same page of the documentation also says “no limit”; and whether a pull that fails
							counts. More: <AwayLink to="/u/bouncers/intro#how-often">how often it may pull</AwayLink>.
						</small>
					</details>
				) : (
					<small>Your own engine sets no limit. Seconds are usual: a new decision works that much later.</small>
				)}
				{interval.note && (
					<small>
						<CodeText text={`\`${interval.option}\`: ${interval.note}`} />
					</small>
				)}
			</div>
		</Field>
	)
}

function planOf(seconds: number): string {
	if (seconds >= integrationSeconds) return ' (Community)'
	return seconds >= hour ? ' (Enterprise)' : ' (beyond every plan)'
}
