import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compress } from './compress.mjs'

/** Builds the site into `build/`, then writes compressed copies of its files for static hosting. */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
execFileSync('npx', ['docusaurus', 'build'], { cwd: root, stdio: 'inherit' })
const started = Date.now()
const { files, bytes, br, gz } = await compress(join(root, 'build'))
const mb = (count) => `${(count / 1e6).toFixed(1)} MB`
console.log(`Compressed copies of ${files} files: ${mb(bytes)} are ${mb(br)} as .br, ${mb(gz)} as .gz (${((Date.now() - started) / 1000).toFixed(1)} s)`)
