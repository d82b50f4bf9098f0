import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Compiles `kernel/` (AssemblyScript) and writes its bytes into `src/engine/logs/scan/kernel-bytes.ts`, which is
 * committed: four kilobytes inside the bundle spare the page a request. `build-kernel.test.ts` compares the two.
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const artefact = join(root, 'src/engine/logs/scan/kernel-bytes.ts')

/** @returns {Promise<string>} the text of `kernel-bytes.ts` for the source as it is */
export async function compileKernel() {
	const { main } = await import('assemblyscript/asc')
	const sources = new Map()
	for (const name of await readdir(join(root, 'kernel'))) if (name.endsWith('.ts')) sources.set(name, await readFile(join(root, 'kernel', name), 'utf8'))
	let binary = null
	const { error, stderr } = await main(['kernel.ts', '--outFile', 'kernel.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'], {
		readFile: (name) => sources.get(name) ?? null,
		writeFile: (_name, contents) => {
			binary = contents
		},
		listFiles: () => [],
	})
	if (error || !binary) throw new Error(`kernel/: ${error?.message ?? 'nothing was compiled'}\n${stderr.toString()}`)
	return textFor(Buffer.from(binary).toString('base64'))
}

function textFor(base64) {
	return `/** Made from \`kernel/\` by \`npm run build:kernel\`; a test compares the two. Do not edit. */
const base64 =
	'${base64}'

/** The scanner's kernel as WebAssembly. */
export function kernelBytes(): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(artefact, await compileKernel())
