#!/usr/bin/env node
import { access } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runCompiled } from './run-compiled.mjs'

/** In a checkout the bundle is built when it is missing or stale; an installed package brings it. */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const builder = join(root, 'scripts', 'build-cli.mjs')
const inCheckout = await access(builder).then(
	() => true,
	() => false,
)
if (inCheckout) {
	const { buildCli, isStale } = await import(pathToFileURL(builder).href)
	try {
		if (isStale()) await buildCli()
	} catch (error) {
		console.error(`bouncer-doctor: could not be built: ${error instanceof Error ? error.message : error}`)
		process.exit(2)
	}
}
runCompiled(join(root, 'dist', 'bouncer-doctor.cjs'))
