import type { LoadContext, Plugin } from '@docusaurus/types'
import { indexEntries } from './index-entries'
import { errorPagesFolder, readErrorPages } from './read-pages'
import { bareNeedles, searchData } from './search-data'

/** Makes the rule bundle of the analyzer from the error pages; an ill-formed page stops the build. */
export default function errorRules(context: LoadContext): Plugin {
	return {
		name: 'error-rules',
		getPathsToWatch: () => [`${errorPagesFolder}/**/*.mdx`],
		async contentLoaded({ actions }) {
			const rules = await readErrorPages(context.siteDir)
			const search = searchData(rules)
			await actions.createData('search.json', JSON.stringify(search))
			await actions.createData('needles.json', JSON.stringify(bareNeedles(search)))
			await actions.createData('index.json', JSON.stringify(indexEntries(rules)))
		},
	}
}
