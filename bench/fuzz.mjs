#!/usr/bin/env node
// Gives everything that reads a text what nobody would write, and looks whether it keeps its promises: it never throws, its answer is
// no longer than its text allows, a complete correction holds, no secret is shown, both kernels of the scanner find what is there.
// `npm run fuzz -- 10m` runs for ten minutes, `npm run fuzz -- 20000` over so many texts; `--seed N` begins with that one, `--only
// check,diagnose` asks these readers. Ctrl-C ends it and tells what was found.
import { readSeeds } from './fuzz/pool.mjs'
import { table } from './results.mjs'

const crashesTold = 20

function wanted(words) {
	const value = (name) => {
		const at = words.indexOf(name)
		return at < 0 ? null : words.splice(at, 2)[1]
	}
	const seed = Number(value('--seed') ?? Date.now() % 1_000_000_000)
	const only = value('--only')?.split(',') ?? []
	const [amount = '1m'] = words
	const found = /^(?<count>\d+)(?<unit>[ms]?)$/.exec(amount)?.groups
	if (!found || !Number.isInteger(seed)) throw new Error('usage: npm run fuzz -- [10m | 30s | 20000] [--seed N] [--only READER,READER]')
	const count = Number(found.count)
	return {
		seed,
		only,
		count: found.unit ? Number.POSITIVE_INFINITY : count,
		until: found.unit ? Date.now() + count * (found.unit === 'm' ? 60_000 : 1000) : Number.POSITIVE_INFINITY,
	}
}

function tell({ seed, name, length, changes, why }) {
	console.log(name ? `${name}, seed ${seed}, ${length} characters, ${changes.join(', ')}: ${why}\n` : `${why}\n`)
}

const { seed, only, count, until } = wanted(process.argv.slice(2))
let stopped = false
process.on('SIGINT', () => {
	if (stopped) process.exit(130)
	stopped = true
})
let told = 0
const { tally, read } = await readSeeds({
	first: seed,
	count,
	only,
	isOver: () => stopped || Date.now() >= until,
	onCrash: (crash) => told++ < crashesTold && tell(crash),
})
const rows = Object.entries(tally.readers).map(([name, { texts, milliseconds, slowest }]) => [
	name,
	texts,
	`${(milliseconds / Math.max(texts, 1)).toFixed(2)} ms`,
	slowest ? `${slowest.milliseconds.toFixed(0)} ms, ${slowest.length} characters, seed ${slowest.seed} (${slowest.changes.join(', ')})` : '–',
])
console.log(table(['reader', 'texts', 'mean', 'slowest'], rows))
const seeds = tally.crashes.map((crash) => crash.seed).sort((a, b) => a - b)
console.log(`\n${read} texts from seed ${seed} on, ${seeds.length} crashes${seeds.length > 0 ? `; seeds ${seeds.slice(0, 100).join(', ')}` : ''}`)
const again = only.length === 0 ? '' : ` --only ${only.join(',')}`
if (seeds.length > 0) console.log(`Once more: npm run fuzz -- 1 --seed ${seeds[0]}${again}`)
process.exitCode = seeds.length > 0 ? 1 : 0
