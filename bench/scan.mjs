import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPage } from './browser.mjs'
import { loadEngine, patternsFor, root, tenTimes } from './engine.mjs'
import { bouncerShare, writeLoopingLog, writeMixedLog } from './logs.mjs'
import { table, writeSection } from './results.mjs'
import { factor, interleaved, memoryFolder, needRipgrep, rounds, seconds, timeOf } from './run.mjs'

/** `npm run bench:scan`: logs through the CLI and through the page, beside ripgrep and grep. The site must have been built. */

const large = Number(process.env.LARGE ?? 1e9)
const small = 1e8

needRipgrep()
const engine = await loadEngine()
const { literals, regexes } = patternsFor(engine)
const folder = mkdtempSync(join(memoryFolder ?? tmpdir(), 'bouncer-doctor-bench-'))
try {
	const file = (name) => join(folder, name)
	writeFileSync(file('literals'), `${literals.join('\n')}\n`)
	writeFileSync(file('regexes'), `${regexes.join('\n')}\n`)
	writeMixedLog(file('small.log'), small, engine.hostSamples)
	writeMixedLog(file('large.log'), large, engine.hostSamples)
	writeMixedLog(file('all.log'), large, engine.samples)
	writeLoopingLog(file('loop.log'), small)
	execFileSync('bash', ['-c', `gzip -k ${file('small.log')}`])
	// Builds the bundle, so that no run pays for it.
	timeOf('npm run --silent doctor -- help', root)

	const doctor = (log) => () => timeOf(`npm run --silent doctor -- diagnose --json ${file(log)}`, root)
	const direct = (log) => () => timeOf(`node bin/bouncer-doctor.mjs diagnose --json ${file(log)}`, root)
	const fixed = (log) => () => timeOf(`rg -ciF -f ${file('literals')} ${file(log)}`)
	const browser = await openPage()
	const rows = []
	try {
		const add = (what, own, peers) => rows.push([what, seconds(own), ...peers.flatMap((peer) => [seconds(peer), factor(peer, own)])])
		const one = await interleaved({
			page: async () => (await browser.readFile(file('large.log'))).milliseconds,
			doctor: doctor('large.log'),
			direct: direct('large.log'),
			fixed: fixed('large.log'),
		})
		const size = `${large / 1e9} GB`
		add(`${size}, dropped into Chromium`, one.page, [one.fixed, undefined, undefined])
		add(`${size}, \`npm run doctor\`, start included`, one.doctor, [one.fixed, undefined, undefined])
		add(`${size}, \`bouncer-doctor\`, start included`, one.direct, [one.fixed, undefined, undefined])
		const all = await interleaved({
			page: async () => (await browser.readFile(file('all.log'))).milliseconds,
			direct: direct('all.log'),
			fixed: fixed('all.log'),
		})
		add(`${size}, all messages of all bouncers, Chromium`, all.page, [all.fixed, undefined, undefined])
		add(`${size}, all messages of all bouncers, \`bouncer-doctor\``, all.direct, [all.fixed, undefined, undefined])
		const hundred = await interleaved({
			doctor: doctor('small.log'),
			direct: direct('small.log'),
			fixed: fixed('small.log'),
			regexes: () => timeOf(`rg -ci --regex-size-limit 1G --dfa-size-limit 1G -f ${file('regexes')} ${file('small.log')}`),
			grep: () => timeOf(`grep -ciF -f ${file('literals')} ${file('small.log')} | cat`),
		})
		add('100 MB, `npm run doctor`', hundred.doctor, [hundred.fixed, hundred.regexes, hundred.grep])
		add('100 MB, `bouncer-doctor`', hundred.direct, [hundred.fixed, hundred.regexes, hundred.grep])
		const loop = await interleaved({ doctor: doctor('loop.log'), direct: direct('loop.log'), fixed: fixed('loop.log') })
		add('100 MB looping bouncer, `npm run doctor`', loop.doctor, [loop.fixed, undefined, undefined])
		add('100 MB looping bouncer, `bouncer-doctor`', loop.direct, [loop.fixed, undefined, undefined])
		const packed = await interleaved({
			doctor: doctor('small.log.gz'),
			direct: direct('small.log.gz'),
			fixed: () => timeOf(`zcat ${file('small.log.gz')} | rg -ciF -f ${file('literals')}`),
		})
		add('`.gz` of 100 MB, `npm run doctor`', packed.doctor, [packed.fixed, undefined, undefined])
		add('`.gz` of 100 MB, `bouncer-doctor`', packed.direct, [packed.fixed, undefined, undefined])
	} finally {
		await browser.close()
	}

	const knowing = (rules) => engine.createDoctor({ rules, bouncers: engine.bouncers, programs: engine.programs })
	const [usual, tenfold] = [knowing(engine.rules), knowing(tenTimes(engine.rules))]
	const growth = await interleaved({
		usual: () => scan(usual, file('small.log')),
		bytes: () => scan(usual, file('large.log')),
		rules: () => scan(tenfold, file('large.log')),
	})
	const growthRows = [
		[`${large / small}× the bytes`, seconds(growth.usual), seconds(growth.bytes), `${(growth.bytes / growth.usual).toFixed(2)}×`],
		['10× the rules', seconds(growth.bytes), seconds(growth.rules), `${(growth.rules / growth.bytes).toFixed(2)}×`],
	]
	writeSection(
		'scan',
		'Scanning logs',
		`Medians of ${rounds} interleaved runs. The logs are made by \`bench/logs.mjs\`: ${bouncerShare * 100} % of the lines are what one bouncer prints (${engine.hostSamples.length} samples of the error pages of the firewall bouncer), the rest is what a server writes besides. In the rows “all messages of all bouncers” they are all ${engine.samples.length} samples, equally often: no host writes that, and most of the time goes into getting to know each message. The peers count the lines that hold one of the ${literals.length} fragments by which the scanner finds lines (\`rg -ciF\`, \`grep -ciF\`), or match one of the rules' regular expressions (\`rg -ci -f\`). They know nothing of times, causes and pulls.\n\n${table(['log', 'ours', '`rg -ciF`', 'ratio', '`rg -ci -f`', 'ratio', '`grep -ciF`', 'ratio'], rows)}\n\nGrowth, one thread, without start:\n\n${table(['', 'before', 'after', 'ratio'], growthRows)}`,
	)
} finally {
	rmSync(folder, { recursive: true })
}

function scan(analyzer, path) {
	const started = performance.now()
	const diagnosis = analyzer.start({ bouncer: null, year: 2026 })
	const log = openSync(path, 'r')
	for (;;) {
		const count = readSync(log, diagnosis.space())
		if (count === 0) break
		diagnosis.filled(count)
	}
	closeSync(log)
	analyzer.verdict(diagnosis.end())
	return performance.now() - started
}
