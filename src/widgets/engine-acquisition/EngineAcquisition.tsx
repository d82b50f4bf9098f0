import TabItem from '@theme/TabItem'
import Tabs from '@theme/Tabs'
import type { ReactNode } from 'react'
import { type AcquisitionFile, acquisitionFile } from '../../engine/config/generate/acquisition'
import { type AcquisitionSourceId, acquisitionSourceIds, acquisitionSources, type LoggedService, loggedServices } from '../../facts/acquisitions'
import { CodeText, CopyButton } from '../parts'
import styles from './engine-acquisition.module.css'

/** For each service the file that tells the engine to read it, by the kind of source: one tab for each service. */
export function EngineAcquisition(): ReactNode {
	return (
		<Tabs groupId="logged-service">
			{loggedServices.map((service) => (
				<TabItem key={service.id} value={service.id} label={service.name}>
					<Service service={service} />
				</TabItem>
			))}
		</Tabs>
	)
}

function Service({ service }: { readonly service: LoggedService }): ReactNode {
	const files = acquisitionSourceIds.flatMap((source) => {
		const file = acquisitionFile(service, source)
		return file ? [{ source, file }] : []
	})
	return (
		<div className={styles.service}>
			<p>
				<CodeText text={`Collection: \`${service.collection}\`.`} />
			</p>
			{files.map(({ source, file }) => (
				<Source key={source} source={source} file={file} />
			))}
		</div>
	)
}

function Source({ source, file: { path, content } }: { readonly source: AcquisitionSourceId; readonly file: AcquisitionFile }): ReactNode {
	return (
		<details className={styles.source} open={source === 'file'}>
			<summary>
				{acquisitionSources[source]}: <code>{path}</code>
			</summary>
			<div className={styles.file}>
				<pre>
					<code>{content}</code>
				</pre>
				<CopyButton text={() => content} what={path} quiet />
			</div>
		</details>
	)
}
