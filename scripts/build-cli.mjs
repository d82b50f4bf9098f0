import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { compiledFile } from '../bin/run-compiled.mjs'

/** Builds `dist/bouncer-doctor.cjs`, beside it as JSON what it knows, and the code that V8 makes of it. */

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'dist')
const bundle = join(folder, 'bouncer-doctor.cjs')
const inputs = [
	'src/cli',
	'src/engine',
	'src/facts',
	'docs/troubleshooting/errors',
	'plugins/error-rules',
	'scripts/build-cli.mjs',
	'scripts/compile-cli.mjs',
	'bin/run-compiled.mjs',
	'package.json',
]

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
	const { rules, search, bouncers } = await readKnowledge(build)
	await mkdir(folder, { recursive: true })
	const { outputFiles } = await build({
		entryPoints: { 'bouncer-doctor': join(root, 'src/cli/main.ts'), 'part-reader': join(root, 'src/cli/part-reader.ts') },
		outdir: folder,
		outExtension: { '.js': '.cjs' },
		write: false,
		bundle: true,
		minify: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		define: { 'import.meta.url': 'scriptUrl' },
		banner: { js: "const scriptUrl = require('node:url').pathToFileURL(__filename).href" },
		logLevel: 'error',
		plugins: [
			{
				name: 'knowledge',
				setup(build) {
					build.onResolve({ filter: /^@generated\/error-rules\// }, (args) => ({ path: args.path, namespace: 'error-rules' }))
					build.onLoad({ filter: /.*/, namespace: 'error-rules' }, ({ path }) => ({ contents: `${readsFiles}export default ${besideBundle(basename(path))}` }))
					build.onLoad({ filter: /\/facts\/bouncers\/all\.ts$/ }, () => ({ contents: lazyBouncers(bouncers) }))
				},
			},
		],
	})
	await writeBeside('rules.json', JSON.stringify(rules))
	await writeBeside('search.json', JSON.stringify(search))
	for (const bouncer of bouncers) await writeBeside(bouncerFile(bouncer), JSON.stringify(bouncer))
	// The entry comes last: its age is that of the build.
	const written = outputFiles.sort((a, b) => Number(a.path === bundle) - Number(b.path === bundle))
	for (const { path, text } of written) await writeBeside(basename(path), withHash(text))
	await compile()
	const current = new Set([
		...written.map(({ path }) => basename(path)),
		'rules.json',
		'search.json',
		...bouncers.map(bouncerFile),
		basename(compiledFile(bundle)),
	])
	for (const name of await readdir(folder)) if (!current.has(name) && !name.endsWith('.tmp')) await rm(join(folder, name))
}

/** Data is read from a file beside the bundle: as code it would take longer to compile than the rest of the program. */
function besideBundle(name) {
	return `JSON.parse(readFileSync(new URL(${JSON.stringify(name)}, import.meta.url), 'utf8'))`
}

/** Each bouncer is read when something else than its id is asked for: a log is about one of them. */
function lazyBouncers(bouncers) {
	const shown = bouncers.map((bouncer) => ({ id: bouncer.id, file: bouncerFile(bouncer), keys: Object.keys(bouncer).filter((key) => key !== 'id') }))
	return `${readsFiles}
function lazyBouncer({ id, file, keys }) {
	const bouncer = { id }
	let whole
	for (const key of keys)
		Object.defineProperty(bouncer, key, { enumerable: true, get: () => (whole ??= JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')))[key] })
	return bouncer
}
export const bouncers = ${JSON.stringify(shown)}.map(lazyBouncer)
`
}

function bouncerFile({ id }) {
	return `bouncer-${id}.json`
}

const readsFiles = "import { readFileSync } from 'node:fs'\n"

/** A first line that no other script has, see `bin/run-compiled.mjs`. */
function withHash(script) {
	return `// ${createHash('sha256').update(script).digest('hex')}\n${script}`
}

/** Keeps what V8 makes of the bundle while that reads a log, which is what it does most. */
async function compile() {
	const target = compiledFile(bundle)
	const draft = `${target}.${process.pid}.tmp`
	await promisify(execFile)(process.execPath, [join(root, 'scripts/compile-cli.mjs'), bundle, draft])
	await rename(draft, target)
}

async function writeBeside(name, contents) {
	const draft = join(folder, `${name}.${process.pid}.tmp`)
	await writeFile(draft, contents)
	await rename(draft, join(folder, name))
}

/** Pages and facts are read by the same TypeScript modules as in the site's build, so these are bundled first. */
async function readKnowledge(build) {
	const reader = join(tmpdir(), `bouncer-doctor-knowledge-${process.pid}.mjs`)
	const result = await build({
		stdin: {
			contents: [
				"export { readErrorPages } from './plugins/error-rules/read-pages'",
				"export { searchData } from './plugins/error-rules/search-data'",
				"export { bouncers } from './src/facts/bouncers'",
			].join('\n'),
			resolveDir: root,
			loader: 'ts',
		},
		bundle: true,
		write: false,
		platform: 'node',
		format: 'esm',
		// `yaml` is CommonJS in Node and asks for Node's own modules.
		banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
		logLevel: 'error',
	})
	await writeFile(reader, result.outputFiles[0].contents)
	try {
		const { readErrorPages, searchData, bouncers } = await import(pathToFileURL(reader).href)
		const rules = await readErrorPages(root)
		return { rules, search: searchData(rules), bouncers }
	} finally {
		await rm(reader, { force: true })
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCli()
