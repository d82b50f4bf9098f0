import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright'
import { findChromium } from '../scripts/chromium.mjs'
import { compress } from '../scripts/compress.mjs'
import { serve } from '../scripts/serve.mjs'
import { median, table, writeSection } from './results.mjs'
import { coldBuild, root, starter } from './sites.mjs'

/**
 * Pages as a phone gets them: Lighthouse's mobile emulation, served compressed, beside the Docusaurus starter page built on the spot.
 * Needs a build (`npm run build`). `RUNS=1 npm run bench:page` for a quick look.
 */
const runs = Number(process.env.RUNS ?? 5)
const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const built = join(root, 'build')
if (!existsSync(join(built, 'sitemap.xml'))) throw new Error('There is no build to measure: run npm run build first')

const browser = await findChromium()
const { out } = coldBuild(starter)
await compress(out)
const ours = await serve(built)
const theirs = await serve(out)
const pages = [
	{ name: 'Docusaurus starter', url: `http://localhost:${theirs.port}/`, results: [] },
	{ name: 'issue page', url: `http://localhost:${ours.port}/u/troubleshooting/issue_integration_rc_offline`, results: [] },
	{ name: 'start page', url: `http://localhost:${ours.port}/u/troubleshooting`, results: [] },
	{ name: 'page of a bouncer', url: `http://localhost:${ours.port}/u/bouncers/firewall`, results: [] },
	{ name: 'list of messages', url: `http://localhost:${ours.port}/u/troubleshooting/errors`, results: [] },
	{ name: 'page of a message', url: `http://localhost:${ours.port}/u/troubleshooting/errors/go/access-forbidden`, results: [] },
]
for (let run = 1; run <= runs; run++) {
	for (const page of pages) {
		page.results.push(await measure(page.url))
		console.log(`${run}/${runs} ${page.name}: ${JSON.stringify(page.results.at(-1))}`)
	}
}
for (const page of pages) page.weight = await weigh(page.url)
ours.close()
theirs.close()
rmSync(out, { recursive: true })

const middle = (page, of) => median(page.results.map(of))
writeSection(
	'page',
	'Pages',
	`${table(
		[
			'page',
			'performance',
			'accessibility',
			'best practices',
			'SEO',
			'largest paint',
			'layout shift',
			'blocked',
			'JavaScript, gzip',
			'HTML, gzip',
			'CSS, gzip',
		],
		pages.map((page) => [
			page.name,
			...['performance', 'accessibility', 'best-practices', 'seo'].map((category) => Math.round(middle(page, ({ scores }) => scores[category]) * 100)),
			`${(middle(page, ({ lcp }) => lcp) / 1000).toFixed(2)} s`,
			middle(page, ({ cls }) => cls).toFixed(3),
			`${Math.round(middle(page, ({ tbt }) => tbt))} ms`,
			...['script', 'document', 'stylesheet'].map((type) => `${(page.weight[type] / 1000).toFixed(1)} KB`),
		]),
	)}\n\n\`npm run bench:page\`: Lighthouse, mobile emulation, medians of ${runs} interleaved run${runs === 1 ? '' : 's'}. JavaScript: what runs before the reader touches anything.
Targets for the issue page: 92, 100, 100, 100 (aim 98), largest paint at most 2.5 s (aim 1.5 s), shift at most 0.02 (aim 0), JavaScript at most 190 KB (aim 165 KB).`,
)

async function measure(url) {
	const chrome = await launch({ chromePath: browser, chromeFlags: flags })
	try {
		const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'error' })
		const value = (id) => {
			const audit = lhr.audits[id]
			if (audit?.numericValue === undefined) throw new Error(`${url}: Lighthouse did not measure ${id}: ${audit?.errorMessage ?? lhr.runtimeError?.message}`)
			return audit.numericValue
		}
		return {
			scores: Object.fromEntries(Object.entries(lhr.categories).map(([id, { score }]) => [id, score])),
			lcp: value('largest-contentful-paint'),
			cls: value('cumulative-layout-shift'),
			tbt: value('total-blocking-time'),
			failed: Object.values(lhr.categories)
				.filter(({ id }) => id !== 'performance')
				.flatMap(({ auditRefs }) => auditRefs.filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1).map(({ id }) => id)),
		}
	} finally {
		chrome.kill()
	}
}

/** Bytes after gzip, by kind, of what a page loads by itself. */
async function weigh(url) {
	const program = await chromium.launch({ executablePath: browser, args: flags.slice(1) })
	const page = await program.newPage()
	const weight = { script: 0, document: 0, stylesheet: 0 }
	const bodies = []
	page.on('response', (response) => {
		const type = response.request().resourceType()
		if (type in weight) bodies.push(response.body().then((body) => ({ type, bytes: gzipSync(body, { level: 9 }).length })))
	})
	await page.goto(url)
	await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true')
	for (const { type, bytes } of await Promise.all(bodies)) weight[type] += bytes
	await program.close()
	return weight
}
