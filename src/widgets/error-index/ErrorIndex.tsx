import Link from '@docusaurus/Link'
import index from '@generated/error-rules/default/index.json'
import { type ReactNode, useId, useMemo, useState } from 'react'
import { bouncerOf } from '../../facts/bouncers'
import { causeGroups, causeOf, causes } from '../../facts/causes'
import styles from './error-index.module.css'

/** Every message that the analyzer knows, filtered by words, bouncer and cause. All of them are in the static HTML. */
export function ErrorIndex(): ReactNode {
	const id = useId()
	const [words, setWords] = useState('')
	const [bouncer, setBouncer] = useState('')
	const [cause, setCause] = useState('')
	const ids = useMemo(() => [...new Set(index.flatMap((entry) => entry.bouncers))].sort(), [])
	const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
	const found = index.filter(
		(entry) =>
			(bouncer === '' || entry.bouncers.includes(bouncer)) &&
			(cause === '' || entry.cause === cause) &&
			wanted.every((word) => entry.title.toLowerCase().includes(word) || entry.words.includes(word)),
	)
	return (
		<>
			<search className={styles.filters}>
				<label htmlFor={`${id}-words`}>
					Words of the message
					<input id={`${id}-words`} type="search" autoComplete="off" spellCheck={false} value={words} onChange={(event) => setWords(event.target.value)} />
				</label>
				<label htmlFor={`${id}-bouncer`}>
					Bouncer
					<select id={`${id}-bouncer`} value={bouncer} onChange={(event) => setBouncer(event.target.value)}>
						<option value="">all</option>
						{ids.map((known) => (
							<option key={known} value={known}>
								{bouncerOf(known)?.name ?? known}
							</option>
						))}
					</select>
				</label>
				<label htmlFor={`${id}-cause`}>
					Cause
					<select id={`${id}-cause`} value={cause} onChange={(event) => setCause(event.target.value)}>
						<option value="">all</option>
						{Object.entries(causeGroups).map(([group, name]) => (
							<optgroup key={group} label={name}>
								{causes
									.filter((known) => known.group === group)
									.map((known) => (
										<option key={known.id} value={known.id}>
											{known.title}
										</option>
									))}
							</optgroup>
						))}
					</select>
				</label>
			</search>
			<p role="status" className={styles.count}>
				{found.length === index.length ? `${index.length} messages` : `${found.length} of ${index.length} messages`}
				{found.length === 0 && '. Try fewer words, or paste the whole log into the analyzer.'}
			</p>
			<ul className={styles.list}>
				{found.map((entry) => (
					<li key={entry.id}>
						<Link to={`/u/troubleshooting/errors/${entry.id}`}>
							<code>{entry.title}</code>
						</Link>
						<span>
							{causeOf(entry.cause).title} ·{' '}
							{entry.bouncers.length > 3 ? `${entry.bouncers.length} bouncers` : entry.bouncers.map((known) => bouncerOf(known)?.name ?? known).join(', ')}
						</span>
					</li>
				))}
			</ul>
		</>
	)
}
