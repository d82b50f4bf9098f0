import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const starter = join(root, 'bench', 'starter')

/**
 * Builds a site without anything left from earlier builds, into a new folder.
 * @param {string} site folder of the site
 * @returns {{ out: string, seconds: number, pages: number }}
 */
export function coldBuild(site) {
	for (const folder of [join(site, '.docusaurus'), join(root, 'node_modules', '.cache')]) rmSync(folder, { recursive: true, force: true })
	const out = mkdtempSync(join(tmpdir(), 'bench-build-'))
	const started = performance.now()
	execFileSync('npx', ['docusaurus', 'build', site, '--out-dir', out], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
	const seconds = (performance.now() - started) / 1000
	return { out, seconds, pages: [...readFileSync(join(out, 'sitemap.xml'), 'utf8').matchAll(/<loc>/g)].length }
}
