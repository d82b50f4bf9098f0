import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'

const policy = '/usr/sbin/policy-rc.d'

/** Whether packages can be installed here without asking anybody. */
export function isRootOnDebian() {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/**
 * Installs Debian packages that are not there yet. Their services are not started.
 *
 * @param {readonly string[]} packages
 * @throws Error when apt-get fails.
 */
export function installDebian(packages) {
	const missing = packages.filter((name) => !isInstalled(name))
	if (missing.length === 0) return
	console.log(`installing ${missing.join(', ')} (Debian)`)
	apt('update', '-qq')
	install(missing)
}

/**
 * The same, but one that this Debian does not have keeps no other away. Says what could not be installed, and never throws.
 *
 * @param {readonly string[]} packages
 */
export function installWhatExists(packages) {
	try {
		installDebian(packages)
	} catch {
		for (const name of packages.filter((name) => !isInstalled(name))) {
			try {
				install([name])
			} catch {
				console.error(`${name} could not be installed (Debian)`)
			}
		}
	}
}

function install(names) {
	withoutServices(() => apt('install', '-y', '-qq', '--no-install-recommends', ...names))
}

function apt(...args) {
	execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 600_000 })
}

/** Debian starts a service as soon as it is installed, unless this program says no (invoke-rc.d(8)). */
function withoutServices(run) {
	if (existsSync(policy)) return run()
	writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
	try {
		run()
	} finally {
		rmSync(policy)
	}
}

function isInstalled(name) {
	try {
		return execFileSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).includes(
			'install ok installed',
		)
	} catch {
		return false
	}
}
