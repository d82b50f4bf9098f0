import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** `npm run upstream`: compiles the tool in upstream/ and runs it. */

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cache = join(root, 'node_modules', '.cache', 'bouncer-doctor', 'upstream')
const outfile = join(cache, `main-${process.pid}.mjs`)
await build({
	entryPoints: [join(root, 'upstream', 'main.ts')],
	outfile,
	bundle: true,
	packages: 'external',
	platform: 'node',
	format: 'esm',
	logLevel: 'error',
})
try {
	const { main } = await import(pathToFileURL(outfile).href)
	process.exitCode = await main(process.argv.slice(2), cache, (text) => console.log(text))
} catch (error) {
	// 1 would say that something differs.
	console.error(error)
	process.exitCode = 2
} finally {
	await rm(outfile, { force: true })
}
