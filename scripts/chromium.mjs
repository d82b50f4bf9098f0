import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installDebian, isRootOnDebian } from './debian.mjs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/**
 * A Chromium for the browser tests: the one named by CHROMIUM_PATH, one of this machine, Playwright's own, or a fresh install.
 *
 * @returns {Promise<string>} path of the program
 * @throws Error that says what to do, when there is none and none can be installed.
 */
export async function findChromium() {
	const named = process.env.CHROMIUM_PATH
	if (named) {
		if (existsSync(named)) return named
		throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file`)
	}
	const here = await existing()
	if (here) return here
	if (isRootOnDebian()) installDebian(['chromium'])
	else {
		try {
			execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 })
		} catch {
			// The message below says what to do.
		}
	}
	const installed = await existing()
	if (installed) return installed
	throw new Error('The browser tests need a Chromium. Install one (Debian: sudo apt-get install chromium) or name it: CHROMIUM_PATH=/path/to/chromium npm test')
}

async function existing() {
	const { chromium } = await import('playwright')
	return [...places, chromium.executablePath()].find((path) => existsSync(path))
}
