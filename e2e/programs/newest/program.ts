import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GeneratedFile } from '../../../src/engine/config/types'
import type { BouncerId } from '../../../src/facts/bouncer'
import type { CauseId } from '../../../src/facts/causes'
import type { Asked } from '../generated'
import type { Stage } from '../stage'
import type { FaultName } from './faults'

/** A bouncer in a version that is in no package of Debian. */
export interface NewestProgram {
	readonly bouncer: BouncerId
	readonly deployment: string
	/** What the record calls it. */
	readonly program: string
	/** What it needs: names in the folder PROGRAMS_DIR, and files of Debian's packages, which begin with a slash. */
	readonly needs: readonly string[]
	/** @throws Error when it does not tell it. */
	readonly version: () => string
	/** The test that writes the same into the record. */
	readonly recordedBy?: 'nodejs' | 'python'
	/** What was not real about it. */
	readonly note?: string
	/** Settings of the generator that a test needs: shorter times. */
	readonly settings?: Asked
	/** What it needs beside the generated files: the reader's own values, and what its package lays. */
	readonly lay?: (stage: Stage, files: readonly GeneratedFile[]) => readonly GeneratedFile[]
	/** Another service that it speaks with. */
	readonly besides?: (stage: Stage) => Promise<Besides>
	/** It runs in the reader's folder (`readersFolder`). */
	readonly command: readonly string[]
	/** The file that it writes its log to. Without one its output is what the journal has. */
	readonly log?: `/var/log/${string}` | `/mnt/${string}`
	/** Whether an address is shut out; it is given what the program said so far. */
	readonly blocks: (stage: Stage, address: string, said: string) => boolean
	/** Faults of which its words prove less. */
	readonly tells?: Readonly<Partial<Record<FaultName, Told>>>
}

/** What a program's words prove instead of the fault, and why; null where they prove none. */
export interface Told {
	readonly cause: CauseId | null
	readonly why: string
}

export interface Besides {
	/** Forgets what it was told. */
	readonly clear: () => void
	/** What has to stand in /etc/hosts. */
	readonly hosts: readonly string[]
	readonly close: () => Promise<void>
}

/** Where files lie whose folder only the reader knows. */
export const readersFolder = '/srv/app'

/** Where a name of PROGRAMS_DIR lies; null when it is not there. How programs come there is not ours. */
export function inPrograms(name: string): string | null {
	const folder = process.env.PROGRAMS_DIR
	const path = folder === undefined ? null : join(folder, name)
	return path !== null && existsSync(path) ? path : null
}

/** The same for what is there, once `whyNotHere` is asked. */
export function programFile(...names: readonly string[]): string {
	return join(process.env.PROGRAMS_DIR ?? '', ...names)
}

/** Why what is made of these names of PROGRAMS_DIR cannot be tried; null when all are there. */
export function whyNotInPrograms(...names: readonly string[]): string | null {
	const missing = names.filter((name) => inPrograms(name) === null)
	return missing.length === 0 ? null : `needs ${missing.join(', ')} in the folder PROGRAMS_DIR`
}

/** Why a program cannot be run; null when it can. */
export function whyNotHere({ needs }: NewestProgram): string | null {
	const file = needs.find((name) => name.startsWith('/') && !existsSync(name))
	return file === undefined ? whyNotInPrograms(...needs.filter((name) => !name.startsWith('/'))) : `needs ${file}`
}

/** The version that a program of PROGRAMS_DIR prints. */
export function told(name: string, ask: readonly string[], says = /\bv?(\d+\.\d+\.\d+)/): string {
	return found(name, execFileSync('sh', ['-c', '"$@" 2>&1', 'sh', programFile(name), ...ask], { encoding: 'utf8' }), says)
}

/** The version that a file of a checkout has in it. */
export function written(name: string, says: RegExp): string {
	return found(name, readFileSync(programFile(name), 'utf8'), says)
}

/** The newest tag that a checkout has. */
export function tagOf(name: string): string {
	return found(name, execFileSync('git', ['-C', programFile(name), '-c', 'safe.directory=*', 'describe', '--tags'], { encoding: 'utf8' }), /v?(\d+\.\d+\.\d+)/)
}

function found(name: string, text: string, says: RegExp): string {
	const version = says.exec(text)?.[1]
	if (version === undefined) throw new Error(`${name} does not tell its version: ${text.slice(0, 500)}`)
	return version
}

/** Where a program of PROGRAMS_DIR stands for the run. */
export const installed = (name: string): string => `/usr/local/bin/${name}`

/** Lays a program of PROGRAMS_DIR there. */
export function install(stage: Stage, name: string): void {
	stage.root.copy(programFile(name), installed(name))
}

/** What an address of a page has; empty when nobody answers. */
export function fetched(stage: Stage, ...args: readonly string[]): string {
	try {
		return stage.network.ask('curl', '-s', '-m', '5', ...args)
	} catch {
		return ''
	}
}

/** The status that a visitor with this address gets. */
export const statusFor = (stage: Stage, address: string, url: string) => fetched(stage, '-o', '/dev/null', '-w', '%{http_code}', '--interface', address, url)

/** go-cs-bouncer: an answer without a body is an empty list. */
export const goClient = { 'an empty answer': { cause: null, why: 'it takes it for a list without entries' } } as const

/** Where no line is written for a pull that worked, a key that was deleted looks like one that never was. */
export const quietPull = { 'a key that is deleted later': { cause: 'api-key-invalid', why: 'a pull that works leaves no line' } } as const
