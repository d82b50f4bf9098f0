import Link from '@docusaurus/Link'
import Heading from '@theme/Heading'
import type { ReactNode } from 'react'
import { CodeText } from '../parts'
import styles from './legacy-names.module.css'
import { type WithdrawnName, withdrawnNames } from './withdrawn'

/** Every name that older pages gave and that no program reads, each under a heading of its own, so that a search finds it. */
export function WithdrawnNames(): ReactNode {
	return (
		<>
			<nav aria-label="All names" className={styles.all}>
				{withdrawnNames.map(({ name, anchor }) => (
					<Link key={anchor} to={`#${anchor}`}>
						<code>{name}</code>
					</Link>
				))}
			</nav>
			{withdrawnNames.map((withdrawn) => (
				<Entry key={withdrawn.anchor} withdrawn={withdrawn} />
			))}
		</>
	)
}

function Entry({ withdrawn: { name, anchor, meanings } }: { readonly withdrawn: WithdrawnName }): ReactNode {
	return (
		<>
			<Heading as="h3" id={anchor}>
				<code>{name}</code>
			</Heading>
			<ul>
				{meanings.map(({ what, instead, bouncers }) => (
					<li key={`${what} ${instead}`}>
						{bouncers.map(({ id, name }, at) => (
							<span key={id}>
								{at > 0 && ', '}
								<Link to={`/u/bouncers/${id}`}>{name}</Link>
							</span>
						))}
						: <CodeText text={instead} />
					</li>
				))}
			</ul>
		</>
	)
}
