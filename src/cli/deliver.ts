import { mkdir, open, stat } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import type { Generated, GeneratedFile, Notice, Refusal } from '../engine/config/types'
import { UsageError } from './usage'

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
	const written = folder === null ? null : await writeFiles(command, folder, generated.files, force)
	if (json) {
		process.stdout.write(`${JSON.stringify({ schema: 1, ...more.data, ...generated })}\n`)
		return
	}
	const files = written === null ? generated.files.map(printedFile).join('\n') : written.map((path) => `written: ${path}\n`).join('')
	process.stdout.write(`${files}\n${[...more.lines, ...stepLines(generated), ...noticeLines(generated.warnings)].join('\n')}\n`)
}

/** Refusals as one line, each with the option of the command line it belongs to. */
export function refusalText(refusals: readonly Refusal[], optionFor: (setting: string) => string): string {
	return refusals.map(({ setting, message }) => `${optionFor(setting)}: ${message.replaceAll('`', '')}`).join('; ')
}

/**
 * Writes all files or none: an existing one stops everything before the first byte.
 *
 * @returns the paths written.
 */
async function writeFiles(command: string, folder: string, files: readonly GeneratedFile[], force: boolean): Promise<readonly string[]> {
	const targets = files.map((file) => ({ file, path: join(folder, normalize(`/${file.path}`)) }))
	for (const { path } of targets) {
		if (force || !(await stat(path).catch(() => null))) continue
		throw new UsageError(`${command}: ${path} exists already; nothing was written (--force overwrites it)`)
	}
	for (const { file, path } of targets) {
		try {
			await mkdir(dirname(path), { recursive: true })
			const handle = await open(path, 'w', file.mode ? Number.parseInt(file.mode, 8) : 0o600)
			await handle.writeFile(file.content)
			await handle.close()
		} catch (error) {
			throw new UsageError(`${command}: ${path} could not be written: ${error instanceof Error ? error.message : String(error)}`)
		}
	}
	return targets.map(({ path }) => path)
}

function printedFile(file: GeneratedFile): string {
	const rights = file.mode ? `   (${file.owner ? `${file.owner}, ` : ''}${file.mode})` : ''
	return `==> ${file.path}${rights}${file.fragment ? '   (add these lines)' : ''}\n${file.content}`
}

function stepLines({ steps }: Generated): readonly string[] {
	return steps.map((step, at) => `${at + 1}. ${step.title.replaceAll('`', '')}${step.command ? `\n     ${step.command}` : ''}`)
}

function noticeLines(notices: readonly Notice[]): readonly string[] {
	return notices.length === 0 ? [] : ['', ...notices.map((notice) => `note: ${plain(notice)}`)]
}

/** Code spans need no marks on a terminal. */
export function plain(notice: Notice | undefined): string {
	return (notice?.message ?? '').replaceAll('`', '')
}
