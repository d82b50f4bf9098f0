import { useHistory } from '@docusaurus/router'
import { useBaseUrlUtils } from '@docusaurus/useBaseUrl'
import clsx from 'clsx'
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { thousands } from '../../engine/thousands'
import { handIn } from '../late'
import { announce } from '../parts/announce'
import { loadIndex } from './load-index'
import { isWholeText, looksLikeMessage } from './looks-like-message'
import { resultsFor } from './results'
import styles from './search.module.css'
import { useRules } from './use-rules'
import type { WordIndex } from './word-search'

const analyzePath = '/u/troubleshooting/analyze'
/** While somebody types, a worker is not asked for every letter. */
const typingMs = 250

interface Option {
	readonly title: string
	readonly kind: string
	readonly path: string
	/** It takes the text along. */
	readonly carries: boolean
}

/** Words find pages; a pasted line finds the page of its message; a longer text is handed to the analyzer. */
export function SearchBox(): ReactNode {
	const id = useId()
	const history = useHistory()
	const { withBaseUrl } = useBaseUrlUtils()
	const field = useRef<HTMLInputElement>(null)
	// As it was pasted: the field shows it on one line.
	const [text, setText] = useState('')
	const [open, setOpen] = useState(false)
	const [active, setActive] = useState(0)
	const [index, setIndex] = useState<WordIndex | null>(null)
	const [failed, setFailed] = useState(false)
	const asked = useDeferredValue(text.trim())
	const settled = useSettled(asked)
	const ruled = useRules(open && settled === asked && looksLikeMessage(asked) ? asked : null)
	const reach = () => {
		setOpen(true)
		loadIndex().then(setIndex, () => setFailed(true))
	}
	// A quick reader is in the field, or has typed, before the page listens.
	// biome-ignore lint/correctness/useExhaustiveDependencies: only what happened before the first moment counts
	useEffect(() => {
		if (document.activeElement === field.current) reach()
	}, [])
	const options = useMemo(() => (asked === '' ? [] : optionsFor(asked, resultsFor(asked, index, ruled))), [asked, index, ruled])
	const shown = open && asked !== ''
	const found = options.filter(({ carries }) => !carries).length
	useEffect(() => {
		if (shown && index) announce(found === 0 ? 'Nothing found' : `${found} found. The first: ${options.find(({ carries }) => !carries)?.title}`)
	}, [shown, index, found, options])
	const write = (next: string) => {
		setText(next)
		setActive(0)
		reach()
	}
	const go = (option: Option) => {
		setOpen(false)
		if (option.carries) {
			handIn(text)
			if (!document.getElementById('log-analyzer')) history.push(withBaseUrl(option.path))
		} else window.location.assign(withBaseUrl(option.path))
	}
	const keys = (event: KeyboardEvent<HTMLInputElement>) => {
		const chosen = options[active]
		switch (event.key) {
			case 'ArrowDown':
			case 'ArrowUp':
				event.preventDefault()
				setOpen(true)
				if (options.length > 0) setActive((active + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length)
				return
			case 'Enter':
				if (!shown || !chosen) return
				event.preventDefault()
				return go(chosen)
			case 'Escape':
				if (open) event.preventDefault()
				setOpen(false)
		}
	}
	const paste = (event: ClipboardEvent<HTMLInputElement>) => {
		const pasted = event.clipboardData.getData('text')
		if (!pasted.includes('\n')) return
		// A field of one line would run the lines together, and their beginnings would be lost.
		event.preventDefault()
		write(pasted.trim())
	}
	return (
		<search
			className={styles.search}
			onBlur={(event) => {
				if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
			}}
		>
			<input
				ref={field}
				type="search"
				className={clsx('navbar__search-input', styles.field)}
				role="combobox"
				aria-label="Search"
				aria-autocomplete="list"
				aria-expanded={shown}
				aria-controls={`${id}-list`}
				aria-activedescendant={shown && options.length > 0 ? `${id}-${active}` : undefined}
				placeholder="Search or paste a message"
				autoComplete="off"
				autoCapitalize="off"
				spellCheck={false}
				value={text.replace(/(?<!\s)\s*\n\s*/g, ' ↵ ')}
				onChange={(event) => write(event.target.value.replaceAll(' ↵ ', '\n'))}
				onFocus={reach}
				onKeyDown={keys}
				onPaste={paste}
			/>
			<div className={styles.panel} hidden={!shown}>
				<div id={`${id}-list`} role="listbox" aria-label="Found">
					{options.map((option, at) => (
						<a
							key={option.path + option.title}
							id={`${id}-${at}`}
							role="option"
							aria-selected={at === active}
							tabIndex={-1}
							className={clsx(styles.option, at === active && styles.active)}
							href={withBaseUrl(option.path)}
							onMouseEnter={() => setActive(at)}
							onClick={(event) => {
								if (event.ctrlKey || event.metaKey || event.shiftKey) return
								event.preventDefault()
								go(option)
							}}
						>
							<b>{option.title}</b>
							<small>{option.kind}</small>
						</a>
					))}
				</div>
				{options.length === 0 && (
					<p className={styles.none}>
						{failed ? 'The index could not be fetched. Try again.' : index ? 'Nothing found. Fewer words, or a whole line of the log?' : 'Searching …'}
					</p>
				)}
			</div>
		</search>
	)
}

function optionsFor(text: string, found: readonly { readonly title: string; readonly kind: string; readonly path: string }[]): readonly Option[] {
	const pages = found.map(({ title, kind, path }) => ({ title, kind, path, carries: false }))
	if (isWholeText(text)) {
		const lines = text.split('\n').length
		return [
			{
				title: 'Analyze this text',
				kind: `${thousands(lines)} ${lines === 1 ? 'line' : 'lines'}: cause, fix, evidence. It stays in this browser.`,
				path: analyzePath,
				carries: true,
			},
			...pages,
		]
	}
	if (!looksLikeMessage(text)) return pages
	return [...pages, { title: 'Analyze this line', kind: 'Cause, fix, evidence. It stays in this browser.', path: analyzePath, carries: true }]
}

/** The text once it rests. */
function useSettled(text: string): string {
	const [settled, setSettled] = useState(text)
	useEffect(() => {
		const timer = setTimeout(() => setSettled(text), typingMs)
		return () => clearTimeout(timer)
	}, [text])
	return settled
}
