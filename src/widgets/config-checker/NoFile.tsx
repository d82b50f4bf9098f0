import { type ReactNode, useState } from 'react'
import type { CheckResult } from '../../engine/config/types'
import type { Bouncer } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { ConvertPanel } from '../config-converter'
import { Button, CodeText } from '../parts'
import styles from './config-checker.module.css'
import { isUnfit } from './Head'
import type { CheckedSource } from './use-completion'

interface Props {
	readonly source: CheckedSource
	readonly result: CheckResult
	readonly bouncer: Bouncer
}

/** Why there is no corrected file, and the way to what works instead. */
export function NoFile({ source, result, bouncer }: Props): ReactNode {
	const [open, setOpen] = useState(false)
	const errors = result.problems.filter(({ severity }) => severity === 'error')
	if (errors.length === 0) return null
	const unfit = isUnfit(result)
	const instead = unfit ? (bouncer.integration.instead ?? []).flatMap((id) => bouncerOf(id) ?? [])[0] : undefined
	return (
		<section className={styles.corrected}>
			<h3>{unfit ? `No file of ${bouncer.name} can make this work` : 'There is no corrected file'}</h3>
			<p>
				{unfit ? 'Why is told above.' : <CodeText text={result.correction.why} />}
				{instead && ` ${instead.name} can: its file is made of what stands here.`}
			</p>
			{instead && (
				<>
					<p>
						<Button main aria-expanded={open} onClick={() => setOpen(!open)}>
							{open ? 'Close the converter' : `Convert it for ${instead.name}`}
						</Button>
					</p>
					{open && <ConvertPanel text={source.text} from={bouncer.id} to={instead.id} />}
				</>
			)}
		</section>
	)
}
