import { defineConfig } from '@playwright/test'

/** The browser tests run on the built site; `scripts/test.mjs` finds the browser and builds first. */
export default defineConfig({
	testDir: 'e2e',
	testMatch: '*.spec.ts',
	timeout: 60_000,
	workers: 2,
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	reporter: 'list',
	use: {
		baseURL: 'http://127.0.0.1:4173',
		viewport: { width: 1280, height: 900 },
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
		command: 'PORT=4173 node scripts/start.mjs --no-build',
		url: 'http://127.0.0.1:4173/u/troubleshooting',
		reuseExistingServer: false,
		stdout: 'ignore',
	},
})
