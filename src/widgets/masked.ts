import { Redactor } from '../engine/mask/redact'
import { visible } from '../engine/report/visible'

/** One for the tab: the same secret has the same number in every box of the page. */
const redactor = new Redactor()

/** Text of the reader as it is shown: secrets masked, and what cannot be seen written out. */
export function masked(text: string): string {
	return visible(redactor.redact(text))
}

/** The lines of a whole file: a value may stand on the line below its name. */
export function maskedLines(text: string): readonly string[] {
	return redactor
		.redact(text)
		.split(/\r\n|\n|\r/)
		.map(visible)
}
