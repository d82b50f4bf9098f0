import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { Bouncer } from '../../facts/bouncer'
import { bouncerOf, findBouncers } from '../../facts/bouncers'
import { kindNames } from '../../facts/kinds'
import { CodeText, Spoken } from '../parts'
import { useSelection } from '../selection'
import styles from './bouncer-picker.module.css'
import { groupsOf } from './groups'

/** One button; behind it all bouncers by kind, found by typing any of their names. */
export function BouncerPicker(): ReactNode {
	const { selection, choose } = useSelection()
	const [open, setOpen] = useState(false)
	const box = useRef<HTMLDivElement>(null)
	const button = useRef<HTMLButtonElement>(null)
	const chosen = selection.bouncer ? bouncerOf(selection.bouncer) : undefined
	useEffect(() => {
		if (!open) return
		const leave = ({ target }: Event) => {
			if (target instanceof Node && !box.current?.contains(target)) setOpen(false)
		}
		document.addEventListener('pointerdown', leave)
		document.addEventListener('focusin', leave)
		return () => {
			document.removeEventListener('pointerdown', leave)
			document.removeEventListener('focusin', leave)
		}
	}, [open])
	const close = () => {
		setOpen(false)
		button.current?.focus()
	}
	const openByArrow = (event: KeyboardEvent) => {
		if (event.key !== 'ArrowDown') return
		event.preventDefault()
		setOpen(true)
	}
	return (
		<div ref={box} className={styles.picker}>
			<button
				ref={button}
				type="button"
				className={styles.button}
				aria-haspopup="dialog"
				aria-expanded={open}
				onClick={() => setOpen(!open)}
				onKeyDown={openByArrow}
			>
				{chosen?.name ?? 'Choose your bouncer'}
			</button>
			{open && (
				<Panel
					chosen={chosen ?? null}
					onClose={close}
					onChoose={(id) => {
						choose({ bouncer: id })
						close()
					}}
				/>
			)}
		</div>
	)
}

interface PanelProps {
	readonly chosen: Bouncer | null
	readonly onChoose: (id: string | null) => void
	readonly onClose: () => void
}

function Panel({ chosen, onChoose, onClose }: PanelProps): ReactNode {
	const id = useId()
	const [typed, setTyped] = useState('')
	const groups = groupsOf(findBouncers(typed))
	const offered = groups.flatMap(({ bouncers }) => bouncers)
	const [active, setActive] = useState<string | null>(chosen?.id ?? null)
	const current = offered.find((bouncer) => bouncer.id === active) ?? offered[0]
	const field = useRef<HTMLInputElement>(null)
	const list = useRef<HTMLDivElement>(null)
	useEffect(() => field.current?.focus({ preventScroll: true }), [])
	// biome-ignore lint/correctness/useExhaustiveDependencies: the active entry is what scrolls
	useEffect(() => {
		// In braces: newer browsers return a promise, which React would take for the function that cleans up.
		list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
	}, [current?.id])

	const onKeyDown = (event: KeyboardEvent) => {
		const at = current ? offered.indexOf(current) : -1
		const move = (to: number) => {
			event.preventDefault()
			setActive(offered[(to + offered.length) % offered.length]?.id ?? null)
		}
		switch (event.key) {
			case 'ArrowDown':
				return move(at + 1)
			case 'ArrowUp':
				return move(at - 1)
			case 'Home':
				return typed === '' ? move(0) : undefined
			case 'End':
				return typed === '' ? move(offered.length - 1) : undefined
			case 'Enter':
				event.preventDefault()
				if (current) onChoose(current.id)
				return
		}
	}
	const closeByEscape = (event: KeyboardEvent) => {
		if (event.key !== 'Escape') return
		event.preventDefault()
		onClose()
	}

	return (
		<div className={styles.panel} role="dialog" aria-label="Choose your bouncer" onKeyDown={closeByEscape}>
			<input
				ref={field}
				type="text"
				role="combobox"
				className={styles.field}
				aria-label="Type to find it"
				aria-expanded
				aria-controls={`${id}-list`}
				aria-activedescendant={current ? `${id}-${current.id}` : undefined}
				placeholder="Type to find it: nft, ingress, wp, …"
				autoComplete="off"
				spellCheck={false}
				value={typed}
				onChange={(event) => setTyped(event.target.value)}
				onKeyDown={onKeyDown}
			/>
			{/* A click leaves the focus in the field, so that its keys go on working; browsers would put a list that scrolls into the order of Tab. */}
			<div
				ref={list}
				id={`${id}-list`}
				className={styles.list}
				role="listbox"
				aria-label="Bouncers"
				tabIndex={-1}
				onMouseDown={(event) => event.preventDefault()}
			>
				{groups.map(({ kind, bouncers }) => (
					// biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own outside of select
					<div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
						<div id={`${id}-${kind}`} className={styles.kind}>
							{kindNames[kind]}
						</div>
						{bouncers.map((bouncer) => (
							// biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the combobox keeps the focus and handles the keys
							<div
								key={bouncer.id}
								id={`${id}-${bouncer.id}`}
								role="option"
								className={styles.option}
								aria-selected={bouncer === current}
								onClick={() => onChoose(bouncer.id)}
							>
								<span>{bouncer.name}</span>
								<Works bouncer={bouncer} />
							</div>
						))}
					</div>
				))}
			</div>
			{offered.length === 0 && (
				<Spoken as="p" atOnce className={styles.none}>
					No bouncer has a name like “{typed}”. A program of your own is under <q>custom</q> or <q>SDK</q>.
				</Spoken>
			)}
			{current && current.integration.works !== 'yes' && <WorksNot bouncer={current} />}
			{chosen && (
				<button type="button" className={styles.all} onClick={() => onChoose(null)}>
					Show all bouncers again
				</button>
			)}
		</div>
	)
}

/** Said before the choice is made: nobody should fill in a form that cannot work. */
function WorksNot({ bouncer }: { readonly bouncer: Bouncer }): ReactNode {
	const { works, why, instead = [] } = bouncer.integration
	const others = instead.map((other) => bouncerOf(other)?.name ?? other)
	return (
		<Spoken as="p" atOnce className={styles.verdict}>
			<b className={styles[works]}>
				{bouncer.name} {works === 'no' ? 'does not work' : 'works only partly'} with a Console integration.
			</b>{' '}
			<CodeText text={why} />
			{others.length > 0 && ` Use instead: ${others.join(', ')}.`}
		</Spoken>
	)
}

function Works({ bouncer }: { readonly bouncer: Bouncer }): ReactNode {
	switch (bouncer.integration.works) {
		case 'yes':
			return null
		case 'partly':
			return <small className={styles.partly}>partly with the Console</small>
		case 'no':
			return <small className={styles.no}>not with the Console</small>
	}
}
