import type { ReactNode } from 'react'
import type { BouncerId } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { BouncerPicker } from '../bouncer-picker'
import { useSelection } from '../selection'
import styles from './config-generator.module.css'
import { type Focus, GeneratorForm } from './GeneratorForm'

interface Props {
	/** Fixed by the page; without it the reader's choice counts. */
	readonly bouncer?: BouncerId
	readonly focus?: Focus
}

/** Endpoint address and key in, the right file for the chosen bouncer out. The key is state of the form and nothing else. */
export function ConfigGenerator({ bouncer: fixed, focus }: Props): ReactNode {
	const { selection, choose } = useSelection()
	const bouncer = bouncerOf(fixed ?? selection.bouncer ?? '')
	if (!bouncer) {
		return (
			<div className={styles.box} data-testid="config-generator">
				<div className={styles.empty}>
					<p>Choose your bouncer; its file is made here.</p>
					<BouncerPicker />
				</div>
			</div>
		)
	}
	const deployment = bouncer.deployments.find(({ id }) => id === selection.deployment) ?? bouncer.deployments[0]
	if (!deployment) return null
	return (
		<GeneratorForm
			key={bouncer.id}
			bouncer={bouncer}
			deployment={deployment}
			source={selection.source}
			focus={focus ?? null}
			onDeployment={(id) => choose({ bouncer: bouncer.id, deployment: id })}
			onSource={(source) => choose({ bouncer: bouncer.id, source })}
		/>
	)
}
