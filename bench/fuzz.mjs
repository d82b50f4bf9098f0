#!/usr/bin/env node
// Gives everything that reads a text what nobody would write, and looks whether it keeps its promises: it never throws, its answer is
// no longer than its text allows, a complete correction holds, no secret is shown. `npm run fuzz -- 10m` runs for ten minutes,
// `npm run fuzz -- 20000` over so many texts; `--seed N` begins with that one, `--only check,diagnose` asks these readers.
import { loadEngine, root } from './engine.mjs'
import { readersOf } from './fuzz/readers.mjs'
import { readOne } from './fuzz/run.mjs'
import { samplesOf } from './fuzz/samples.mjs'
import { table } from './results.mjs'

/** Milliseconds of the processor that a text may take: for itself, and for each of its kilobytes. */
const patience = { once: 1000, perKilobyte: 50 }
const crashesTold = 20

function wanted(words) {
	const value = (name) => {
		const at = words.indexOf(name)
		return at < 0 ? null : words.splice(at, 2)[1]
	}
	const seed = Number(value('--seed') ?? Date.now() % 1_000_000_000)
	const only = value('--only')?.split(',') ?? null
	const [amount = '1m'] = words
	const found = /^(?<count>\d+)(?<unit>[ms]?)$/.exec(amount)?.groups
	if (!found || !Number.isInteger(seed)) throw new Error('usage: npm run fuzz -- [10m | 30s | 20000] [--seed N] [--only READER,READER]')
	const count = Number(found.count)
	return {
		seed,
		only,
		inputs: found.unit ? Number.POSITIVE_INFINITY : count,
		until: found.unit ? Date.now() + count * (found.unit === 'm' ? 60_000 : 1000) : Number.POSITIVE_INFINITY,
	}
}

const { seed, only, inputs, until } = wanted(process.argv.slice(2))
const engine = await loadEngine()
const all = readersOf(engine, samplesOf(engine, root))
const readers = only === null ? all : Object.fromEntries(only.map((name) => [name, all[name]]))
const kept = new Map(Object.keys(readers).map((name) => [name, { inputs: 0, milliseconds: 0, slowest: null }]))
const crashes = []
let count = 0
for (; count < inputs && Date.now() < until; count++) {
	const one = readOne(readers, seed + count)
	const of = kept.get(one.name)
	of.inputs++
	of.milliseconds += one.milliseconds
	if (!of.slowest || one.milliseconds > of.slowest.milliseconds) of.slowest = { ...one, length: one.text.length, text: null }
	const isSlow = one.milliseconds > patience.once + (patience.perKilobyte * one.text.length) / 1000
	if (!one.error && !isSlow) continue
	crashes.push(one.seed)
	if (crashes.length > crashesTold) continue
	const why = one.error ? (one.error.stack ?? String(one.error)) : `took ${one.milliseconds.toFixed(0)} ms of the processor`
	console.log(`${one.name}, seed ${one.seed}, ${one.text.length} characters, ${one.changes.join(', ')}: ${why}\n`)
}
const rows = [...kept].map(([name, { inputs, milliseconds, slowest }]) => [
	name,
	inputs,
	`${(milliseconds / Math.max(inputs, 1)).toFixed(1)} ms`,
	slowest ? `${slowest.milliseconds.toFixed(0)} ms, ${slowest.length} characters, seed ${slowest.seed} (${slowest.changes.join(', ')})` : '–',
])
console.log(table(['reader', 'texts', 'mean', 'slowest'], rows))
console.log(`\n${count} texts from seed ${seed} on, ${crashes.length} crashes${crashes.length > 0 ? `; seeds ${crashes.slice(0, 100).join(', ')}` : ''}`)
const again = only === null ? '' : ` --only ${only.join(',')}`
if (crashes.length > 0) console.log(`Once more: npm run fuzz -- 1 --seed ${crashes[0]}${again}`)
process.exitCode = crashes.length > 0 ? 1 : 0
