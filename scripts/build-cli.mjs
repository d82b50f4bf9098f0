import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
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
	return found.isDirectory() && readdirSync(path).some((name) => isNewer(`${path}/${name}`, than))
}

export async function buildCli() {
	await mkdir(folder, { recursive: true })
	// Its files may be newer than the last commit, and it is not built again for a new one.
	const files = await cliFiles({ version: packageJson().version, commit: null }, await readKnowledge())
	for (const [name, text] of files) await writeBeside(name, text)
	await compile()
	const current = new Set([...files.keys(), basename(compiledFile(bundle))])
	for (const name of await readdir(folder)) if (!current.has(name) && !name.endsWith('.tmp')) await rm(join(folder, name))
}

export function packageJson() {
	return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
}

/**
 * The program: its bundle, the one of its threads, and beside them as JSON what it knows. The bundle comes last: its age is that of
 * the build.
 *
 * @param {{ version: string, commit: string | null }} release
 * @returns {Promise<ReadonlyMap<string, string>>} from name to text; the same sources give the same.
 */
export async function cliFiles(release, { rules, search, bouncers }) {
	const { build } = await import('esbuild')
	const { outputFiles } = await build({
		...bundling,
		entryPoints: { 'bouncer-doctor': join(root, 'src/cli/main.ts'), 'part-reader': join(root, 'src/cli/part-reader.ts') },
		outdir: folder,
		outExtension: { '.js': '.cjs' },
		format: 'cjs',
		define: { 'import.meta.url': 'scriptUrl' },
		banner: { js: "const scriptUrl = require('node:url').pathToFileURL(__filename).href" },
		plugins: [knowledge(release, textBeside, { search, bouncers })],
	})
	const scripts = outputFiles.sort((a, b) => Number(a.path === bundle) - Number(b.path === bundle))
	return new Map([...textsOf({ rules, search, bouncers }), ...scripts.map(({ path, text }) => [basename(path), withHash(text)])])
}

/**
 * The program with all that it knows as one script, which runs with Node alone; its threads run the same file.
 *
 * @param {{ version: string, commit: string | null }} release
 * @returns {Promise<string>}
 */
