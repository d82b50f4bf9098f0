import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { parse } from 'yaml'
import { readRule } from '../../src/facts/errors/read-rule'
import type { Rule } from '../../src/facts/errors/rule'

/** Where the error pages live, below the project's root. */
export const errorPagesFolder = 'docs/troubleshooting/errors'

/**
 * Reads every error page below the project's root and makes its rule.
 *
 * @returns Rules in order of their ids.
 * @throws Error naming the page and the reason when one is not well formed.
 */
export async function readErrorPages(root: string): Promise<readonly Rule[]> {
	const folder = join(root, errorPagesFolder)
	const entries = await readdir(folder, { recursive: true, withFileTypes: true })
	const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.mdx') && entry.parentPath !== folder)
	const rules = await Promise.all(
		pages.map(async (entry) => {
			const path = join(entry.parentPath, entry.name)
			const page = relative(root, path).split(sep).join('/')
			const id = page.slice(errorPagesFolder.length + 1, -'.mdx'.length)
			return readRule(id, page, frontMatterOf(page, await readFile(path, 'utf8')))
		}),
	)
	return rules.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function frontMatterOf(page: string, text: string): unknown {
	const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) : -1
	if (end < 0) throw new Error(`${page}: starts without front matter between two lines of ---`)
	try {
		return parse(text.slice(4, end + 1))
	} catch (error) {
		throw new Error(`${page}: front matter is not YAML: ${error instanceof Error ? error.message : String(error)}`)
	}
}
