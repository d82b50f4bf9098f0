import type { LoadContext, Plugin } from '@docusaurus/types'
import { indexEntries } from './index-entries'
import { errorPagesFolder, readErrorPages } from './read-pages'
import { searchData } from './search-data'

/** Makes the rule bundle of the analyzer from the error pages; an ill-formed page stops the build. */
export default function errorRules(context: LoadContext): Plugin {
	return {
		name: 'error-rules',
		getPathsToWatch: () => [`${errorPagesFolder}/**/*.mdx`],
		async contentLoaded({ actions }) {
			const rules = await readErrorPages(context.siteDir)
			await actions.createData('search.json', JSON.stringify(searchData(rules)))
			await actions.createData('index.json', JSON.stringify(indexEntries(rules)))
		},
	}
}
