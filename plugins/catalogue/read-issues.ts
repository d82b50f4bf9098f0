import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

/** One issue that the Console raises, as its page tells it. */
export interface Issue {
	readonly id: string
	readonly title: string
	readonly description: string
	readonly criticality: 'critical' | 'high' | 'recommended'
	readonly raised: string
	readonly impact: string
	readonly clears: string
}

const criticalities = ['critical', 'high', 'recommended'] as const

/**
 * Reads the pages of the Console's issues below the project's root.
 *
 * @returns Issues in order of their ids.
 * @throws Error naming the page and what it lacks.
 */
export async function readIssuePages(root: string): Promise<readonly Issue[]> {
	const folder = join(root, 'docs/troubleshooting')
	const pages = (await readdir(folder)).filter((page) => /^issue_\w+\.mdx$/.test(page)).sort()
	return Promise.all(pages.map(async (page) => readIssue(page, await readFile(join(folder, page), 'utf8'))))
}

/** The issue of one page: title and description from its front matter, the rest from its tag `<IssueFacts>`. */
export function readIssue(page: string, text: string): Issue {
	const frontMatter: unknown = parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '')
	const tag = /<IssueFacts\s([^>]*)\/>/.exec(text)?.[1] ?? ''
	const attributes = new Map([...tag.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']))
	const fromTag = (name: string) => attributes.get(name) ?? lacks(page, `${name} in <IssueFacts>`)
	const fromFront = (name: string) => {
		const value = typeof frontMatter === 'object' && frontMatter !== null ? Object.entries(frontMatter).find(([key]) => key === name)?.[1] : undefined
		return typeof value === 'string' ? value : lacks(page, name)
	}
	const criticality = criticalities.find((known) => known === attributes.get('criticality')) ?? lacks(page, 'a known criticality in <IssueFacts>')
	return {
		id: page.replace(/\.mdx$/, ''),
		title: fromFront('title'),
		description: fromFront('description'),
		criticality,
		raised: fromTag('raised'),
		impact: fromTag('impact'),
		clears: fromTag('clears'),
	}
}

function lacks(page: string, what: string): never {
	throw new Error(`docs/troubleshooting/${page}: has no ${what}`)
}
