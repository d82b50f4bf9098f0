import type { LoadContext, Plugin } from '@docusaurus/types'
import { readRelease } from './read-release'

/** Tells the widgets which version of the site this is. */
export default function release({ siteDir }: LoadContext): Plugin {
	return {
		name: 'release',
		async contentLoaded({ actions }) {
			await actions.createData('release.json', JSON.stringify(readRelease(siteDir)))
		},
	}
}
