import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { findChromium } from './chromium.mjs'
import { installWhatExists, isRootOnDebian } from './debian.mjs'

/**
 * Everything that must hold before a change lands: types, lint, the build, unit tests, real programs, the browser tests on the build.
 * Ends with one line that adds up what really ran. `node scripts/test.mjs unit browser` runs only the steps named; with `THOROUGH=1`
 * tests of many cases try all of them.
 */

const only = process.argv.slice(2)

/** Debian packages of the bouncers, servers and parsers that e2e/programs runs, and of what it needs to keep them apart. */
const programPackages = [
	...['crowdsec-firewall-bouncer', 'crowdsec-custom-bouncer', 'nftables', 'iptables', 'ipset', 'iproute2', 'openssl', 'mmdebstrap', 'systemd-container'],
	...['nginx', 'libnginx-mod-http-lua', 'apache2-bin', 'haproxy', 'caddy', 'docker-compose'],
	...['lua5.1', 'php-cli', 'python3-yaml', 'python3-dotenv', 'python3-augeas', 'python3-venv'],
	...['fish', 'zsh', 'man-db'],
]

/** A pair of ends of one line beside the loopback: without it a browser takes itself for offline. */
const quietNetwork = [
	'ip link set lo up',
	'ip link add name quiet0 type veth peer name quiet1',
	'ip addr add 192.0.2.1/24 dev quiet0',
	'ip link set quiet0 up',
	'ip link set quiet1 up',
]

/** What a step did, and what it printed while another step has the terminal. */
class Report {
	passed = 0
	failed = 0
	skipped = 0
	said = ''
	/** What failed and its first words, told once more at the very end: where only the tail of a run is kept, it stands there. */
	failures = []
	ended = false

	/** @param {boolean} held Whether its words wait for the terminal. */
	constructor(held) {
		this.held = held
	}

	say(text) {
		if (this.held) this.said += text
		else process.stdout.write(text)
	}

	/** Gives it the terminal: what hangs or is stopped from here on shows where. */
	release() {
		if (!this.held) return
		this.held = false
		this.say(this.said)
	}
}

const steps = {
	types: (report) => command(report, 'npx', ['tsc', '--noEmit']),
	lint: async (report) => {
		await command(report, 'npx', ['biome', 'check', '--error-on-warnings', '.'])
		await command(report, 'npx', ['knip'])
	},
	build: async (report) => {
		await command(report, 'node', ['scripts/build.mjs'])
		await command(report, 'node', ['scripts/broken-links.mjs'])
	},
	unit: (report) => vitest(report, 'unit*'),
	programs: async (report) => {
		// Where a program cannot be installed, its tests say that they are skipped and why.
		if (isRootOnDebian()) installWhatExists(programPackages)
		await vitest(report, 'programs')
	},
	browser: browserTests,
}

/** Real programs mostly wait for services to start: they leave the processor to everything else, which takes about as long. */
const lanes = [['types', 'lint', 'build', 'unit', 'browser'], ['programs']].map((names) => names.filter((name) => only.length === 0 || only.includes(name)))

const reports = []
const [first = [], ...others] = lanes.filter((names) => names.length > 0)
const aside = others.map((names) => inTurn(names, true))
await inTurn(first, false)
for (const report of reports) report.release()
await Promise.all(aside)

for (const { name, words } of reports.flatMap((report) => report.failures)) console.log(`\nFAILED ${name}\n${words}`)

