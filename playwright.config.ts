import { defineConfig } from '@playwright/test'
import { siteAddress } from './plugins/hosting/site-address'

/** Two runs on one machine need a port each: `PLAYWRIGHT_PORT=4273 npx playwright test`. */
const port = process.env.PLAYWRIGHT_PORT ?? '4173'
/** `BASE_URL` must be the one that the site was built with. */
const address = `http://127.0.0.1:${port}${siteAddress(process.env).baseUrl}`

/** The browser tests run on the built site; `scripts/test.mjs` finds the browser and builds first. */
export default defineConfig({
	testDir: 'e2e',
	testMatch: '*.spec.ts',
	// These, and those of actions below, only end what hangs: no test is about time, and a busy machine is slow.
	timeout: 600_000,
	expect: { timeout: 60_000 },
	workers: 2,
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	reporter: [['./e2e/last-steps.ts'], ['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['json'] as const] : [])],
	use: {
		baseURL: address,
		actionTimeout: 120_000,
		navigationTimeout: 120_000,
		viewport: { width: 1280, height: 900 },
		// What it asks for passes by `page.route`; e2e/offline.spec.ts is about it.
		serviceWorkers: 'block',
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		},
	},
	webServer: {
		command: `PORT=${port} node scripts/start.mjs --no-build`,
		url: `${address}u/troubleshooting`,
		reuseExistingServer: false,
		stdout: 'ignore',
	},
})
