import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Repository, type Stamp, upstream } from '../src/facts/upstream'
import { folderTree, gitTree, isGit, type Tree } from './tree'

/** Gives the sources of a program. */
export interface Checkouts {
	/** @returns undefined where they cannot be had: what rests on them is skipped. */
	open(repository: Repository): Promise<Tree | undefined>
}

/** Which state is read: the one that the facts were held to, or the newest there is. */
export type Age = 'pinned' | 'newest'

/**
 * Sources out of folders: `owner+name`, `owner/name` or `name` in one of them, a git repository (bare or not, itself or in `repo`) or
 * plain files.
 *
 * A git repository that lacks the pinned commit does not count: another state would tell of differences that are none.
 */
export function checkoutsIn(folders: readonly string[], age: Age): Checkouts {
	return {
		async open(repository) {
			for (const path of placesOf(folders, repository)) {
				const tree = isGit(path) ? gitTree(path, wanted(repository, age)) : folderTree(path, null)
				if (tree) return tree
			}
			return undefined
		},
	}
}

/** Where each of the folders has this repository, as far as it has. */
export function placesOf(folders: readonly string[], repository: Repository): readonly string[] {
	const [owner = '', name = ''] = repository.split('/')
	return folders.flatMap((folder) => {
		const place = [`${owner}+${name}`, join(owner, name), name]
			.flatMap((place) => [join(place, 'repo'), place, `${place}.git`])
			.find((path) => existsSync(join(folder, path)))
		return place === undefined ? [] : [join(folder, place)]
	})
}

/** Gets an archive. @returns undefined where it cannot be had. */
export type Download = (address: string) => Promise<Uint8Array | undefined>

/** Sources from GitHub, kept in a folder: a pinned commit is fetched once. */
export function checkoutsFromGitHub(cache: string, age: Age, download: Download = fromNetwork): Checkouts {
	return {
		async open(repository) {
			const commit = wanted(repository, age)
			const folder = join(cache, `${repository.replace('/', '+')}@${commit}`)
			if (age === 'newest') rmSync(folder, { recursive: true, force: true })
			if (!existsSync(folder)) {
				const archive = await download(`https://codeload.github.com/${repository}/tar.gz/${commit}`)
				if (!archive) return undefined
				unpack(archive, folder)
			}
			return folderTree(folder, age === 'newest' ? null : commit)
		},
	}
}

/** What git and GitHub call the state that is read. */
function wanted(repository: Repository, age: Age): string {
	const { commit, version, branch = 'HEAD' }: Stamp = upstream[repository]
	return age === 'newest' ? branch : (commit ?? version ?? branch)
}

async function fromNetwork(address: string): Promise<Uint8Array | undefined> {
	try {
		const answer = await fetch(address)
		return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined
	} catch {
		// Offline: what rests on it is skipped, and the report says so.
		return undefined
	}
}

/** The folder appears whole or not at all: a run that is broken off must not leave half a program behind. */
function unpack(archive: Uint8Array, folder: string): void {
	const draft = `${folder}.${process.pid}.tmp`
	mkdirSync(draft, { recursive: true })
	execFileSync('tar', ['-xz', '--strip-components=1', '-C', draft], { input: archive, stdio: ['pipe', 'ignore', 'inherit'] })
	renameSync(draft, folder)
}

/** The same, but every repository is opened once, and who asked in vain is noted. */
export class Opened implements Checkouts {
	readonly #source: Checkouts
	readonly #trees = new Map<Repository, Promise<Tree | undefined>>()
	readonly #missing = new Set<Repository>()

	constructor(source: Checkouts) {
		this.#source = source
	}

	async open(repository: Repository): Promise<Tree | undefined> {
		const known = this.#trees.get(repository)
		if (known) return known
		const opening = this.#source.open(repository)
		this.#trees.set(repository, opening)
		const tree = await opening
		if (!tree) this.#missing.add(repository)
		return tree
	}

	/** Repositories that were asked for and could not be had. */
	get missing(): readonly Repository[] {
		return [...this.#missing].sort()
	}
}
