import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { add, emptyTally } from './tally.mjs'

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url))
/** Texts that a process reads before it tells what came of them. */
const block = 200

/**
 * Reads the texts of the seeds from `first` on, in as many processes as there are processors. Whichever process reads a seed, none is
 * left out: `count` of them are read, or as many as were begun until `isOver`.
 *
 * @param only names of readers, none for all of them
 * @param onCrash takes each crash as it is found
 */
export async function readSeeds({ first, count, isOver, only, onCrash }) {
	const tally = emptyTally([])
	let next = first
	const nextBlock = () => {
		if (next >= first + count || isOver()) return null
		const from = next
		next = Math.min(from + block, first + count)
		return { from, to: next }
	}
	const take = (part) => {
		add(tally, part)
		part.crashes.forEach(onCrash)
	}
	const processes = Math.min(availableParallelism(), Math.ceil(count / block))
	await Promise.all(Array.from({ length: processes }, () => readBlocks(only, nextBlock, take)))
	return { tally, read: next - first }
}

/** One process, block after block. One that dies is a crash too. */
function readBlocks(only, nextBlock, take) {
	const child = fork(worker, only)
	const kill = () => child.kill('SIGKILL')
	let given = null
	process.on('exit', kill)
	child.on('message', (part) => {
		take(part)
		given = nextBlock()
		if (given) child.send(given)
		else child.disconnect()
	})
	return new Promise((resolve, reject) => {
		child.on('error', reject)
		child.on('exit', (code, signal) => {
			process.off('exit', kill)
			if (given)
				take({
					readers: {},
					crashes: [{ seed: given.from, why: `the process that read the seeds from ${given.from} to ${given.to - 1} ended: ${signal ?? code}` }],
				})
			else if (code !== 0) reject(new Error(`a process ended: ${signal ?? code}`))
			resolve()
		})
	})
}
