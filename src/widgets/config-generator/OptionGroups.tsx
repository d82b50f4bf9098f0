import type { ReactNode } from 'react'
import { offeredOptions } from '../../engine/config/generate/offered'
import type { Notice, Refusal } from '../../engine/config/types'
import type { Bouncer, Deployment, ListSource, Value } from '../../facts/bouncer'
import { Button } from '../parts'
import styles from './config-generator.module.css'
import { OptionField } from './OptionField'

interface Props {
	readonly bouncer: Bouncer
	readonly deployment: Deployment
	readonly source: ListSource
	/** As typed; an option that is not here is as usual. */
	readonly values: Readonly<Record<string, string>>
	readonly typed: Readonly<Record<string, Value>>
	readonly refusals: readonly Refusal[]
	readonly warnings: readonly Notice[]
	readonly open: boolean
	readonly onChange: (values: Readonly<Record<string, string>>) => void
}

/** Everything beyond the essentials, folded away in groups: each option with what it does and what counts without it. */
export function OptionGroups({ bouncer, deployment, source, values, typed, refusals, warnings, open, onChange }: Props): ReactNode {
	const groups = offeredOptions(bouncer, deployment, source, typed)
		.map(({ title, options }) => ({ title, options: options.filter(({ counts, option }) => counts || option.key in values) }))
		.filter(({ options }) => options.length > 0)
	const chosen = Object.keys(values)
	if (groups.length === 0)
		return chosen.length === 0 ? <p className={styles.quiet}>Further options of this bouncer are written into its file by hand.</p> : null
	const set = (key: string, value: string) => {
		const next = { ...values, [key]: value }
		if (value === '') delete next[key]
		onChange(next)
	}
	return (
		<details className={styles.more} open={open || chosen.length > 0}>
			<summary>
				More options ({groups.reduce((sum, { options }) => sum + options.length, 0)})
				{chosen.length > 0 && <span className={styles.count}>{chosen.length} changed</span>}
			</summary>
			{chosen.length > 0 && (
				<div className={styles.actions}>
					<Button onClick={() => onChange({})}>Back to the usual values</Button>
				</div>
			)}
			{groups.map(({ title, options }) => {
				const changed = options.filter(({ option }) => option.key in values).length
				return (
					<details key={title} className={styles.group} open={changed > 0}>
						<summary>
							{title} ({options.length}){changed > 0 && <span className={styles.count}>{changed} changed</span>}
						</summary>
						{options.map((offered) => (
							<OptionField
								key={offered.option.key}
								offered={offered}
								value={values[offered.option.key] ?? ''}
								refusal={refusals.find(({ setting }) => setting === offered.option.key) ?? null}
								warnings={warnings.filter(({ setting }) => setting === offered.option.key)}
								onChange={(value) => set(offered.option.key, value)}
							/>
						))}
					</details>
				)
			})}
		</details>
	)
}
