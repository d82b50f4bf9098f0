import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LoadedContent } from '@docusaurus/plugin-content-docs'
import type { LoadContext, Plugin } from '@docusaurus/types'
import type { Entry } from '../../src/widgets/search/word-search'
import { readErrorPages } from '../error-rules/read-pages'
import { bouncerEntries, causeEntries, headingsOf, legacyEntries, messageEntries } from './entries'

/** What the search looks through: titles, headings, names and the fragments of messages. Not the text of the pages, which is thirty times as much. */
export default function searchIndex({ siteDir, baseUrl }: LoadContext): Plugin {
	return {
		name: 'search-index',
		async allContentLoaded({ allContent, actions }) {
			const docs = (allContent['docusaurus-plugin-content-docs']?.default as LoadedContent | undefined)?.loadedVersions.flatMap(({ docs }) => docs) ?? []
			if (docs.length === 0) throw new Error('search-index: the docs plugin gave no page')
			const pages = docs
				.filter(({ frontMatter }) => !('rule' in frontMatter))
				// From the root of the site, wherever that stands: the page adds it.
				.map((doc) => ({ ...doc, permalink: `/${doc.permalink.slice(baseUrl.length)}` }))
				.flatMap(({ title, description, permalink, source }): readonly Entry[] => [
					{ title, path: permalink, kind: 'Page', words: description },
					...headingsOf(readFileSync(join(siteDir, source.replace('@site/', '')), 'utf8')).map(({ text, anchor }) => ({
						title: text,
						path: `${permalink}#${anchor}`,
						kind: title,
						words: '',
					})),
				])
			const entries = [...bouncerEntries(pages), ...causeEntries(), ...legacyEntries(), ...messageEntries(await readErrorPages(siteDir))]
			await actions.createData('entries.json', JSON.stringify(entries.map(({ title, path, kind, words }) => [title, path, kind, words])))
		},
	}
}
