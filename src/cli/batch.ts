import { printJson } from './print'
import { readLines } from './read-input'

/** A line of a batch that cannot be used: the reason is for whoever wrote it. */
class BadLine extends Error {}

/** What becomes of one line. */
export interface Judged {
	readonly answer: object
	readonly problem: boolean
}

/**
 * JSON Lines from standard input, one answer a line with the `id` of its case. A bad line, or one that cannot be judged, costs that
 * line alone: its answer is `{"id", "schema", "error"}`.
 *
 * @param needs The fields of a line, for the reader of an error.
 * @returns The exit code: 1 with a problem, 2 with a bad line.
 */
export async function eachCase(needs: string, judge: (line: Readonly<Record<string, unknown>>) => Judged | Promise<Judged>): Promise<number> {
	let problems = 0
	let bad = 0
	let number = 0
	for await (const text of readLines()) {
		number++
		if (!text.trim()) continue
		let id: unknown = null
		try {
			const line = fieldsOf(text, number, needs)
			id = line.id
			const { answer, problem } = await judge(line)
			if (problem) problems++
			printJson({ id, ...answer })
		} catch (error) {
			bad++
			const why = error instanceof BadLine ? error.message : `line ${number} could not be judged: ${error instanceof Error ? error.message : String(error)}`
			printJson({ id, schema: 1, error: why })
		}
	}
	return bad > 0 ? 2 : problems > 0 ? 1 : 0
}

function fieldsOf(text: string, number: number, needs: string): Readonly<Record<string, unknown>> {
	let parsed: unknown
	try {
		parsed = JSON.parse(text)
	} catch {
		throw new BadLine(`line ${number} is not JSON; each line is an object ${needs}`)
	}
	if (typeof parsed !== 'object' || parsed === null || !('id' in parsed)) throw new BadLine(`line ${number} needs ${needs}`)
	return { ...parsed }
}

/** A field that must be a text. */
export function textField(line: Readonly<Record<string, unknown>>, name: string): string {
	const value = line[name]
	if (typeof value !== 'string') throw new BadLine(`"${name}" must be a text`)
	return value
}
