import type { Page } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { expect, linkTo, rcOffline, test } from './test'

const analyzerOf = (page: Page) => page.locator('#log-analyzer')

/** As `cscli support dump` of CrowdSec 1.7.8 writes them: lines are read, and no parser takes one. */
const dump = {
	'lapi/bouncers.txt': `--------------------------------------------------------------------------------------
 Name     IP Address  Valid  Last API pull         Type                       Version   Auth Type 
--------------------------------------------------------------------------------------
 edge-fw  192.0.2.7   ✔️      2026-11-29T23:35:50Z  crowdsec-firewall-bouncer  v0.0.34   api-key   
--------------------------------------------------------------------------------------
`,
	'metrics/metrics.human': `+---------------------------------------------------------------------------------------------------------------------------+
| Acquisition Metrics                                                                                                       |
+---------------------------------+------------+--------------+----------------+------------------------+-------------------+
| Source                          | Lines read | Lines parsed | Lines unparsed | Lines poured to bucket | Lines whitelisted |
+---------------------------------+------------+--------------+----------------+------------------------+-------------------+
| file:/var/log/nginx/access.log  | 12         | -            | 12             | -                      | -                 |
+---------------------------------+------------+--------------+----------------+------------------------+-------------------+
`,
	'lapi_status.txt': 'You can successfully interact with Local API (LAPI)\n',
	'config/acquis/___etc___crowdsec___acquis.yaml': 'filenames:\n  - /var/log/nginx/access.log\nlabels:\n  type: ngnix\n',
	'system.yaml': 'timestamp: 2026-11-29T23:36:22.7248114Z\ngo_os: linux\n',
	'pprof/heap.pprof': 'not read',
}

function zipOf(files: Readonly<Record<string, string>>): Buffer {
	return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))
}

async function give(page: Page, buffer: Buffer): Promise<void> {
	await analyzerOf(page).getByLabel('Choose a log file').setInputFiles({ name: 'crowdsec-support.zip', mimeType: 'application/zip', buffer })
}

test.beforeEach(async ({ page }) => {
	await page.goto(rcOffline)
})

test('a support dump is dropped whole, and leads to the alert of the Console', async ({ page }) => {
	await give(page, zipOf(dump))
	const analyzer = analyzerOf(page)
	await expect(analyzer.getByRole('heading', { name: /The engine understands none of the lines that it reads/ })).toBeVisible()
	await expect(analyzer.getByRole('link', { name: /Log Processor No Logs Parsed/ })).toHaveAttribute(
		'href',
		linkTo('u/troubleshooting/issue_lp_no_logs_parsed'),
	)
	await expect(analyzer.getByText(/edge-fw pulled from this engine at 2026-11-29T23:35:50Z/).first()).toBeVisible()
})

test('an archive that is not unpacked says why', async ({ page }) => {
	await give(page, zipOf(dump).subarray(0, 200))
	await expect(analyzerOf(page).getByText('The zip archive is damaged, cut off or encrypted.')).toBeVisible()
	await give(page, Buffer.from(zipSync({ 'log/crowdsec.log': new Uint8Array(4 * 1024 * 1024) })))
	await expect(analyzerOf(page).getByText(/packed more densely than any log/)).toBeVisible()
	await give(page, Buffer.from(zipSync({ 'inner.zip': zipSync({ 'a.log': strToU8('x') }) })))
	await expect(analyzerOf(page).getByText(/holds other archives only/)).toBeVisible()
})
