/** @returns Whether the form has a field for what was pasted. */
type Form = (pasted: string) => boolean

/** Those on the page, the newest last: that is the one that the reader has just opened. */
const forms: Form[] = []

/** @returns What takes it off the list. */
export function addForm(form: Form): () => void {
	forms.push(form)
	return () => void forms.splice(forms.indexOf(form), 1)
}

/** Gives what was pasted beside all fields to the form that asks for it. The forms know what that is: the box that calls this wakes before their code is there. */
export function giveToForm(pasted: string): boolean {
	return forms.toReversed().some((form) => form(pasted))
}
