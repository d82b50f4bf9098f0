import type { ReactNode } from 'react'
import { type Appliance, appliances, type Login, listFormats } from '../../facts/appliances'
import { AwayLink, CodeText } from '../parts'
import styles from './appliances.module.css'

const host = 'admin.api.crowdsec.net'
const path = '/v1/integrations/INTEGRATION_ID/content'

const addressForms: Readonly<Record<Login, readonly string[]>> = {
	fields: [`https://${host}${path}`, 'User name and password have fields of their own.'],
	'in the address': [`https://USER:PASSWORD@${host}${path}`],
	'fields or in the address': [`https://USER:PASSWORD@${host}${path}`, 'Or without them, and both in their fields.'],
	'address and path apart': [`https://USER:PASSWORD@${host}`, path],
}

/** What each firewall appliance needs in order to pull a list, one fold for each. */
export function Appliances(): ReactNode {
	return appliances.map((appliance) => (
		<details key={appliance.id} className={styles.appliance}>
			<summary>{appliance.name}</summary>
			<Facts appliance={appliance} />
		</details>
	))
}

function Facts({ appliance }: { readonly appliance: Appliance }): ReactNode {
	const { feature, menu, login, format, limit, trust, refresh, lines, trap, sources } = appliance
	const { name, pageSize } = listFormats[format]
	return (
		<>
			<dl className={styles.facts}>
				<Fact term="Where">
					{menu} ({feature})
				</Fact>
				<Fact term="Address">
					{addressForms[login].map((part) => (
						<div key={part}>{part.includes(' ') ? part : <code>{part}</code>}</div>
					))}
				</Fact>
				<Fact term="Format">
					{name}; without compression at most <code>page_size={pageSize}</code>
				</Fact>
				<Fact term="It takes">{limit}</Fact>
				<Fact term="Authority">{trust}</Fact>
				<Fact term="Refresh">{refresh}</Fact>
				{trap && <Fact term="Mind">{trap}</Fact>}
				{lines.length > 0 && (
					<Fact term="In its log">
						{lines.map(({ text, says }) => (
							<div key={text}>
								<code>{text}</code>: <CodeText text={says} />
							</div>
						))}
					</Fact>
				)}
			</dl>
			<small>
				{sources.map((source) => (
					<div key={source}>
						<AwayLink to={source}>{new URL(source).host}</AwayLink>
					</div>
				))}
			</small>
		</>
	)
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactNode {
	return (
		<div>
			<dt>{term}</dt>
			<dd>{children}</dd>
		</div>
	)
}
