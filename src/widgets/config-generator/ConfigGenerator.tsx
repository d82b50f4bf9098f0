import { type ReactNode, useState } from 'react'
import type { BouncerId } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { BouncerPicker } from '../bouncer-picker'
import { useSelection } from '../selection'
import styles from './config-generator.module.css'
import { type Focus, GeneratorForm, type Start } from './GeneratorForm'

interface Props {
	/** Fixed by the page; without it the reader's choice counts. */
	readonly bouncer?: BouncerId
	readonly focus?: Focus
	/** What is known of the reader's settings. */
	readonly start?: Start & { readonly deployment: string | null }
	/** A step below those of the file. */
	readonly last?: ReactNode
	/** What is done after the file was copied; where the screen is small it is always in reach. */
	readonly next?: ReactNode
}

const nothingGiven: Start = { url: '', intervalSeconds: null, options: {} }

/** Endpoint address and key in, the right file for the chosen bouncer out. The key is state of the form and nothing else. */
export function ConfigGenerator({ bouncer: fixed, focus, start, last, next }: Props): ReactNode {
	const { selection, choose } = useSelection()
	// Where a log told how it is installed, that counts until the reader says otherwise.
	const [told, setTold] = useState(start?.deployment ?? null)
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
	const deployment = bouncer.deployments.find(({ id }) => id === (told ?? selection.deployment)) ?? bouncer.deployments[0]
	if (!deployment) return null
	return (
		<GeneratorForm
			key={bouncer.id}
			bouncer={bouncer}
			deployment={deployment}
			source={selection.source}
			focus={focus ?? null}
			start={start ?? nothingGiven}
			last={last}
			next={next}
			onDeployment={(id) => {
				setTold(null)
				choose({ bouncer: bouncer.id, deployment: id })
			}}
			onSource={(source) => choose({ bouncer: bouncer.id, source })}
		/>
	)
}
