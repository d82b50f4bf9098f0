import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { lacking } from '../installed'
import { madeOnce } from '../made-once'
import { inPrograms } from '../newest/program'
import { whyNoStage } from '../stage'

/** A release of Debian, by its suite and the name that readers know it by. */
export interface Release {
	readonly suite: string
	readonly name: string
}

export const debian12: Release = { suite: 'bookworm', name: 'Debian 12' }
export const debian13: Release = { suite: 'trixie', name: 'Debian 13' }

const isEveryAsked = process.env.EVERY_RELEASE === '1' || process.env.PROOFS === 'write'

/** On which rehearsals are done. The second one takes four minutes more, so a run of all tests does without it, unless it is asked for. */
export const releases: readonly Release[] = isEveryAsked ? [debian12, debian13] : [debian12]

/** The checkout of the WordPress plugin in the folder PROGRAMS_DIR. */
export const wordpressPlugin = 'cs-wordpress-bouncer'

/** What an installed Debian server has that its packages’ instructions count on. */
const installed = ['systemd', 'systemd-sysv', 'dbus', 'sudo', 'curl', 'ca-certificates', 'iproute2', 'procps', 'passwd']

/** Laid ready for `apt install` inside a machine, whose network has no package server; as apt takes them there, with what they recommend. */
const onHand = ['haproxy', 'nftables', 'iptables', 'ipset', 'gettext-base']
/** The same without recommendations. */
const onHandAlone = [
	...['crowdsec-firewall-bouncer', 'crowdsec-custom-bouncer', 'crowdsec', 'nginx', 'libnginx-mod-http-lua', 'lua-cjson', 'cron'],
	...['apache2', 'libapache2-mod-php', 'php-curl', 'php-gd', 'php-mbstring', 'php-symfony-cache', 'php-symfony-config', 'php-monolog', 'php-twig'],
	// A whole site and its database, only where there is a plugin to try in it.
	...(inPrograms(wordpressPlugin) === null ? [] : ['wordpress', 'mariadb-server', 'php-mysql']),
]

const contents = [...installed, '|', ...onHand, '|', ...onHandAlone].join(' ')

/** The reader: a user of their own who may use sudo, as Debian's installer makes one. */
export const reader = 'reader'

/**
 * A fresh Debian as a folder: made once, and never written to again.
 *
 * @returns the folder of the base.
 * @throws Error when it cannot be made, for instance without a network.
 */
export function debianBase({ suite }: Release): string {
	return madeOnce(`debian-${suite}`, contents, (folder) => make(suite, folder))
}

function make(suite: string, folder: string): void {
	mkdirSync(folder)
	const inside = (command: string) => `--customize-hook=chroot "$1" sh -ec '${command}'`
	const fetching = 'apt-get install --yes -qq --download-only'
	execFileSync(
		'mmdebstrap',
		[
			...['--quiet', '--mode=root', '--variant=apt', '--dpkgopt=force-unsafe-io', '--aptopt=Acquire::Languages "none"'],
			// Lists and packages stay, for apt inside of the machines.
			'--skip=cleanup/apt',
			`--include=${installed.join(',')}`,
			inside(`${fetching} --option APT::Install-Recommends=true ${onHand.join(' ')}`),
			inside(`${fetching} --no-install-recommends ${onHandAlone.join(' ')}`),
			inside(`useradd --create-home --shell /bin/bash --groups sudo ${reader} && echo "${reader} ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/${reader}`),
			...[suite, folder],
		],
		{ stdio: ['ignore', 'pipe', 'pipe'], timeout: 600_000 },
	)
}

/** Why no machine can be started here; null when it can. Makes the base where there is none yet. */
export function whyNoMachine(release: Release): string | null {
	const reason = whyNoStage()
	if (reason) return reason
	if (lacking('systemd-nspawn') !== undefined) return 'needs systemd-nspawn (Debian package systemd-container)'
	try {
		debianBase(release)
		return null
	} catch (error) {
		// The command itself, which is long, stands before what it said.
		const said = String(error instanceof Error ? error.message : error).trim()
		return `needs a fresh ${release.name}, which could not be made (${said.split('\n').slice(-3).join(' ')})`
	}
}
