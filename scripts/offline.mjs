import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const worker = join(dirname(dirname(fileURLToPath(import.meta.url))), 'plugins', 'offline', 'worker')
/** What pages are made of. Neighbours are alike, so a pack of a thousandth of the requests is a fifteenth of the bytes. */
const kept = new Set(['.html', '.js', '.css', '.svg', '.webmanifest'])
/** Characters, before they are packed: as much as a worker reads in a moment to find one file. */
const packSize = 1_500_000

/**
 * Packs the pages of the built site and what they are made of for the service worker, and writes the worker, `sw.js`.
 * Not a plugin, as `compress.mjs` is none: the security policy must be in the pages.
 *
 * @param {string} folder the built site
 */
export function keepOffline(folder) {
	const { baseUrl, everywhere, closedWorkers } = JSON.parse(readFileSync(join(folder, 'hosting', 'headers.json'), 'utf8'))
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => kept.has(extname(file)) && file !== 'sw.js')
		// As the worker compares names, by code units.
		.sort()
	mkdirSync(join(folder, 'assets', 'offline'), { recursive: true })
	const packs = inPacks(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')])).map((entries) => {
		const text = JSON.stringify(Object.fromEntries(entries))
		const path = `assets/offline/${hash(text)}.json`
		writeFileSync(join(folder, path), text)
		return { first: entries[0][0], path: baseUrl + path }
	})
	const site = {
		version: hash(JSON.stringify([packs, everywhere, closedWorkers])),
		baseUrl,
		packs,
		startsWith: startFiles(readFileSync(join(folder, '404.html'), 'utf8')),
		headers: everywhere,
		closedWorkers,
	}
	buildSync({
		stdin: { contents: `import { startWorker } from './worker'\nstartWorker(self, ${JSON.stringify(site)})`, resolveDir: worker, loader: 'ts' },
		bundle: true,
		minify: true,
		format: 'iife',
		target: 'es2022',
		outfile: join(folder, 'sw.js'),
	})
}

function inPacks(entries) {
	const packs = []
	let size = packSize
	for (const entry of entries) {
		if (size >= packSize) {
			packs.push([])
			size = 0
		}
		packs.at(-1).push(entry)
		size += entry[1].length
	}
	return packs
}

/** Addresses of the scripts and styles that a page names. */
function startFiles(page) {
	const files = [...page.matchAll(/<script[^>]* src="?([^\s">]+)|<link[^>]* href="?([^\s">]+\.css)/g)].map(([, script, style]) => script ?? style)
	if (files.length < 3) throw new Error(`offline: a page names ${files.length} scripts and styles. Has Docusaurus changed the form of its pages?`)
	return files
}

function hash(text) {
	return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