export async function singleFile(release, { rules, search, bouncers }) {
	const [{ build }, { deflateSync }] = await Promise.all([import('esbuild'), import('fflate')])
	const texts = textsOf({ rules, search, bouncers })
	// Node looks at every character of a script before it runs: packed they are a sixth, and unpacked when they are asked for.
	const textInside = (name) =>
		`inflateRawSync(Buffer.from('${Buffer.from(deflateSync(Buffer.from(texts.get(name)), { level: 9 })).toString('base64')}', 'base64')).toString('latin1')`
	const { outputFiles } = await build({
		...bundling,
		entryPoints: [join(root, 'src/cli/single-file.ts')],
		format: 'esm',
		banner: { js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
		plugins: [
			knowledge(release, textInside, { search, bouncers }),
			{
				name: 'same-file',
				setup: (build) =>
					build.onLoad({ filter: /\/cli\/part-reader-file\.ts$/ }, () => ({ contents: 'export const partReaderFile = new URL(import.meta.url)' })),
			},
		],
	})
	return outputFiles[0].text
}

const bundling = { write: false, bundle: true, minify: true, platform: 'node', target: 'node20', logLevel: 'error' }

/**
 * Puts in what the build knows: pages, facts, and which release this is.
 *
 * @param text From the name of a text of `textsOf` to the expression that gives it.
 */
function knowledge(release, text, { search, bouncers }) {
	const searchModule = lazySearch(search, text('search.jsonl'))
	const rulesModule = `export default JSON.parse(${text('rules.json')})`
	return {
		name: 'knowledge',
		setup(build) {
			build.onResolve({ filter: /^@generated\// }, ({ path }) => ({ path, namespace: 'generated' }))
			build.onLoad({ filter: /^@generated\/error-rules\//, namespace: 'generated' }, ({ path }) => ({
				contents: readsTexts + (basename(path) === 'search.json' ? searchModule : rulesModule),
			}))
			build.onLoad({ filter: /^@generated\/release\//, namespace: 'generated' }, () => ({ contents: JSON.stringify(release), loader: 'json' }))
			build.onLoad({ filter: /\/facts\/bouncers\/all\.ts$/ }, () => ({ contents: readsTexts + lazyBouncers(bouncers, text) }))
		},
	}
}

/**
 * What the program knows, by the name of its file. Of the search each rule is a line behind that of the plan: a log is about few of
 * them. A text of ASCII alone is read without decoding it.
 *
 * @returns {ReadonlyMap<string, string>}
 */
function textsOf({ rules, search, bouncers }) {
	const ascii = (data) => JSON.stringify(data).replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
	return new Map([
		['rules.json', ascii(rules)],
		['search.jsonl', [search.plan, ...search.rules].map(ascii).join('\n')],
		...bouncers.map((bouncer) => [bouncerFile(bouncer), ascii(bouncer)]),
	])
}

/** Data is read from a file beside the bundle: as code it would take longer to compile than the rest of the program. */
function textBeside(name) {
	return `readFileSync(new URL(${JSON.stringify(name)}, import.meta.url), 'latin1')`
}

/** Each rule is read when a line has its words. */
function lazySearch({ rules }, text) {
	const keys = new Set(rules.flatMap(Object.keys))
	return `const [plan, ...rules] = (${text}).split('\\n')
class LazyRule {
	constructor(text) {
		this.text = text
	}
	get whole() {
		const whole = JSON.parse(this.text)
		Object.defineProperty(this, 'whole', { value: whole })
		return whole
	}
}
for (const key of ${JSON.stringify([...keys])})
	Object.defineProperty(LazyRule.prototype, key, { get() { return this.whole[key] } })
export default { rules: rules.map((text) => new LazyRule(text)), plan: JSON.parse(plan) }
`
}

/** What tells whose log it is. */
const knownAtOnce = new Set(['id', 'name', 'aliases', 'marks'])

/** Each bouncer is read when more is asked for than whether it is this one: a log is about one of them. */
function lazyBouncers(bouncers, text) {
	const shown = bouncers.map((bouncer) => {
		const keys = Object.keys(bouncer).map((key) =>
			knownAtOnce.has(key) ? `[${JSON.stringify(key)}, ${JSON.stringify(bouncer[key])}]` : `[${JSON.stringify(key)}]`,
		)
		return `lazyBouncer(() => ${text(bouncerFile(bouncer))}, [${keys.join(', ')}])`
	})
	return `function lazyBouncer(read, keys) {
	const bouncer = {}
	let whole
	for (const [key, value] of keys)
		Object.defineProperty(bouncer, key, value === undefined ? { enumerable: true, get: () => (whole ??= JSON.parse(read()))[key] } : { enumerable: true, value })
	return bouncer
}
export const bouncers = [${shown.join(',\n')}]
`
}

function bouncerFile({ id }) {
	return `bouncer-${id}.json`
}

const readsTexts = "import { readFileSync } from 'node:fs'\nimport { inflateRawSync } from 'node:zlib'\n"

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
export async function readKnowledge() {
	const { build } = await import('esbuild')
	const { readErrorPages, searchData, bouncers } = await importBundled(build, [
		"export { readErrorPages } from './plugins/error-rules/read-pages'",
		"export { searchData } from './plugins/error-rules/search-data'",
		"export { bouncers } from './src/facts/bouncers'",
	])
	const rules = await readErrorPages(root)
	return { rules, search: searchData(rules), bouncers }
}

/**
 * What a package has beside the program.
 *
 * @param {{ version: string, commit: string | null }} [wanted] The release; the checkout's own when not given.
 */
export async function readTexts(wanted) {
	const { build } = await import('esbuild')
	const { readRelease, manual, completionScript, shells, notices, shippedPackages } = await importBundled(build, [
		"export { readRelease } from './plugins/release/read-release'",
		"export { manual } from './src/cli/manual'",
		"export { completionScript, shells } from './src/cli/completion'",
		"export { notices, shippedPackages } from './plugins/licences/notices'",
	])
	const release = wanted ?? readRelease(root)
	const { metafile } = await build({
		...bundling,
		entryPoints: [join(root, 'src/cli/main.ts')],
		outdir: folder,
		metafile: true,
		plugins: [knowledge(release, () => "''", { search: { rules: [] }, bouncers: [] })],
	})
	return {
		release,
		manual: manual(release),
		completions: Object.fromEntries(shells.map((shell) => [shell, completionScript(shell)])),
		notices: notices(shippedPackages(Object.keys(metafile.inputs).map((file) => resolve(file)))),
	}
}

/** Modules of ours, from their exports. */
async function importBundled(build, exports) {
	const reader = join(tmpdir(), `bouncer-doctor-knowledge-${process.pid}-${++bundled}.mjs`)
	const result = await build({
		stdin: {
			contents: exports.join('\n'),
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
		return await import(pathToFileURL(reader).href)
	} finally {
		await rm(reader, { force: true })
	}
}

/** Node keeps what it has imported from a path. */
let bundled = 0

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCli()
