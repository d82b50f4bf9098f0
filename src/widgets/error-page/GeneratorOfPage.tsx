import { useDoc } from '@docusaurus/plugin-content-docs/client'
import { type ReactNode, useId } from 'react'
import type { BouncerId } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { ConfigGenerator } from '../config-generator'
import type { Focus } from '../config-generator/GeneratorForm'
import { Controls } from '../parts'
import { useSelection } from '../selection'
import styles from './error-page.module.css'
import { ruleOfPage } from './rule-of-page'

interface Props {
	readonly focus?: Focus
	/** Fixed by the page. */
	readonly bouncer?: BouncerId
}

/** The generator on the page of a message: only bouncers that print it are offered, and the form says whose file it makes. */
export function GeneratorOfPage({ focus, bouncer }: Props): ReactNode {
	const id = useId()
	const { metadata } = useDoc()
	const { selection, choose } = useSelection()
	const printers = ruleOfPage(metadata.id, metadata.frontMatter)?.bouncers ?? []
	if (bouncer !== undefined || printers.length === 0) return <ConfigGenerator focus={focus} bouncer={bouncer} />
	const [only] = printers
	const chosen = printers.length === 1 ? only : printers.find((one) => one === selection.bouncer)
	const stranger = selection.bouncer !== null && chosen === undefined ? bouncerOf(selection.bouncer) : undefined
	return (
		<>
			{printers.length > 1 && (
				<Controls className={styles.whose}>
					<label htmlFor={id}>The file of</label>
					<select id={id} value={chosen ?? ''} onChange={(event) => choose({ bouncer: printers.find((one) => one === event.target.value) ?? null })}>
						<option value="">choose your bouncer</option>
						{printers.map((one) => (
							<option key={one} value={one}>
								{bouncerOf(one)?.name ?? one}
							</option>
						))}
					</select>
					{stranger && <span>{stranger.name}, which you had chosen, does not print this message.</span>}
				</Controls>
			)}
			{printers.length === 1 && chosen && (
				<p>
					For <b>{bouncerOf(chosen)?.name ?? chosen}</b>:
				</p>
			)}
			{chosen && <ConfigGenerator key={chosen} focus={focus} bouncer={chosen} />}
		</>
	)
}
