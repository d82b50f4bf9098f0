import type { Generated, GeneratedFile, Step } from '../../../src/engine/config/types'
import type { Ran } from '../run-inside'
import type { Machine } from './machine'

/** What the steps leave to the reader. */
export interface Reader {
	/** The reader's own values, by the words that stand in their place. */
	readonly values?: Readonly<Record<string, string>>
	/** What the reader answers when a command asks for the API key. */
	readonly key?: string
	/** Where a file lies of which only its name is printed. */
	readonly places?: Readonly<Record<string, string>>
	/** How the reader puts the lines of a part into a file that has sections of its own; at its end, where nothing else is said. */
	readonly merge?: (there: string, lines: string) => string
	/** The folder in which the reader types, where the commands count on one. */
	readonly folder?: string
	/** How the reader enters values into the fields of a program. */
	readonly enter?: (fields: string) => Promise<void>
}

export interface Done extends Ran {
	readonly step: Step
}

/**
 * Does every printed step to the letter and in its order, and nothing else.
 *
 * @throws Error when a command fails, or when a step says what no reader can do.
 */
export async function follow(machine: Machine, { files, steps }: Generated, reader: Reader = {}): Promise<readonly Done[]> {
	const done: Done[] = []
	for (const step of steps) {
		const named = files.find(({ path }) => step.title.includes(path))
		const file = named && { ...named, path: reader.places?.[named.path] ?? named.path }
		if (step.command === null || /^(Save|Add|Compare) /.test(step.title)) await byHand(machine, step, file, reader)
		const ran =
			step.command === null ? { output: '', exitCode: 0 } : await typedIn(machine, reader, step.command, step.command.includes('API key: ') ? reader.key : 'y')
		done.push({ step, ...ran })
		if (ran.exitCode === 0) continue
		const { output: journal } = await machine.asRoot('journalctl --lines=20 --no-pager --output=cat')
		throw new Error(`“${step.title}” failed (${ran.exitCode}): ${step.command}\n${told(done)}\n${journal}`)
	}
	return done
}

/** What was done so far, for the message of a test. */
export function told(done: readonly Done[]): string {
	return done.map(({ step, output }) => `# ${step.title}\n${step.command === null ? '' : `$ ${step.command}\n`}${output}`).join('\n')
}

function typedIn(machine: Machine, { folder }: Reader, command: string, answer: string | undefined): Promise<Ran> {
	return machine.typed(folder === undefined ? command : `cd ${folder}\n${command}`, answer)
}

/** What a reader does in an editor or a browser, told by the title alone. */
async function byHand(machine: Machine, { title }: Step, file: GeneratedFile | undefined, { values = {}, merge = atEnd, enter }: Reader): Promise<void> {
	const places = /put your own values in place of (.*)$/.exec(title)?.[1]?.split(', ')
	if (file && title.startsWith('Save ')) machine.write(file.path, file.content)
	else if (file && title.startsWith('Add the lines to '))
		machine.write(file.path, merge(machine.exists(file.path) ? machine.read(file.path) : '', file.content))
	else if (file && title.startsWith('Compare ')) compare(file, machine.read(file.path))
	else if (file && enter && title.startsWith('Enter the values: ')) await enter(file.content)
	else if (file && places)
		machine.write(
			file.path,
			places.reduce((text, place) => text.replaceAll(place, ownValue(values, place)), machine.read(file.path)),
		)
	else throw new Error(`nobody can do this step: ${title}`)
}

function ownValue(values: Readonly<Record<string, string>>, place: string): string {
	const value = values[place]
	if (value === undefined) throw new Error(`the reader has no value for ${place}`)
	return value
}

function compare(file: GeneratedFile, there: string): void {
	const missing = meant(file.content).filter((line) => !meant(there).includes(line))
	if (missing.length > 0) throw new Error(`the packaged ${file.path} does not have ${missing.join('\n')}`)
}

const atEnd = (there: string, lines: string) => `${there}${lines}`

/** The lines that say something. */
function meant(text: string): readonly string[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'))
}
