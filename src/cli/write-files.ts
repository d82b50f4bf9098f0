import { randomBytes } from 'node:crypto'
import { lstat, mkdir, open, realpath, rename, rmdir, unlink } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { archivePath } from '../engine/config/generate/archive'
import type { GeneratedFile } from '../engine/config/types'
import { UsageError } from './usage'

/** A file that holds a key and names no mode is for its owner alone. */
const usualMode = 0o600

interface Target {
	readonly path: string
	readonly content: string
	readonly mode: number
}

/**
 * Writes all files below a folder, or none. Links below it are not followed: an administrator runs this as root, and who may write in
 * that folder could lead a key anywhere by one.
 *
 * @param force Existing files are replaced.
 * @returns the paths written.
 * @throws UsageError naming the path that is in the way; then nothing has changed.
 */
export async function writeFiles(folder: string, files: readonly GeneratedFile[], force: boolean): Promise<readonly string[]> {
	const undo: (() => Promise<void>)[] = []
	try {
		const root = await madeFolder(folder, undo)
		const targets = files.map((file): Target => ({ path: join(root, archivePath(file)), content: file.content, mode: modeOf(file) }))
		for (const { path } of targets) await refuseWhatIsThere(root, path, force)
		const twice = targets.find(({ path }, at) => targets.findIndex((other) => other.path === path) !== at)
		if (twice) throw new UsageError(`${twice.path} would be written twice; nothing was written`)
		const drafts: string[] = []
		for (const target of targets) drafts.push(await writeDraft(root, target, undo))
		const replaced: string[] = []
		for (const [at, { path }] of targets.entries()) replaced.push(...(await putInPlace(drafts[at] ?? '', path, undo)))
		for (const old of replaced) await unlink(old)
		return targets.map(({ path }) => path)
	} catch (error) {
		for (const step of undo.toReversed()) await step().catch(() => undefined)
		if (error instanceof UsageError) throw error
		throw new UsageError(`nothing was written: ${error instanceof Error ? error.message : String(error)}`)
	}
}

function modeOf({ mode }: GeneratedFile): number {
	return mode ? Number.parseInt(mode, 8) : usualMode
}

/** The folder that the reader named; it may be a link, as that is the reader’s own choice. */
async function madeFolder(folder: string, undo: (() => Promise<void>)[]): Promise<string> {
	const whole = resolve(folder)
	const first = await mkdir(whole, { recursive: true })
	if (first !== undefined) for (const made of [first, ...foldersBetween(first, join(whole, 'x'))]) undo.push(() => rmdir(made))
	return realpath(whole)
}

async function refuseWhatIsThere(root: string, path: string, force: boolean): Promise<void> {
	for (const above of foldersBetween(root, path)) {
		const found = await lstat(above).catch(() => null)
		if (found?.isSymbolicLink()) throw new UsageError(`${above} is a link, and links are not followed; nothing was written`)
		if (found && !found.isDirectory()) throw new UsageError(`${above} is no folder; nothing was written`)
	}
	const found = await lstat(path).catch(() => null)
	if (!found) return
	if (found.isSymbolicLink()) throw new UsageError(`${path} is a link, and links are not followed; nothing was written`)
	if (!found.isFile()) throw new UsageError(`${path} is no file; nothing was written`)
	if (!force) throw new UsageError(`${path} exists already; nothing was written (--force overwrites it)`)
}

/** From the topmost one down. */
function foldersBetween(root: string, path: string): readonly string[] {
	const levels = dirname(path)
		.slice(root.length)
		.split(sep)
		.filter((level) => level !== '')
	return levels.map((_, at) => join(root, ...levels.slice(0, at + 1)))
}

/** The whole content under another name in the same folder, so that the rename that follows can neither fail half-way nor cross a disk. */
async function writeDraft(root: string, { path, content, mode }: Target, undo: (() => Promise<void>)[]): Promise<string> {
	for (const above of foldersBetween(root, path)) {
		const made = await mkdir(above).then(
			() => true,
			(error: NodeJS.ErrnoException) => {
				if (error.code === 'EEXIST') return false
				throw error
			},
		)
		if (made) undo.push(() => rmdir(above))
	}
	const draft = besides(path)
	const handle = await open(draft, 'wx', usualMode)
	undo.push(() => unlink(draft))
	try {
		await handle.writeFile(content)
		// Not at the opening: the umask would take bits away.
		await handle.chmod(mode)
		await handle.sync()
	} finally {
		await handle.close()
	}
	return draft
}

/** @returns the name of what stood there before, if anything did. */
async function putInPlace(draft: string, path: string, undo: (() => Promise<void>)[]): Promise<readonly string[]> {
	const old = besides(path)
	const stood = await rename(path, old).then(
		() => true,
		() => false,
	)
	if (stood) undo.push(() => rename(old, path))
	await rename(draft, path)
	undo.push(() => unlink(path))
	return stood ? [old] : []
}

function besides(path: string): string {
	return join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`)
}
