#!/usr/bin/env node
// How long the checker takes for a file of 500 lines, bouncer known and not. `node bench/check.mjs` prints the median of 31 runs, by the
// clock and in time of the processor; on a busy machine only the second one says something.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const folder = mkdtempSync(join(tmpdir(), 'bench-check-'))
try {
	const outfile = join(folder, 'check.mjs')
	await build({
		stdin: {
			contents: "export { check } from './src/engine/config/check'\nexport { bouncers } from './src/facts/bouncers'",
			resolveDir: new URL('..', import.meta.url).pathname,
			loader: 'ts',
		},
		bundle: true,
		format: 'esm',
		platform: 'neutral',
		mainFields: ['module', 'main'],
		outfile,
		logLevel: 'error',
	})
	const { check, bouncers } = await import(pathToFileURL(outfile).href)
	const lines = [
		'mode: nftables',
		'api_url: https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream',
		`api_key: ${'0123456789abcdef'.repeat(4)}`,
		'update_frequency: 10',
	]
	while (lines.length < 500)
		lines.push(lines.length % 3 === 0 ? `setting_${lines.length}: value` : `# line ${lines.length} of a long file, as packages ship them`)
	const text = `${lines.join('\n')}\n`
	for (const [name, id] of [
		['bouncer known', 'firewall'],
		['bouncer to be found out', null],
	]) {
		const times = Array.from({ length: 31 }, () => {
			const start = performance.now()
			const before = process.cpuUsage()
			check(text, id, bouncers)
			const { user, system } = process.cpuUsage(before)
			return { clock: performance.now() - start, processor: (user + system) / 1000 }
		})
		const median = (of) =>
			times
				.map(of)
				.toSorted((a, b) => a - b)[15]
				.toFixed(1)
		process.stdout.write(
			`500 lines, ${name}: ${median(({ clock }) => clock)} ms, processor ${median(({ processor }) => processor)} ms (first run ${times[0].clock.toFixed(1)} ms)\n`,
		)
	}
} finally {
	rmSync(folder, { recursive: true, force: true })
}
