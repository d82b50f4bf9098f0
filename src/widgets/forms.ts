import type { RefObject } from 'react'

interface Form {
	readonly place: RefObject<Element | null>
	/** @returns Whether the form has a field for what was pasted. */
	readonly take: (pasted: string) => boolean
}

/** Those on the page, the newest last. */
const forms: Form[] = []

/** @returns What takes it off the list. */
export function addForm(form: Form): () => void {
	forms.push(form)
	return () => void forms.splice(forms.indexOf(form), 1)
}

/**
 * Gives what was pasted beside all fields to the form that asks for it. The forms know what that is: the box that calls this wakes before
 * their code is there.
 *
 * One in the answer to a paste is what the reader looks at. Whether the page's own form, screens below, is older or newer is chance:
 * it wakes when its turn comes, and is made anew when another bouncer is chosen.
 */
export function giveToForm(pasted: string, answer: Element | null): boolean {
	const newest = forms.toReversed()
	const isOfAnswer = ({ place }: Form) => answer !== null && place.current !== null && answer.contains(place.current)
	return [...newest.filter(isOfAnswer), ...newest.filter((form) => !isOfAnswer(form))].some(({ take }) => take(pasted))
}
