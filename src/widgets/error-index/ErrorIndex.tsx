import Link from '@docusaurus/Link'
import { useLocation } from '@docusaurus/router'
import index from '@generated/error-rules/default/index.json'
import { memo, type ReactNode, useDeferredValue, useEffect, useId, useMemo, useState } from 'react'
import { thousands } from '../../engine/thousands'
import { bouncerOf } from '../../facts/bouncers'
import { causeGroups, causeOf, causes } from '../../facts/causes'
import { Button, Controls, Spoken } from '../parts'
import { loadIndex, looksLikeMessage, resultsFor, useRules, type WordIndex } from '../search'
import styles from './error-index.module.css'
import { familyOf, type Kind, kinds, noteOf } from './families'

type Entry = (typeof index)[number]

interface Group {
	readonly id: string
	readonly name: string
	readonly note: string | null
	readonly kind: Kind
	/** In the order of the index: what stops a pull comes first. */
	readonly causes: readonly { readonly name: string; readonly entries: readonly Entry[] }[]
}

/** Who prints it, then what it is about. */
const groups: readonly Group[] = gathered(index, ({ id }) => familyOf(id).id)
	.map((ofFamily) => {
		const family = familyOf(ofFamily[0].id)
		const { id, name, kind } = family
		const note = noteOf(
			family,
			ofFamily.map(({ bouncers }) => bouncers),
		)
		const causes = gathered(ofFamily, ({ cause }) => causeOf(cause).group).map((entries) => ({ name: causeGroups[causeOf(entries[0].cause).group], entries }))
		return { id, name, note, kind, causes }
	})
	.toSorted((a, b) => a.name.localeCompare(b.name))

/** Entries of one key together, in their order. */
function gathered(entries: readonly Entry[], keyOf: (entry: Entry) => string): readonly (readonly [Entry, ...Entry[]])[] {
	const groups = new Map<string, [Entry, ...Entry[]]>()
	for (const entry of entries) {
		const group = groups.get(keyOf(entry))
		if (group) group.push(entry)
		else groups.set(keyOf(entry), [entry])
	}
	return [...groups.values()]
}

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
 * Every message that the analyzer knows, in groups that open by hand, by the browser's own search and by a filter: words, bouncer
 * and cause. All of them are in the static HTML. A link may carry the filter: `?q=words`, `?bouncer=id`, `?cause=id`.
 */
export function ErrorIndex(): ReactNode {
	const id = useId()
	const { search } = useLocation()
	const [words, setWords] = useState('')
	const [bouncer, setBouncer] = useState('')
	const [cause, setCause] = useState('')
	/** By the reader; what the filter opens is open only as long as there is one. */
	const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
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
	const isFiltered = found.size < index.length
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
			<div className={styles.head}>
				<Spoken as="p" className={styles.count}>
					{isFiltered ? `${thousands(found.size)} of ${thousands(index.length)} messages` : `${thousands(index.length)} messages`}
					{found.size === 0 && (
						<>
							{ofLine.length > 0 ? ' have exactly these words. This line is most likely one of those below; for the cause ' : '. Try fewer words, or '}
							<Link to="/u/troubleshooting/analyze">paste it into the analyzer</Link>.
						</>
					)}
				</Spoken>
				{!isFiltered && (
					<Button onClick={() => setOpened(new Set(opened.size > 0 ? [] : groups.map((group) => group.id)))}>
						{opened.size > 0 ? 'Fold all groups' : 'Open all groups'}
					</Button>
				)}
			</div>
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
			{Object.entries(kinds).map(([kind, name]) => (
				<section key={kind} hidden={!groups.some((group) => group.kind === kind && countIn(group, found) > 0)}>
					<h2 className={styles.kind}>{name}</h2>
					<div className={styles.groups}>
						{groups
							.filter((group) => group.kind === kind)
							.map((group) => (
								<Fold
									key={group.id}
									group={group}
									found={found}
									open={isFiltered || opened.has(group.id)}
									onToggle={(open) => {
										if (isFiltered || open === opened.has(group.id)) return
										setOpened((before) => new Set(open ? [...before, group.id] : [...before].filter((other) => other !== group.id)))
									}}
								/>
							))}
					</div>
				</section>
			))}
		</>
	)
}

function countIn({ causes }: Group, found: ReadonlySet<string>): number {
	return causes.reduce((sum, { entries }) => sum + entries.filter(({ id }) => found.has(id)).length, 0)
}

interface FoldProps {
	readonly group: Group
	readonly found: ReadonlySet<string>
	readonly open: boolean
	readonly onToggle: (open: boolean) => void
}

function Fold({ group, found, open, onToggle }: FoldProps): ReactNode {
	const count = countIn(group, found)
	const total = group.causes.reduce((sum, { entries }) => sum + entries.length, 0)
	return (
		<details className={styles.group} hidden={count === 0} open={open} onToggle={({ currentTarget }) => onToggle(currentTarget.open)}>
			<summary>
				<span>
					{group.name}
					{group.note !== null && <small> {group.note}</small>}
				</span>
				<small>{count === total ? total : `${count} of ${total}`}</small>
			</summary>
			{group.causes.map(({ name, entries }) => (
				<section key={name} hidden={!entries.some(({ id }) => found.has(id))}>
					<h3>{name}</h3>
					<ul>
						{entries.map((entry) => (
							<Row key={entry.id} entry={entry} hidden={!found.has(entry.id)} />
						))}
					</ul>
				</section>
			))}
		</details>
	)
}

/** Rows stay in place and are only hidden: a key pressed in the field touches those that change, not all thousand. */
const Row = memo(function Row({ entry, hidden }: { readonly entry: Entry; readonly hidden: boolean }): ReactNode {
	return (
		<li hidden={hidden}>
			<Link to={`/u/troubleshooting/errors/${entry.id}`}>
				<code>{entry.title}</code>
			</Link>
			<span>{causeOf(entry.cause).title}</span>
		</li>
	)
})
