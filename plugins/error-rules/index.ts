import type { LoadContext, Plugin } from '@docusaurus/types'
import type { Rule } from '../../src/facts/errors/rule'
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
			await actions.createData('index.json', JSON.stringify(rules.map(indexEntry)))
		},
	}
}

/** What the list of all messages needs of a rule; the samples would make the page ten times as large. */
function indexEntry({ id, title, cause, bouncers, match }: Rule) {
	const words = match
		.flatMap(({ all }) => all)
		.join(' ')
		.toLowerCase()
	return { id, title, cause, bouncers, words }
}
