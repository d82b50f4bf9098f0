import type { Generated, GeneratedFile, Notice, Refusal } from '../engine/config/types'
import { plainText } from '../engine/plain-text'
import { printJson, printText } from './print'
import { UsageError } from './usage'
import { writeFiles } from './write-files'

interface Destination {
	readonly json: boolean
	/** Null to print the files. */
	readonly folder: string | null
	readonly force: boolean
}

/**
 * Prints generated files, or writes them below a folder, as the reader asked.
 *
 * @param more Further lines for a person, and further fields for a program.
 */
export async function deliver(
	command: string,
	generated: Generated,
	{ json, folder, force }: Destination,
	more: { readonly lines: readonly string[]; readonly data: object } = { lines: [], data: {} },
): Promise<void> {
	const written = folder === null ? null : await writtenBelow(command, folder, generated.files, force)
	if (json) {
		printJson({ schema: 1, ...more.data, ...generated })
		return
	}
	const files = written === null ? generated.files.map(printedFile).join('\n') : written.map((path) => `written: ${path}\n`).join('')
	printText(`${files}\n${[...more.lines, ...stepLines(generated), ...noticeLines(generated.warnings)].join('\n')}\n`)
}

/** Refusals as one line, each with the option of the command line it belongs to. */
export function refusalText(refusals: readonly Refusal[], optionFor: (setting: string) => string): string {
	return refusals.map(({ setting, message }) => `${optionFor(setting)}: ${plainText(message)}`).join('; ')
}

async function writtenBelow(command: string, folder: string, files: readonly GeneratedFile[], force: boolean): Promise<readonly string[]> {
	try {
		return await writeFiles(folder, files, force)
	} catch (error) {
		throw error instanceof UsageError ? new UsageError(`${command}: ${error.message}`) : error
	}
}

function printedFile(file: GeneratedFile): string {
	const rights = file.mode ? `   (${file.owner ? `${file.owner}, ` : ''}${file.mode})` : ''
	return `==> ${file.path}${rights}${kinds[file.kind]}\n${file.content}`
}

const kinds = {
	whole: '',
	added: '   (add these lines)',
	compared: '   (compare: the package has put these lines there)',
	merged: '   (add these lines at its end)',
	entered: '   (fields of a screen)',
} as const satisfies Record<GeneratedFile['kind'], string>

function stepLines({ steps }: Generated): readonly string[] {
	return steps.map((step, at) => `${at + 1}. ${plainText(step.title)}${step.command ? `\n     ${step.command.replaceAll('\n', '\n     ')}` : ''}`)
}

function noticeLines(notices: readonly Notice[]): readonly string[] {
	return notices.length === 0 ? [] : ['', ...notices.map((notice) => `note: ${plain(notice)}`)]
}

/** Code spans need no marks on a terminal. */
export function plain(notice: Notice | undefined): string {
	return plainText(notice?.message ?? '')
}
