import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { installWhatExists, isRootOnDebian } from './debian.mjs'

/**
 * Everything that must hold before a change lands: types, lint, unit tests, real programs, the build, the browser tests on it.
 * Ends with one line that adds up what really ran. `node scripts/test.mjs unit browser` runs only the steps named; with `THOROUGH=1`
 * tests of many cases try all of them.
 */

const total = { passed: 0, failed: 0, skipped: 0 }
const only = process.argv.slice(2)

/** Debian packages of the bouncers, servers and parsers that e2e/programs runs, and of what it needs to keep them apart. */
const programPackages = [
	...['crowdsec-firewall-bouncer', 'crowdsec-custom-bouncer', 'nftables', 'iptables', 'ipset', 'iproute2', 'openssl', 'mmdebstrap', 'systemd-container'],
	...['nginx', 'libnginx-mod-http-lua', 'apache2-bin', 'haproxy', 'caddy', 'docker-compose'],
	...['lua5.1', 'php-cli', 'python3-yaml', 'python3-dotenv', 'python3-augeas', 'python3-venv'],
	...['fish', 'zsh', 'man-db'],
]

const steps = {
	types: () => command('npx', ['tsc', '--noEmit']),
	lint: async () => {
		await command('npx', ['biome', 'check', '.'])
		await command('npx', ['knip'])
	},
	unit: () => vitest('unit*'),
	build: async () => {
		await command('node', ['scripts/build.mjs'])
		await command('node', ['scripts/broken-links.mjs'])
	},
	programs: async () => {
		// Where a program cannot be installed, its tests say that they are skipped and why.
		if (isRootOnDebian()) installWhatExists(programPackages)
		await vitest('programs')
	},
	browser: browserTests,
}

for (const [name, step] of Object.entries(steps)) {
	if (only.length > 0 && !only.includes(name)) continue
	const started = Date.now()
	console.log(`\n== ${name}`)
	const failedBefore = total.failed
	try {
		await step()
	} catch (error) {
		total.failed++
		console.error(error instanceof Error ? error.message : error)
	}
	console.log(`== ${name}: ${total.failed === failedBefore ? 'ok' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

/** A command that passes or fails as a whole counts as one test. */
async function command(program, args) {
	const code = await run(program, args)
	if (code === 0) total.passed++
	else total.failed++
}

function run(program, args, env = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
		child.on('error', reject)
		child.on('close', (code) => resolve(code ?? 1))
	})
}

async function vitest(project) {
	const report = join(tmpdir(), `bouncer-doctor-${project}-${process.pid}.json`)
	const code = await run('npx', ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
	const result = JSON.parse(await readFile(report, 'utf8'))
	await rm(report, { force: true })
	total.passed += result.numPassedTests
	total.failed += result.numFailedTests
	total.skipped += result.numPendingTests + result.numTodoTests
	if (code !== 0 && result.numFailedTests === 0) throw new Error(`vitest ended with ${code} although no test failed`)
}

async function browserTests() {
	const chromium = await findChromium()
	const report = join(tmpdir(), `bouncer-doctor-browser-${process.pid}.json`)
	const code = await run('npx', ['playwright', 'test', '--reporter=list,json'], { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report })
	const { stats } = JSON.parse(await readFile(report, 'utf8'))
	await rm(report, { force: true })
	total.passed += stats.expected + stats.flaky
	total.failed += stats.unexpected
	total.skipped += stats.skipped
	if (code !== 0 && stats.unexpected === 0) throw new Error(`playwright ended with ${code} although no test failed`)
}
