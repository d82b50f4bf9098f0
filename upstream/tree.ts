import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The files of one repository at one commit. */
export interface Tree {
	/** The commit that is read; null where a folder does not tell. */
	readonly commit: string | null
	/** Every path, with slashes, relative to the repository. */
	files(): readonly string[]
	/** The text of a file, undefined where there is none. */
	read(path: string): string | undefined
}

/** A tree of texts, as tests write them. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
	return { commit: null, files: () => Object.keys(files), read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined) }
}

/** Whether the folder is a git repository, bare or with a work tree. */
export function isGit(folder: string): boolean {
	return existsSync(join(folder, '.git')) || (existsSync(join(folder, 'HEAD')) && existsSync(join(folder, 'objects')))
}

/**
 * A commit of a git repository; nothing is checked out.
 *
 * @param commit A commit, a branch, a tag, or `HEAD`.
 * @returns undefined where the repository does not hold it.
 */
export function gitTree(folder: string, commit: string): Tree | undefined {
	const git = (...args: readonly string[]) =>
		execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] })
	let resolved: string
	try {
		resolved = git('rev-parse', '--verify', `${commit}^{commit}`).trim()
	} catch {
		return undefined
	}
	let paths: readonly string[] | undefined
	const files = () => (paths ??= git('ls-tree', '-r', '-z', '--name-only', resolved).split('\0').filter(Boolean))
	return {
		commit: resolved,
		files,
		read: remembered((path) => (files().includes(path) ? git('show', `${resolved}:${path}`) : undefined)),
	}
}

/** A folder with the files in it. @param commit Where it is known. */
export function folderTree(folder: string, commit: string | null): Tree {
	let paths: readonly string[] | undefined
	return {
		commit,
		files: () =>
			(paths ??= readdirSync(folder, { recursive: true, encoding: 'utf8' })
				.map((path) => path.replaceAll('\\', '/'))
				.filter((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile())),
		read: remembered((path) => {
			const file = join(folder, path)
			return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined
		}),
	}
}

function remembered(read: (path: string) => string | undefined): (path: string) => string | undefined {
	const texts = new Map<string, string | undefined>()
	return (path) => {
		if (!texts.has(path)) texts.set(path, read(path))
		return texts.get(path)
	}
}
