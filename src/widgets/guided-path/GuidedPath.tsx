import useBaseUrl from '@docusaurus/useBaseUrl'
import type { ReactNode } from 'react'
import { type CauseId, causeOf, type Repair } from '../../facts/causes'
import { late } from '../late'
import styles from './guided-path.module.css'
import { firstQuestion, type Goal, goals, type Question, type QuestionId, questions } from './questions'

const Commands = late(() => import('../commands/Commands').then(({ Commands }) => Commands))
const EndpointProbe = late(() => import('../endpoint-probe/EndpointProbe').then(({ EndpointProbe }) => EndpointProbe))

/**
 * One question at a time. All of them are in the static HTML, and the address tells which one is seen (`:target`): each has a link,
 * the back button works, and nothing of it needs a script. Not late itself: HTML made anew would not be the target any more.
 */
export function GuidedPath(): ReactNode {
	return (
		<div className={styles.path}>
			{Object.entries(questions).map(([id, question]) => (
				<Asked key={id} id={id} question={question} first={id === firstQuestion} />
			))}
			{goals.map((cause) => (
				<Found key={cause} cause={cause} />
			))}
		</div>
	)
}

function Asked({ id, question, first }: { readonly id: string; readonly question: Question; readonly first: boolean }): ReactNode {
	const { title, look, command, answers } = question
	return (
		<section id={id} className={styles.step} data-first={first || undefined} aria-labelledby={`${id}-title`}>
			<h2 id={`${id}-title`}>{title}</h2>
			<p>{look}</p>
			{command === 'probe' ? <EndpointProbe /> : command && <Commands what={command} />}
			<ul className={styles.answers}>
				{answers.map(({ says, goal }) => (
					<li key={says}>
						<a href={`#${anchorOf(goal)}`}>{says}</a>
					</li>
				))}
			</ul>
			{command && <p className={styles.small}>Not sure what it means? Paste what the command printed into the box below.</p>}
			{!first && <StartAgain />}
		</section>
	)
}

function Found({ cause: id }: { readonly cause: CauseId }): ReactNode {
	const { title, meaning, repair } = causeOf(id)
	const { text, to } = ways[repair]
	const [way, messages] = [useBaseUrl(to), useBaseUrl(`/u/troubleshooting/errors?cause=${id}`)]
	return (
		<section id={anchorOf({ cause: id })} className={styles.step} aria-labelledby={`cause-${id}-title`}>
			<p className={styles.small}>{id === 'healthy-pull' ? 'Nothing is wrong' : 'The cause is most likely'}</p>
			<h2 id={`cause-${id}-title`}>{title}</h2>
			<p>{meaning}</p>
			<ul className={styles.answers}>
				<li>
					<a href={way}>{text}</a>
				</li>
				{id !== 'healthy-pull' && (
					<li>
						<a href={messages}>Messages that say so</a>
					</li>
				)}
			</ul>
			<StartAgain />
		</section>
	)
}

function StartAgain(): ReactNode {
	return (
		<p className={styles.small}>
			<a href={`#${firstQuestion}`}>Start again</a>
		</p>
	)
}

function anchorOf(goal: Goal): QuestionId | `cause-${CauseId}` {
	return 'cause' in goal ? `cause-${goal.cause}` : goal.ask
}

const issue = '/u/troubleshooting/issue_integration_rc_offline'

/** What to do about a cause, by what repairs it. */
const ways = {
	endpoint: { text: 'Make the file with the right address', to: `${issue}#update-the-configuration` },
	key: { text: 'Make the file with the right key', to: `${issue}#update-the-configuration` },
	interval: { text: 'Make the file with a longer interval', to: `${issue}#update-the-configuration` },
	options: { text: 'Make the file with the right options', to: `${issue}#update-the-configuration` },
	file: { text: 'Check the file, line by line', to: '/u/troubleshooting/check' },
	service: { text: 'See its state and its log, and start it', to: `${issue}#service-status` },
	network: { text: 'Free the way to the endpoint', to: `${issue}#fix-the-network` },
	console: { text: 'Subscribe the integration to a blocklist in the Console', to: 'https://app.crowdsec.net/' },
	wait: { text: 'Wait, then see whether it pulls', to: `${issue}#verify` },
	none: { text: 'See how the alert clears', to: `${issue}#verify` },
} as const satisfies Record<Repair, { readonly text: string; readonly to: string }>
