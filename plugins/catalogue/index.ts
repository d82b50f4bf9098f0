import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'
import { bouncers } from '../../src/facts/bouncers'
import { causes } from '../../src/facts/causes'
import { readErrorPages } from '../error-rules/read-pages'
import { catalogueOf } from './catalogue'
import { readIssuePages } from './read-issues'

/** Writes `catalogue.json`: what this site knows, as data, for other programs; and `catalogue.schema.json`, what its fields are. */
export default function catalogue({ siteDir, siteConfig, baseUrl }: LoadContext): Plugin {
	return {
		name: 'catalogue',
		async postBuild({ outDir }) {
			const [issues, rules] = await Promise.all([readIssuePages(siteDir), readErrorPages(siteDir)])
			const { data, schema } = catalogueOf({ site: `${siteConfig.url}${baseUrl}`.replace(/\/$/, ''), date: new Date(), issues, bouncers, rules, causes })
			await writeFile(join(outDir, 'catalogue.json'), JSON.stringify(data))
			await writeFile(join(outDir, 'catalogue.schema.json'), `${JSON.stringify(schema, null, '\t')}\n`)
		},
	}
}
