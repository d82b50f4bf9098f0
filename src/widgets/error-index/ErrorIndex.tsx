import Link from '@docusaurus/Link'
import { useLocation } from '@docusaurus/router'
import index from '@generated/error-rules/default/index.json'
import { memo, type ReactNode, useDeferredValue, useEffect, useId, useMemo, useState } from 'react'
import { bouncerOf } from '../../facts/bouncers'
import { causeGroups, causeOf, causes } from '../../facts/causes'
import { Controls, Spoken } from '../parts'
import { loadIndex, looksLikeMessage, resultsFor, useRules, type WordIndex } from '../search'
import styles from './error-index.module.css'

type Entry = (typeof index)[number]

/** As many pages as are named for a whole line. */
const mostOfALine = 4

/** What the index searches in, made once: the message, its fragments, and its bouncers. */
const haystacks: ReadonlyMap<string, string> = new Map(
	index.map((entry) => [entry.id, `${entry.title} ${entry.words} ${entry.id} ${entry.bouncers.map(nameOf).join(' ')}`.toLowerCase()]),
)

const bouncerIds = [...new Set(index.flatMap((entry) => entry.bouncers))].sort((a, b) => nameOf(a).localeCompare(nameOf(b)))

function nameOf(id: string): string {
	return bouncerOf(id)?.name ?? id
}

/**
 * Every message that the analyzer knows, filtered by words, bouncer and cause. All of them are in the static HTML. A link may
 * carry the filter: `?q=words`, `?bouncer=id`, `?cause=id`.
 */
export function ErrorIndex(): ReactNode {
	const id = useId()
	const { search } = useLocation()
	const [words, setWords] = useState('')
	const [bouncer, setBouncer] = useState('')
	const [cause, setCause] = useState('')
	// After the first render, which must be the server's: the static HTML holds all messages. What was typed meanwhile stays.
	useEffect(() => {
		const asked = new URLSearchParams(search)
		setWords((typed) => asked.get('q') ?? typed)
		setBouncer((chosen) => bouncerIds.find((known) => known === asked.get('bouncer')) ?? chosen)
		setCause((chosen) => causes.find((known) => known.id === asked.get('cause'))?.id ?? chosen)
	}, [search])
	const typed = useDeferredValue(words)
	const wanted = useMemo(() => typed.toLowerCase().split(/\s+/).filter(Boolean), [typed])
	const found = useMemo(
		() =>
			new Set(
				index
					.filter(
						(entry) =>
							(bouncer === '' || entry.bouncers.includes(bouncer)) &&
							(cause === '' || entry.cause === cause) &&
							wanted.every((word) => haystacks.get(entry.id)?.includes(word)),
					)
					.map((entry) => entry.id),
			),
		[bouncer, cause, wanted],
	)
	const [wordIndex, setWordIndex] = useState<WordIndex | null>(null)
	const line = looksLikeMessage(typed) ? typed.trim() : null
	const ruled = useRules(line)
	// A line of a log holds names and numbers of its own: the rules know it all the same.
	const ofLine = useMemo(
		() =>
			line === null
				? []
				: resultsFor(line, wordIndex, ruled)
						.filter(({ path }) => path.includes('/errors/'))
						.slice(0, mostOfALine),
		[line, wordIndex, ruled],
	)
	const reach = () => void loadIndex().then(setWordIndex, () => {})
	return (
		<>
			<search onFocus={reach}>
				<Controls className={styles.filters}>
					<label htmlFor={`${id}-words`}>
						Words of the message, or a whole line
						<input id={`${id}-words`} type="search" autoComplete="off" spellCheck={false} value={words} onChange={(event) => setWords(event.target.value)} />
					</label>
					<label htmlFor={`${id}-bouncer`}>
						Bouncer
						<select id={`${id}-bouncer`} value={bouncer} onChange={(event) => setBouncer(event.target.value)}>
							<option value="">all</option>
							{bouncerIds.map((known) => (
								<option key={known} value={known}>
									{nameOf(known)}
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
				</Controls>
			</search>
			<Spoken as="p" className={styles.count}>
				{found.size === index.length ? `${index.length} messages` : `${found.size} of ${index.length} messages`}
				{found.size === 0 && (
					<>
						{ofLine.length > 0 ? ' have exactly these words. This line is most likely one of those below; for the cause ' : '. Try fewer words, or '}
						<Link to="/u/troubleshooting/analyze">paste it into the analyzer</Link>.
					</>
				)}
			</Spoken>
			{ofLine.length > 0 && (
				<ul className={styles.list} aria-label="Most likely">
					{ofLine.map(({ title, path, kind }) => (
						<li key={path}>
							<Link to={path}>
								<code>{title}</code>
							</Link>
							<span>{kind}</span>
						</li>
					))}
				</ul>
			)}
			<ul className={styles.list}>
				{index.map((entry) => (
					<Row key={entry.id} entry={entry} hidden={!found.has(entry.id)} />
				))}
			</ul>
		</>
	)
}

/** Rows stay in place and are only hidden: a key pressed in the field touches those that change, not all nine hundred. */
const Row = memo(function Row({ entry, hidden }: { readonly entry: Entry; readonly hidden: boolean }): ReactNode {
	return (
		<li hidden={hidden}>
			<Link to={`/u/troubleshooting/errors/${entry.id}`}>
				<code>{entry.title}</code>
			</Link>
			<span>
				{causeOf(entry.cause).title}
				{entry.bouncers.length > 0 && ' · '}
				{entry.bouncers.length > 3 ? `${entry.bouncers.length} bouncers` : entry.bouncers.map(nameOf).join(', ')}
			</span>
		</li>
	)
})
