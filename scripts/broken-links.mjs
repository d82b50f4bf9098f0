import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Addresses in the pages of the built site that lead to no file of it: links that Docusaurus does not know as its own, and what
 * stands outside of the address that the site was built for.
 *
 * @param {string} folder the built site
 * @param {string} baseUrl the path that it was built for
 * @returns {{ checked: number, broken: readonly string[] }} each broken one with the page that it stands in
 */
export function brokenLinks(folder, baseUrl) {
	const files = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile()))
	const pages = [...files].filter((name) => name.endsWith('.html'))
	const broken = []
	let checked = 0
	for (const page of pages) {
		const html = readFileSync(join(folder, page), 'utf8')
		for (const [, address] of html.matchAll(/\s(?:href|src)="?([^"\s>]+)/g)) {
			const url = new URL(address.replaceAll('&amp;', '&'), `http://site${baseUrl}${page}`)
			if (url.host !== 'site' || !url.protocol.startsWith('http')) continue
			checked++
			if (!url.pathname.startsWith(baseUrl) || !isFile(decodeURIComponent(url.pathname.slice(baseUrl.length)))) broken.push(`${page}: ${address}`)
		}
	}
	return { checked, broken }

	function isFile(path) {
		return [path, `${path}.html`, join(path, 'index.html')].some((name) => files.has(name))
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const build = join(dirname(dirname(fileURLToPath(import.meta.url))), 'build')
	const { baseUrl } = JSON.parse(readFileSync(join(build, 'hosting', 'headers.json'), 'utf8'))
	const { checked, broken } = brokenLinks(build, baseUrl)
	for (const link of broken.slice(0, 50)) console.error(link)
	console.log(`${checked} addresses under ${baseUrl}, ${broken.length} broken`)
	process.exitCode = broken.length > 0 ? 1 : 0
}
