import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Why a Debian package's program cannot be run; null when it can. */
export function whyMissing(program: string, debian: string): string | null {
	return existsSync(program) ? null : `needs ${program} (Debian package ${debian})`
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
