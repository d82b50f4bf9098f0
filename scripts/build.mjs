import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compress } from './compress.mjs'
import { keepOffline } from './offline.mjs'

/**
 * Builds the site into `build/`, with what a browser keeps of it for when there is no network, then writes compressed copies of its
 * files for static hosting. `--plain` leaves the copies out.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)))

export function buildSite() {
	execFileSync('npx', ['docusaurus', 'build'], { cwd: root, stdio: 'inherit' })
	keepOffline(join(root, 'build'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	buildSite()
	if (!process.argv.includes('--plain')) await compressed()
}

async function compressed() {
	const started = Date.now()
	const { files, bytes, br, gz } = await compress(join(root, 'build'))
	const mb = (count) => `${(count / 1e6).toFixed(1)} MB`
	console.log(`Compressed copies of ${files} files: ${mb(bytes)} are ${mb(br)} as .br, ${mb(gz)} as .gz (${((Date.now() - started) / 1000).toFixed(1)} s)`)
}
