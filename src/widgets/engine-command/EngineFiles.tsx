import type { ReactNode } from 'react'
import { type EnginePlace, enginePlaceIds } from '../../facts/engine'
import { EnginePlaces } from '../engine-places'
import styles from './engine-command.module.css'

const labels = {
	config: 'Configuration',
	acquisition: 'What it reads',
	credentials: 'Credentials for the Local API',
	data: 'Database and data',
	log: 'Log',
} as const satisfies Record<keyof EnginePlace['files'], string>

/** Where the Security Engine has its files, one tab for each place. */
export function EngineFiles(): ReactNode {
	return (
		<EnginePlaces places={enginePlaceIds} onPaper="all">
			{({ files }) => (
				<dl className={styles.files}>
					{(Object.keys(labels) as readonly (keyof typeof labels)[]).map((file) => (
						<div key={file}>
							<dt>{labels[file]}</dt>
							<dd>{files[file]}</dd>
						</div>
					))}
				</dl>
			)}
		</EnginePlaces>
	)
}
