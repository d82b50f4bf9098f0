import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { it } from 'vitest'

/** Why a Debian package's program cannot be run; null when it can. */
export function whyMissing(program: string, debian: string): string | null {
	return existsSync(program) ? null : `needs ${program} (Debian package ${debian})`
}

/** The first of these commands that no folder of the path has; undefined when all are there. */
export function lacking(...commands: readonly string[]): string | undefined {
	// One at a time: `command -v` of Debian's sh looks at the first of several only.
	return commands.find((command) => spawnSync('sh', ['-c', 'command -v "$1"', 'sh', command]).status !== 0)
}

/** The upstream part of an installed Debian package's version. */
export function debianVersion(name: string): string {
	return upstreamVersion(execFileSync('dpkg-query', ['-W', '-f', '${Version}', name], { encoding: 'utf8' }))
}

/** 2.6.12 of 2:2.6.12-1+deb12u4. */
export function upstreamVersion(full: string): string {
	return full
		.replace(/^\d+:/, '')
		.replace(/-[^-]*$/, '')
		.replace(/\+.*$/, '')
}

/** Says once on the terminal what is skipped and why. */
export function skipped(what: string, reason: string | null): boolean {
	if (reason !== null) console.warn(`${what}: skipped, ${reason}`)
	return reason !== null
}

/** The same inside a `describe` that nothing else is to stand in then: its report says why as well. */
export function skippedHere(what: string, reason: string | null): boolean {
	if (reason === null) return false
	skipped(what, reason)
	it.skip(reason)
	return true
}
