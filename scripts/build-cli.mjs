import { readdirSync, statSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
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
export function isStale() {
	const built = statSync(bundle, { throwIfNoEntry: false })
	return !built || inputs.some((input) => isNewer(join(root, input), built.mtimeMs))
}

/** Asked before every run, about a thousand files: without promises it takes a third of the time. */
function isNewer(path, than) {
	const found = statSync(path)
	if (found.mtimeMs > than) return true
	return found.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), than))
}

export async function buildCli() {
	const { build } = await import('esbuild')
	const { rules, searchRule } = await readRules(build)
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
					build.onLoad({ filter: /.*/, namespace: 'error-rules' }, ({ path }) => ({
						contents: asModule(path.endsWith('/search-rules.json') ? rules.map(searchRule) : rules),
					}))
				},
			},
		],
	})
	await rename(draft, bundle)
}

/** A program starts sooner when such data is parsed as JSON than when it is read as code. */
function asModule(data) {
	return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))})`
}

/** The pages are read by the same TypeScript module as in the site's build, so it is bundled first. */
async function readRules(build) {
	const reader = join(tmpdir(), `bouncer-doctor-read-pages-${process.pid}.mjs`)
	const result = await build({
		stdin: {
			contents: "export * from './plugins/error-rules/read-pages'; export { searchRule } from './src/facts/errors/rule'",
			resolveDir: root,
			loader: 'ts',
		},
		bundle: true,
		write: false,
		platform: 'node',
		format: 'esm',
		banner,
		logLevel: 'error',
	})
	await writeFile(reader, result.outputFiles[0].contents)
	try {
		const { readErrorPages, searchRule } = await import(pathToFileURL(reader).href)
		return { rules: await readErrorPages(root), searchRule }
	} finally {
		await rm(reader, { force: true })
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCli()
