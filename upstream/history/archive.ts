import { execFileSync } from 'node:child_process'
import { plain } from '../text'
import type { Tree } from '../tree'
import { compareVersions, versionOf } from './versions'

/** One release of a repository. */
export interface Release {
	/** `v1.2.3`, however its tag is written. */
	readonly version: string
	readonly tag: string
}

/** A tree whose texts other trees of the repository may share. */
export interface DatedTree extends Tree {
	/** Names the text of a file: what was made of it once holds for every release that has it. */
	id(path: string): string | undefined
	/** Whether a file holds this text, in whatever case; quotes may be escaped. @param files Which files are looked at; all that are read where it is absent. */
	holds(text: string, files?: RegExp): boolean
}

/** What is read at all: programs, templates, and what names the versions of libraries. */
const isText = /\.(?:go|lua|php|dist|[cm]?[jt]s|py|c|h|cs|rs|sh|conf|cfg|xml|json|lock|ya?ml|mod|mdx|toml)$|(?:^|\/)(?:run|Dockerfile)$/

/** A git repository with its releases. A text that many releases share is read once. */
export class Archive {
	readonly #folder: string
	readonly #texts = new Map<string, string>()
	readonly #plain = new Map<string, string>()
	readonly #trees = new Map<string, DatedTree | undefined>()

	constructor(folder: string) {
		this.#folder = folder
	}

	/** Its releases, the oldest first. @param prefix What stands before the numbers in their tags. */
	releases(prefix = ''): readonly Release[] {
		return this.#git('for-each-ref', '--format=%(refname:strip=2)', 'refs/tags')
			.split('\n')
			.flatMap((tag) => {
				const version = versionOf(tag, prefix)
				return version === undefined ? [] : [{ version, tag }]
			})
			.sort((a, b) => compareVersions(a.version, b.version))
	}

	/** @returns undefined where the repository does not hold the commit. */
	at(commit: string): DatedTree | undefined {
		if (!this.#trees.has(commit)) this.#trees.set(commit, this.#open(commit))
		return this.#trees.get(commit)
	}

	#open(commit: string): DatedTree | undefined {
		let resolved: string
		try {
			resolved = this.#git('rev-parse', '--verify', '--quiet', `${commit}^{commit}`).trim()
		} catch {
			return undefined
		}
		const ids = new Map(
			this.#git('ls-tree', '-r', '-z', resolved)
				.split('\0')
				.flatMap((entry) => {
					const [, id = '', path = ''] = /^\d+ blob (\w+)\t([\s\S]*)$/.exec(entry) ?? []
					return id === '' ? [] : [[path, id] as const]
				}),
		)
		const read = (path: string): string | undefined => {
			const id = ids.get(path)
			if (id === undefined) return undefined
			if (!this.#texts.has(id)) this.#load(new Set([id, ...[...ids].flatMap(([one, other]) => (isText.test(one) ? [other] : []))]))
			return this.#texts.get(id)
		}
		return {
			commit: resolved,
			files: () => [...ids.keys()],
			read,
			id: (path) => ids.get(path),
			holds: (text, files = isText) => {
				const wanted = plain(text)
				return [...ids].some(([path, id]) => isText.test(path) && files.test(path) && this.#plainText(id, read(path)).includes(wanted))
			},
		}
	}

	#plainText(id: string, text = ''): string {
		const folded = this.#plain.get(id) ?? plain(text)
		this.#plain.set(id, folded)
		return folded
	}

	/** One process for all texts of a tree: one for each would take minutes. */
	#load(ids: ReadonlySet<string>): void {
		const wanted = [...ids].filter((id) => !this.#texts.has(id))
		const answer = execFileSync('git', ['-C', this.#folder, 'cat-file', '--batch'], { input: wanted.join('\n'), maxBuffer: 2 ** 30 })
		for (let at = 0; at < answer.length; ) {
			const end = answer.indexOf(10, at)
			const [id = '', kind, size] = answer.toString('utf8', at, end).split(' ')
			at = end + 1
			// A snapshot may lack its largest files.
			if (kind !== 'blob') continue
			this.#texts.set(id, answer.toString('utf8', at, at + Number(size)))
			at += Number(size) + 1
		}
	}

	#git(...args: readonly string[]): string {
		return execFileSync('git', ['-C', this.#folder, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] })
	}
}