const sum = (what) => reports.reduce((all, report) => all + report[what], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`)
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0

/** Steps whose words are held get the terminal between two of the others when they have ended, and in any case when those have. */
async function inTurn(names, held) {
	for (const name of names) {
		const report = new Report(held)
		reports.push(report)
		await done(name, report)
		report.ended = true
		if (!held) for (const other of reports.filter(({ ended }) => ended)) other.release()
	}
}

async function done(name, report) {
	const started = Date.now()
	report.say(`\n== ${name}\n`)
	try {
		await steps[name](report)
	} catch (error) {
		const words = error instanceof Error ? error.message : String(error)
		report.failed++
		report.failures.push({ name, words })
		report.say(`${words}\n`)
	}
	report.say(`== ${name}: ${report.failed === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
}

/** A command that passes or fails as a whole counts as one test. */
async function command(report, program, args) {
	const code = await run(report, program, args)
	if (code === 0) report.passed++
	else {
		report.failed++
		report.failures.push({ name: [program, ...args].join(' '), words: `ended with ${code}` })
	}
}

/** The head of what a test says of itself; colours would be noise in a file. */
function firstWords(text) {
	return stripVTControlCharacters(text).split('\n').slice(0, 12).join('\n')
}

function run(report, program, args, env = {}) {
	return new Promise((resolve, reject) => {
		const out = report.held ? 'pipe' : 'inherit'
		const child = spawn(program, args, { stdio: ['ignore', out, out], env: { ...process.env, ...env } })
		for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => report.say(text))
		child.on('error', reject)
		child.on('close', (code) => resolve(code ?? 1))
	})
}

async function vitest(report, project) {
	const file = join(tmpdir(), `bouncer-doctor-${project}-${process.pid}.json`)
	const code = await run(report, 'npx', ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
	const result = JSON.parse(await readFile(file, 'utf8'))
	await rm(file, { force: true })
	report.passed += result.numPassedTests
	report.skipped += result.numPendingTests + result.numTodoTests
	for (const { name, message, assertionResults } of result.testResults) {
		const failed = assertionResults.filter(({ status }) => status === 'failed')
		for (const { fullName, failureMessages } of failed) {
			report.failures.push({ name: `${relative('.', name)} › ${fullName}`, words: firstWords(failureMessages.join('\n')) })
		}
		// A file that does not load has no test that could fail.
		if (failed.length === 0 && message) report.failures.push({ name: relative('.', name), words: firstWords(message) })
	}
	report.failed += report.failures.length
	if (code !== 0 && report.failed === 0) throw new Error(`vitest ended with ${code} although no test failed`)
}

async function browserTests(report) {
	const chromium = await findChromium()
	const file = join(tmpdir(), `bouncer-doctor-browser-${process.pid}.json`)
	const [program, ...words] = [...inQuietNetwork(), 'npx', 'playwright', 'test']
	const code = await run(report, program, words, {
		CHROMIUM_PATH: chromium,
		PLAYWRIGHT_JSON_OUTPUT_NAME: file,
		PLAYWRIGHT_PORT: process.env.PLAYWRIGHT_PORT ?? String(await freePort()),
	})
	const { stats, suites, errors } = JSON.parse(await readFile(file, 'utf8'))
	await rm(file, { force: true })
	report.passed += stats.expected + stats.flaky
	report.failed += stats.unexpected
	report.skipped += stats.skipped
	for (const { message } of errors) report.failures.push({ name: 'playwright', words: firstWords(message) })
	for (const { file: where, line, title, tests } of suites.flatMap(specsOf)) {
		for (const { results } of tests.filter(({ status }) => status === 'unexpected')) {
			const words = results.flatMap((result) => result.errors).map(({ message }) => firstWords(message))
			report.failures.push({ name: `e2e/${where}:${line} › ${title}`, words: words.join('\n') })
		}
	}
	if (code !== 0 && stats.unexpected === 0) throw new Error(`playwright ended with ${code} although no test failed`)
}

/**
 * What stands before a command that is run in a network of its own; nothing where none can be made. The networks that real programs get
 * beside it make Chromium end what is on its way (net::ERR_NETWORK_CHANGED).
 */
function inQuietNetwork() {
	const words = ['unshare', '--net', 'sh', '-ec', `${quietNetwork.join('; ')}; exec "$@"`, 'sh']
	return process.getuid?.() === 0 && spawnSync(words[0], [...words.slice(1), 'true']).status === 0 ? words : []
}

/** A site that somebody serves, or another run, may have the usual one. */
async function freePort() {
	const server = createServer().listen(0, '127.0.0.1')
	await once(server, 'listening')
	const { port } = server.address()
	server.close()
	await once(server, 'close')
	return port
}

/** Playwright's report nests its suites. */
function specsOf(suite) {
	return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]
}
