import type { ReactNode } from 'react'
import { CodeText } from '../parts'
import { byDeployment, deploymentIds, deploymentNames, Variants } from '../variants'
import styles from '../variants/variants.module.css'

/** Where the configuration lies, with mode and owner as the packages set them. */
export function ConfigPaths({ bouncer: only }: { readonly bouncer?: string }): ReactNode {
	return (
		<Variants label="Configuration files, by bouncer" bouncer={only}>
			{(bouncer) =>
				byDeployment(bouncer, ({ files }) => files.map(({ path, mode, owner, purpose }) => ({ path, mode, owner, purpose }))).map((group) => (
					<div key={deploymentIds(group)} className={styles.group} data-deployments={deploymentIds(group)}>
						{deploymentNames(bouncer, group) && <span className={styles.where}>{deploymentNames(bouncer, group)}</span>}
						{group.value.length === 0 && <p className={styles.none}>There is no file here.</p>}
						{group.value.map((file) => (
							<div key={`${file.path} ${file.purpose}`}>
								<code>{file.path}</code>{' '}
								<span className={styles.where}>
									<CodeText text={file.purpose} />
									{file.mode ? ` ${file.owner ? `${file.owner}, ` : ''}${file.mode}.` : ''}
								</span>
							</div>
						))}
					</div>
				))
			}
		</Variants>
	)
}
