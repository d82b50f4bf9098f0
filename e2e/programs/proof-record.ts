import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { BouncerId } from '../../src/facts/bouncer'
import type { Proven } from '../../src/facts/proof'
import { releases } from './machine/debian-base'

const path = 'src/facts/proofs.json'
const command = 'npm run proofs'

/** One program, and what it proves in the same way for several deployments. */
export interface Program {
	readonly program: string
	readonly version: string
	readonly proven: Proven
	/** The system of which it is a part, where the same was done on several. */
	readonly system?: string
	/** What was not real about it. */
	readonly note?: string
}

interface Entry extends Program {
	readonly test: string
	readonly date: string
	readonly deployments: readonly string[]
}

/**
 * What the tests of one file have proven, held against the committed record. A record that says more than the tests prove
 * makes them fail; `npm run proofs` writes it anew.
 */
export class ProofRecord {
	private readonly proven = new Map<string, { readonly program: Program; readonly deployments: Set<string> }>()
	private readonly unseen = new Set<string>()
	private readonly elsewhere = new Set<string>()

	/** @param test name of the test file, without its endings. */
	constructor(private readonly test: string) {}

	/** To be called as the last thing in a test: what is added here has been seen. */
	add(program: Program, bouncer: BouncerId, deployment: string): void {
		const key = identity(program)
		const known = this.proven.get(key) ?? { program, deployments: new Set<string>() }
		known.deployments.add(`${bouncer}/${deployment}`)
		this.proven.set(key, known)
	}

	/** A program that this deployment needs is not here, so that nothing can be said about it. */
	skip(bouncer: BouncerId, deployment: string): void {
		this.unseen.add(`${bouncer}/${deployment}`)
	}

	/** A program that no registry gives, and that is not here: what the record says of it stands. */
	leave(program: string): void {
		this.elsewhere.add(program)
	}

	/** Adds the last test of a file. */
	hold(): void {
		it('the record says no more than was proven here', () => {
			if (process.env.PROOFS === 'write') this.write()
			const entries = readRecord().filter((entry) => entry.test === this.test && !this.isElsewhere(entry))
			for (const entry of entries) {
				const proven = this.proven.get(identity(entry))
				const unproven = entry.deployments.filter((deployment) => !proven?.deployments.has(deployment) && !this.unseen.has(deployment))
				expect(unproven, `${path} says that ${entry.program} has ${entry.proven} these; the tests do not. Write the record anew: ${command}`).toEqual([])
				if (proven && proven.program.version !== entry.version)
					console.warn(`${entry.program} is ${proven.program.version} here, ${entry.version} in ${path}; ${command} writes it anew`)
			}
			const told = new Set(entries.flatMap((entry) => entry.deployments.map((deployment) => `${identity(entry)} ${deployment}`)))
			const untold = [...this.proven].flatMap(([key, { deployments }]) => [...deployments].filter((deployment) => !told.has(`${key} ${deployment}`)))
			if (untold.length > 0) console.warn(`proven, but not in ${path}: ${untold.join(', ')}; ${command} writes them`)
		})
	}

	/** What the record says of it stands: its program, or the system, was not asked for here. */
	private isElsewhere({ program, system }: Entry): boolean {
		return this.elsewhere.has(program) || (system !== undefined && !releases.some(({ name }) => name === system))
	}

	private write(): void {
		if (this.unseen.size > 0) throw new Error(`${command} needs every program; nothing can be said of ${[...this.unseen].join(', ')}`)
		const date = new Date().toISOString().slice(0, 10)
		const others = readRecord().filter((entry) => entry.test !== this.test || this.isElsewhere(entry))
		const own = [...this.proven.values()].map(
			({ program, deployments }): Entry => ({ ...program, test: this.test, date, deployments: [...deployments].sort() }),
		)
		const all = [...others, ...own].sort((a, b) => sortKey(a).localeCompare(sortKey(b)))
		writeFileSync(path, JSON.stringify(all))
		execFileSync('npx', ['biome', 'format', '--write', path], { stdio: 'pipe' })
	}
}

function readRecord(): readonly Entry[] {
	return JSON.parse(readFileSync(path, 'utf8')) as readonly Entry[]
}

function identity({ program, proven, system, note }: Program): string {
	return [program, proven, system ?? '', note ?? ''].join(' | ')
}

function sortKey(entry: Entry): string {
	return [entry.test, identity(entry)].join(' | ')
}
