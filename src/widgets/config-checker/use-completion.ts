import { useEffect, useMemo, useState } from 'react'
import { type Field, fieldFor, refusalOf, type Thing, thingsIn } from '../../engine/config/check/answers'
import type { Answer } from '../../engine/config/types'
import type { Bouncer, BouncerId } from '../../facts/bouncer'
import { type Asked, type CheckedText, useAnswer } from '../config-thread'

/** A text as it was checked. */
export interface CheckedSource {
	readonly text: string
	/** The bouncer that it was checked for, where that was not found out. */
	readonly given: BouncerId | null
	/** Of the file, where it is known. */
	readonly name: string | null
}

/** Something that the reader is asked for. */
export interface Ask {
	readonly id: string
	readonly thing: Thing
	/** Null where it has no place that could be filled. */
	readonly field: Field | null
	/** As typed; null for nothing yet. */
	readonly value: string | null
	/** `fault`: it was put in, and the checker still finds a fault. */
	readonly state: { readonly is: 'open' | 'settled' | 'fault' } | { readonly is: 'refused'; readonly why: string }
}

export interface Completion {
	readonly asks: readonly Ask[]
	readonly give: (id: string, value: string) => void
	/** The file with all that was given. */
	readonly now: CheckedText
	/** Things that it still lacks. */
	readonly missing: number
	readonly asked: Asked<CheckedText>
}

/** What the reader types stays in this component: it can be a key. */
export function useCompletion({ text, given, name }: CheckedSource, checked: CheckedText, bouncer: Bouncer): Completion {
	const [values, setValues] = useState<Readonly<Record<string, string>>>({})
	const first = useMemo(() => (isAsked(checked) ? thingsIn(checked.result.correction.left) : []), [checked])
	const [later, setLater] = useState<readonly Thing[]>([])
	const things = useMemo(() => [...first, ...later], [first, later])
	const answers = useMemo(() => things.flatMap((thing) => answersOf(thing, values[idOf(thing)], bouncer)), [things, values, bouncer])
	const asked = useAnswer<'complete'>(
		useMemo(() => (answers.length === 0 ? null : { name: 'complete', asked: { text, given, name, answers } }), [answers, text, given, name]),
	)
	const now = (answers.length > 0 && asked.answer) || checked
	// What is given can bring something to light: an address of the Console's, for example, how often it may be asked.
	useEffect(() => {
		if (!asked.answer) return
		const known = new Set(things.map(idOf))
		const fresh = thingsIn(asked.answer.result.correction.left).filter((thing) => !known.has(idOf(thing)))
		if (fresh.length > 0) setLater((before) => [...before, ...fresh])
	}, [asked.answer, things])
	const lacking = thingsIn(now.result.correction.left)
	const open = new Set(lacking.map(idOf))
	const asks = things.flatMap((thing, at): Ask[] => {
		const id = idOf(thing)
		const value = values[id] ?? null
		if (at >= first.length && value === null && !open.has(id)) return []
		const field = fieldFor(thing, bouncer)
		return [{ id, thing, field, value, state: stateOf(field, value, open.has(id), asked.working) }]
	})
	return { asks, give: (id, value) => setValues((before) => ({ ...before, [id]: value })), now, missing: lacking.length, asked }
}

/** A file without a correction and without an error lacks nothing: a key that is hidden in it is the reader's own business. */
function isAsked({ result, corrects }: CheckedText): boolean {
	return corrects.changes.length > 0 || result.problems.some(({ severity }) => severity === 'error')
}

function idOf({ needs, left: [one] }: Thing): string {
	return needs === 'address' || needs === 'key' ? needs : `${one.code} ${one.key} ${one.line}`
}

function isEmpty(field: Field, value: string): boolean {
	return value.trim() === '' && field.kind !== 'line'
}

function answersOf(thing: Thing, value: string | undefined, bouncer: Bouncer): readonly Answer[] {
	const field = fieldFor(thing, bouncer)
	if (value === undefined || field === null || isEmpty(field, value) || refusalOf(field, value) !== null) return []
	return thing.left.map(({ code, key, line }) => ({ code, key, line, value }))
}

function stateOf(field: Field | null, value: string | null, isLeft: boolean, working: boolean): Ask['state'] {
	if (field === null || value === null || isEmpty(field, value)) return { is: 'open' }
	const why = refusalOf(field, value)
	if (why !== null) return { is: 'refused', why }
	if (working) return { is: 'open' }
	return { is: isLeft ? 'fault' : 'settled' }
}
