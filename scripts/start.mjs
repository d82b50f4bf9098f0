import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from './serve.mjs'

/** Builds the site, serves the build and prints where it is. `PORT` chooses the port; `npm start -- --no-build` serves what is there. */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
if (!process.argv.includes('--no-build')) execFileSync('node', [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' })

const wanted = Number(process.env.PORT ?? 3000)
try {
	const { port, baseUrl } = await serve(join(root, 'build'), wanted)
	console.log(`\nThe site is up: http://localhost:${port}${baseUrl}u/troubleshooting\nStop it with Ctrl+C.`)
} catch (error) {
	if (error.code !== 'EADDRINUSE') throw error
	console.error(`Port ${wanted} is taken. Choose another one: PORT=3001 npm start`)
	process.exit(1)
}
