import { rmSync } from 'node:fs'
import { median, table, writeSection } from './results.mjs'
import { coldBuild, root, starter } from './sites.mjs'

/** Cold builds of this site and of the Docusaurus starter, taking turns. `RUNS=1 npm run bench:build` for a quick look. */
const runs = Number(process.env.RUNS ?? 5)
const sites = [
	{ name: 'this site', folder: root, seconds: [], pages: 0 },
	{ name: 'Docusaurus starter', folder: starter, seconds: [], pages: 0 },
]
for (let run = 1; run <= runs; run++) {
	for (const site of sites) {
		const { out, seconds, pages } = coldBuild(site.folder)
		rmSync(out, { recursive: true })
		site.seconds.push(seconds)
		site.pages = pages
		console.log(`${run}/${runs} ${site.name}: ${seconds.toFixed(1)} s, ${pages} pages`)
	}
}
writeSection(
	'build',
	'Cold build',
	`${table(
		['site', 'pages', 'cold build, median', 'slowest', 'per page'],
		sites.map(({ name, seconds, pages }) => {
			const middle = median(seconds)
			return [name, pages, `${middle.toFixed(1)} s`, `${Math.max(...seconds).toFixed(1)} s`, `${(middle / pages).toFixed(3)} s`]
		}),
	)}\n\n\`npm run bench:build\`, ${runs} interleaved run${runs === 1 ? '' : 's'}, caches removed before each. Target: at most 0.15 s a page, aim 0.08 s.`,
)
