import TabItem from '@theme/TabItem'
import Tabs from '@theme/Tabs'
import type { ReactNode } from 'react'
import { type EnginePlace, enginePlaceIds, enginePlaces } from '../../facts/engine'
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
		<div className={styles.block}>
			<Tabs groupId="engine-place">
				{enginePlaceIds.map((id) => (
					<TabItem key={id} value={id} label={enginePlaces[id].name}>
						<span className={styles.place}>{enginePlaces[id].name}</span>
						<dl className={styles.files}>
							{(Object.keys(labels) as readonly (keyof typeof labels)[]).map((file) => (
								<div key={file}>
									<dt>{labels[file]}</dt>
									<dd>{enginePlaces[id].files[file]}</dd>
								</div>
							))}
						</dl>
					</TabItem>
				))}
			</Tabs>
		</div>
	)
}
