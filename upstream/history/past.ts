import { type Repository, type Stamp, upstream } from '../../src/facts/upstream'
import { placesOf } from '../checkout'
import { isGit } from '../tree'
import { Archive, type DatedTree, type Release } from './archive'
import { pinned, releasesOf } from './products'
import { compareVersions } from './versions'

/** A release with its sources, and those of the libraries that it names. */
export interface PastRelease extends Release {
	readonly tree: DatedTree
	/** Undefined where the release does not name the library; null where it does and the version cannot be had. */
	library(repository: Repository): DatedTree | null | undefined
}

/** The releases of all repositories, as far as checkouts with their tags are there. */
export class Past {
	readonly #folders: readonly string[]
	readonly #archives = new Map<Repository, Archive | undefined>()
	readonly #releases = new Map<Repository, readonly PastRelease[] | undefined>()
	readonly #isPinned: boolean

	/** @param isPinned Only releases up to the one that the facts were held to. */
	constructor(folders: readonly string[], isPinned: boolean) {
		this.#folders = folders
		this.#isPinned = isPinned
	}

	/** @returns undefined where the checkout, or a tag in it, is missing. The oldest comes first. */
	releases(repository: Repository): readonly PastRelease[] | undefined {
		if (!this.#releases.has(repository)) this.#releases.set(repository, this.#read(repository))
		return this.#releases.get(repository)
	}

	/** Repositories that were asked for and have no release here. */
	get missing(): readonly Repository[] {
		return [...this.#releases].flatMap(([repository, releases]) => (releases ? [] : [repository])).sort()
	}

	#read(repository: Repository): readonly PastRelease[] | undefined {
		const archive = this.#archive(repository)
		const { version: newest = null }: Pick<Stamp, 'version'> = upstream[repository]
		const releases = archive
			?.releases(releasesOf[repository]?.tags)
			.filter(({ version }) => !this.#isPinned || newest === null || compareVersions(version, newest) <= 0)
			.flatMap((release): readonly PastRelease[] => {
				const tree = archive.at(release.tag)
				return tree ? [{ ...release, tree, library: (library) => this.#library(tree, library) }] : []
			})
		return releases && releases.length > 0 ? releases : undefined
	}

	#library(tree: DatedTree, library: Repository): DatedTree | null | undefined {
		if (!pinned.includes(library)) return undefined
		const version = new RegExp(`^\\s*(?:require )?github\\.com/${library} (v\\S+)`, 'm').exec(tree.read('go.mod') ?? '')?.[1]
		if (version === undefined) return undefined
		// Go names a commit without a tag by its date and its first twelve digits.
		const commit = /[-.]\d{14}-([0-9a-f]{12})$/.exec(version)?.[1] ?? version
		return this.#archive(library)?.at(commit) ?? null
	}

	#archive(repository: Repository): Archive | undefined {
		if (!this.#archives.has(repository)) {
			const place = placesOf(this.#folders, repository).find(isGit)
			this.#archives.set(repository, place === undefined ? undefined : new Archive(place))
		}
		return this.#archives.get(repository)
	}
}
