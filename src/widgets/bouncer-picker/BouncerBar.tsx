import Link from '@docusaurus/Link'
import { type ReactNode, useEffect, useId } from 'react'
import { bouncerOf } from '../../facts/bouncers'
import { CodeText, Spoken } from '../parts'
import { useSelection } from '../selection'
import { BouncerPicker } from './BouncerPicker'
import styles from './bouncer-picker.module.css'

/** The reader's choice, in sight while everything below follows it: bouncer, how it is installed, where the list comes from. */
export function BouncerBar(): ReactNode {
	const { selection, choose } = useSelection()
	const id = useId()
	const bouncer = selection.bouncer ? bouncerOf(selection.bouncer) : undefined
	const deployment = bouncer?.deployments.find((known) => known.id === selection.deployment)
	const stale = bouncer !== undefined && selection.deployment !== null && deployment === undefined
	useEffect(() => {
		if (stale) choose({ bouncer: selection.bouncer, deployment: null })
	}, [stale, choose, selection.bouncer])
	return (
		<>
			<section className={styles.bar} aria-label="Your bouncer">
				<span className={styles.label}>Your bouncer</span>
				<BouncerPicker />
				{bouncer && (
					<>
						<select
							id={`${id}-deployment`}
							className={styles.select}
							aria-label="How it is installed"
							value={deployment?.id ?? ''}
							onChange={(event) => choose({ bouncer: bouncer.id, deployment: event.target.value || null })}
						>
							<option value="">any installation</option>
							{bouncer.deployments.map((choice) => (
								<option key={choice.id} value={choice.id}>
									{choice.name}
								</option>
							))}
						</select>
						<select
							id={`${id}-source`}
							className={styles.select}
							aria-label="Where the list comes from"
							value={selection.source}
							onChange={(event) => choose({ bouncer: bouncer.id, source: event.target.value === 'engine' ? 'engine' : 'integration' })}
						>
							<option value="integration">Console integration</option>
							<option value="engine">own Security Engine</option>
						</select>
					</>
				)}
				{!bouncer && <small className={styles.hint}>All variants are shown until you choose.</small>}
			</section>
			{bouncer && bouncer.integration.works !== 'yes' && selection.source === 'integration' && (
				<Spoken as="p" atOnce className={styles.warning}>
					<b>{bouncer.integration.works === 'no' ? 'Does not work with a Console integration.' : 'Works only partly with a Console integration.'}</b>{' '}
					<CodeText text={bouncer.integration.why} />
					{bouncer.integration.instead?.map((other, at) => (
						<span key={other}>
							{at === 0 ? ' Use instead: ' : ', '}
							<Link to={`/u/bouncers/${other}`}>{bouncerOf(other)?.name ?? other}</Link>
						</span>
					))}
				</Spoken>
			)}
		</>
	)
}
