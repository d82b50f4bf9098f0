import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const worthIt = new Set(['.html', '.js', '.css', '.json', '.svg', '.xml', '.txt', '.wasm'])
/** Below one packet nothing is won. */
const smallest = 1024
/** Brotli's effort, of 11: more for what every page loads and the browser keeps, less for a thousand pages that the build waits for. */
const effort = (file) => (['.js', '.css'].includes(extname(file)) ? 10 : 6)

const packers = [
	[
		'.br',
		(bytes, file) =>
			promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: effort(file), [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
	],
	['.gz', (bytes) => promisify(gzip)(bytes, { level: 9 })],
]

/**
 * Writes a `.br` and a `.gz` beside every text of the built site: a static host (nginx `gzip_static`, Caddy `precompressed`) sends them as they are.
 * Not a plugin: Docusaurus runs the last step of all plugins at once, and the security policy is still being written then.
 *
 * @param {string} folder the built site
 * @returns {Promise<{ files: number, bytes: number, br: number, gz: number }>}
 */
export async function compress(folder) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true })
	const files = entries.filter((entry) => entry.isFile() && worthIt.has(extname(entry.name))).map((entry) => join(entry.parentPath, entry.name))
	const sum = { files: 0, bytes: 0, br: 0, gz: 0 }
	const work = files[Symbol.iterator]()
	// As many at once as Node has threads for it.
	await Promise.all(
		Array.from({ length: 4 }, async () => {
			for (const file of work) {
				const bytes = await readFile(file)
				if (bytes.length < smallest) continue
				sum.files++
				sum.bytes += bytes.length
				for (const [suffix, pack] of packers) {
					const packed = await pack(bytes, file)
					await writeFile(file + suffix, packed)
					sum[suffix === '.br' ? 'br' : 'gz'] += packed.length
				}
			}
		}),
	)
	return sum
}
