import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installDebian, isRootOnDebian } from '../scripts/debian.mjs'
import { median } from './results.mjs'

/** How often each command is run; the runs of all commands of a row are interleaved. */
export const rounds = Number(process.env.ROUNDS ?? 5)

/** @throws Error that says what to do, when there is no ripgrep and none can be installed. */
export function needRipgrep() {
	const there = () => spawnSync('rg', ['--version']).status === 0
	if (!there() && isRootOnDebian()) installDebian(['ripgrep'])
	if (!there()) throw new Error('The bench compares with ripgrep. Install it first (Debian: sudo apt-get install ripgrep)')
}

/** Milliseconds of a shell command. Its exit code tells what it found, so only 2 and more is a failure. */
export function timeOf(command, cwd) {
	const started = performance.now()
	const { status, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', command], { cwd, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
	if (status === null || status > 1) throw new Error(`${command}: ended with ${status}\n${stderr}`)
	return performance.now() - started
}

/**
 * Medians of several things that take time, one after another in each round.
 *
 * @param {Readonly<Record<string, () => number | Promise<number>>>} runs each gives its milliseconds
 * @returns {Promise<Record<string, number>>}
 */
export async function interleaved(runs) {
	const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]))
	for (let round = 0; round < rounds; round++) for (const [name, run] of Object.entries(runs)) times[name].push(await run())
	return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]))
}

export const seconds = (ms) => (ms === undefined ? '–' : `${(ms / 1000).toFixed(2)} s`)
export const factor = (peer, own) => (peer === undefined ? '–' : `${(peer / own).toFixed(1)}×`)

/** Fast memory where the system has it: the disk is not what is measured. */
export const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : undefined
