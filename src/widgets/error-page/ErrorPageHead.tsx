import Link from '@docusaurus/Link'
import type { ReactNode } from 'react'
import { bouncerOf } from '../../facts/bouncers'
import { causeOf } from '../../facts/causes'
import { type FixPlace, fixPlaces, type Role } from '../../facts/errors/rule'
import { CodeText } from '../parts'
import styles from './error-page.module.css'
import type { PageRule } from './rule-of-page'

const shownBouncers = 8

const placeNames = { container: 'In a container', kubernetes: 'In Kubernetes', alpine: 'On Alpine' } as const satisfies Record<FixPlace, string>

/** The answer of an error page: what the message means and what to do, before any explanation. */
export function ErrorPageHead({ rule }: { readonly rule: PageRule }): ReactNode {
	const cause = causeOf(rule.cause)
	return (
		<div className={`${styles.head} ${styles[tone(rule.role)]}`}>
			<p className={styles.means}>
				<CodeText text={rule.means} />
			</p>
			{rule.fix && (
				<p>
					<b>Fix:</b> <CodeText text={rule.fix} />
				</p>
			)}
			{fixPlaces.map((place) => {
				const fix = rule.fixAt?.[place]
				return (
					fix && (
						<p key={place}>
							<b>{placeNames[place]}:</b> <CodeText text={fix} />
						</p>
					)
				)
			})}
			<ul className={styles.chips}>
				<li>{kindOfMessage(rule.role)}</li>
				{rule.cause !== 'none' && rule.cause !== 'healthy-pull' && (
					<li>
						<Link to={`/u/troubleshooting/errors?cause=${cause.id}`}>{cause.title}</Link>
					</li>
				)}
				{rule.bouncers.slice(0, shownBouncers).map((id) => {
					const bouncer = bouncerOf(id)
					return <li key={id}>{bouncer ? <Link to={`/u/bouncers/${id}`}>{bouncer.name}</Link> : id}</li>
				})}
				{rule.bouncers.length > shownBouncers && <li>and {rule.bouncers.length - shownBouncers} more</li>}
			</ul>
		</div>
	)
}

function tone(role: Role): 'bad' | 'ok' | 'plain' {
	switch (role) {
		case 'root':
		case 'consequence':
			return 'bad'
		case 'success':
			return 'ok'
		case 'harmless':
		case 'context':
			return 'plain'
	}
}

function kindOfMessage(role: Role): string {
	switch (role) {
		case 'root':
			return 'names the cause'
		case 'consequence':
			return 'follows from another fault'
		case 'harmless':
			return 'harmless'
		case 'success':
			return 'a good sign'
		case 'context':
			return 'plain information'
	}
}
