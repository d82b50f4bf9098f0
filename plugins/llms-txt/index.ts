import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadedContent } from '@docusaurus/plugin-content-docs'
import type { LoadContext, Plugin } from '@docusaurus/types'

/** What a line of the list needs of a page. */
export interface Page {
	readonly title: string
	readonly description: string
	/** Path on the site. */
	readonly path: string
}

/** Writes `llms.txt`: every page with its address and one sentence, for programs that read the site instead of people (llmstxt.org). */
export default function llmsTxt({ siteConfig }: LoadContext): Plugin {
	let pages: readonly Page[] = []
	return {
		name: 'llms-txt',
		async allContentLoaded({ allContent }) {
			const docs = allContent['docusaurus-plugin-content-docs']?.default as LoadedContent | undefined
			pages = (docs?.loadedVersions ?? []).flatMap(({ docs }) => docs.map(({ title, description, permalink }) => ({ title, description, path: permalink })))
			if (pages.length === 0) throw new Error('llms.txt: the docs plugin gave no page')
		},
		async postBuild({ outDir }) {
			await writeFile(join(outDir, 'llms.txt'), listOf(siteConfig.title, siteConfig.tagline, siteConfig.url, pages))
		},
	}
}

/** By what stands in a path: the site need not be at the root of its host. */
const sections: readonly { readonly title: string; readonly holds: (path: string) => boolean }[] = [
	{ title: 'Issues and tools', holds: (path) => path.includes('/u/troubleshooting') && !path.includes('/u/troubleshooting/errors') },
	{ title: 'Bouncers', holds: (path) => path.includes('/u/bouncers') },
	{ title: 'Log messages', holds: (path) => path.includes('/u/troubleshooting/errors') },
]

/** The text of `llms.txt`. */
export function listOf(title: string, summary: string, site: string, pages: readonly Page[]): string {
	const blocks = sections.map((section) => {
		const lines = pages
			.filter(({ path }) => section.holds(path))
			.toSorted((a, b) => a.path.localeCompare(b.path, 'en'))
			.map(({ title, description, path }) => `- [${title.replace(/[[\]]/g, '\\$&')}](${site}${path}): ${description}`)
		return `## ${section.title}\n\n${lines.join('\n')}\n`
	})
	return `# ${title}\n\n> ${summary}\n\n${blocks.join('\n')}`
}
