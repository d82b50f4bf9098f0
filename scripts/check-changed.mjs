import { execFileSync, spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The quick loop while somebody writes: types, the form of the files that changed since the last commit, the tests that reach them,
 * and the samples of the pages of messages among them. `npm test` stays what decides. `node scripts/check-changed.mjs main` takes
 * what changed since that commit.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const since = process.argv[2] ?? 'HEAD'
const git = (...words) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
const changed = [...git('diff', '--name-only', '--diff-filter=d', '-z', since), ...git('ls-files', '--others', '--exclude-standard', '-z')]
if (changed.length === 0) {
	console.log(`Nothing differs from ${since}.`)
	process.exit(0)
}

const families = new Set(changed.map((name) => /^docs\/troubleshooting\/errors\/([^/]+)\/.*\.mdx$/.exec(name)?.[1]).filter(Boolean))
const code = changed.filter((name) => /\.(?:tsx?|mjs)$|^src\/.*\.json$/.test(name))
const checks = [
	['types', 'npx', ['tsc', '--noEmit']],
	['form', 'npx', ['biome', 'check', '--no-errors-on-unmatched', ...changed]],
	...(code.length > 0 ? [['tests that reach what changed', 'npx', ['vitest', 'related', '--run', '--passWithNoTests', '--project', 'unit*', ...code]]] : []),
	...[...families].map((family) => [`messages of ${family}`, 'npx', ['vitest', 'run', 'plugins/error-rules'], { RULES: family }]),
	...(changed.some((name) => /^(?:docs|src\/facts)\//.test(name)) ? [['facts', 'npx', ['vitest', 'run', 'src/facts']]] : []),
]

const started = performance.now()
const failed = checks.filter(([name, program, words, env = {}]) => {
	console.log(`\n== ${name}`)
	return spawnSync(program, words, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status !== 0
})
console.log(`\n${changed.length} files changed, ${checks.length} checks, ${failed.length} failed, ${((performance.now() - started) / 1000).toFixed(0)} s`)
for (const [name] of failed) console.log(`failed: ${name}`)
process.exitCode = failed.length > 0 ? 1 : 0
