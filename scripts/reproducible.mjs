import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSite } from './build.mjs'

/**
 * Builds the site twice from nothing and compares the bytes of every file. The second build stays in `build/`.
 *
 * Built in another folder the start script differs in the names of its variables, and with it each page that loads it: rspack puts
 * absolute paths into the first hashes of modules, and the minifier counts letters before they are replaced. Files of messages have
 * other names for the same reason: they are named by the build.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)))

function fromNothing() {
	for (const folder of ['build', '.docusaurus', 'node_modules/.cache']) rmSync(join(root, folder), { recursive: true, force: true })
	buildSite()
	return sums(join(root, 'build'))
}

function sums(folder) {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile())
	return new Map(
		files.map((name) => [
			name,
			createHash('sha256')
				.update(readFileSync(join(folder, name)))
				.digest('hex'),
		]),
	)
}

const [first, second] = [fromNothing(), fromNothing()]
const differing = [...new Set([...first.keys(), ...second.keys()])].filter((name) => first.get(name) !== second.get(name))
for (const name of differing) console.error(`differs: ${name}`)
console.log(`${second.size} files built twice, ${differing.length} differ`)
process.exitCode = differing.length > 0 ? 1 : 0
