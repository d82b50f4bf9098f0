import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Builds `dist/bouncer-doctor.mjs`: one file with the engine, the facts and the rules of the error pages inside. */

export /** `yaml` is CommonJS in Node and asks for Node's own modules. */
const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" }
const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const bundle = join(root, 'dist', 'bouncer-doctor.mjs')
const inputs = ['src/cli', 'src/engine', 'src/facts', 'docs/troubleshooting/errors', 'plugins/error-rules', 'scripts/build-cli.mjs', 'package.json']

/** Whether the bundle is missing or older than anything that goes into it. */
export async function isStale() {
	const built = await stat(bundle).catch(() => null)
	if (!built) return true
	for (const input of inputs) if ((await newest(join(root, input))) > built.mtimeMs) return true
	return false
}

async function newest(path) {
	const found = await stat(path)
	if (!found.isDirectory()) return found.mtimeMs
	const names = await readdir(path)
	const times = await Promise.all(names.map((name) => newest(join(path, name))))
	return Math.max(found.mtimeMs, ...times)
}

export async function buildCli() {
	const { build } = await import('esbuild')
	const rules = await readRules(build)
	const draft = `${bundle}.${process.pid}.tmp`
	await mkdir(dirname(bundle), { recursive: true })
	await build({
		entryPoints: [join(root, 'src/cli/main.ts')],
		outfile: draft,
		bundle: true,
		minify: true,
		platform: 'node',
		target: 'node20',
		format: 'esm',
		banner,
		logLevel: 'error',
		plugins: [
			{
				name: 'error-rules',
				setup(build) {
					build.onResolve({ filter: /^@generated\/error-rules\// }, (args) => ({ path: args.path, namespace: 'error-rules' }))
					build.onLoad({ filter: /.*/, namespace: 'error-rules' }, () => ({ contents: JSON.stringify(rules), loader: 'json' }))
				},
			},
		],
	})
	await rename(draft, bundle)
}

/** The pages are read by the same TypeScript module as in the site's build, so it is bundled first. */
async function readRules(build) {
	const reader = join(tmpdir(), `bouncer-doctor-read-pages-${process.pid}.mjs`)
	const result = await build({
		entryPoints: [join(root, 'plugins/error-rules/read-pages.ts')],
		bundle: true,
		write: false,
		platform: 'node',
		format: 'esm',
		banner,
		logLevel: 'error',
	})
	await writeFile(reader, result.outputFiles[0].contents)
	try {
		const { readErrorPages } = await import(pathToFileURL(reader).href)
		return await readErrorPages(root)
	} finally {
		await rm(reader, { force: true })
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCli()
