import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { whyNoStage } from '../stage'

/** The suite whose packages the facts were checked with. */
const suite = 'bookworm'

/** What an installed Debian server has that its packages’ instructions count on. */
const installed = ['systemd', 'systemd-sysv', 'dbus', 'sudo', 'curl', 'ca-certificates', 'iproute2', 'procps']

/** Laid ready for `apt install` inside a machine, whose network has no package server; as apt takes them there, with what they recommend. */
const onHand = ['haproxy', 'iptables', 'ipset']
/** The same without recommendations. */
const onHandAlone = [
	...['crowdsec-firewall-bouncer', 'crowdsec-custom-bouncer', 'crowdsec', 'nginx', 'libnginx-mod-http-lua', 'lua-cjson', 'cron'],
	...['apache2', 'libapache2-mod-php', 'php-curl', 'php-gd', 'php-mbstring', 'php-symfony-cache', 'php-symfony-config', 'php-monolog', 'php-twig'],
]

const prefix = 'bouncer-doctor-debian-'
const contents = [suite, ...installed, '|', ...onHand, '|', ...onHandAlone].join(' ')

/** A fresh Debian as a folder: made once, kept in the system's folder for temporary files, and never written to again. */
const folder = join(tmpdir(), `${prefix}${createHash('sha256').update(contents).digest('hex').slice(0, 12)}`)

/** The reader: a user of their own who may use sudo, as Debian's installer makes one. */
export const reader = 'reader'

/**
 * @returns the folder of the base.
 * @throws Error when it cannot be made, for instance without a network.
 */
export function debianBase(): string {
	if (existsSync(folder)) return folder
	for (const name of readdirSync(tmpdir())) if (name.startsWith(prefix)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
	const growing = `${folder}.${process.pid}`
	mkdirSync(growing)
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
			...[suite, growing],
		],
		{ stdio: ['ignore', 'pipe', 'pipe'], timeout: 600_000 },
	)
	renameSync(growing, folder)
	return folder
}

/** Why no machine can be started here; null when it can. Makes the base where there is none yet. */
export function whyNoMachine(): string | null {
	const reason = whyNoStage()
	if (reason) return reason
	try {
		execFileSync('sh', ['-c', 'command -v systemd-nspawn'], { stdio: 'pipe' })
	} catch {
		return 'needs systemd-nspawn (Debian package systemd-container)'
	}
	try {
		debianBase()
		return null
	} catch (error) {
		rmSync(`${folder}.${process.pid}`, { recursive: true, force: true })
		const [line = ''] = String(error instanceof Error ? error.message : error).split('\n')
		return `needs a fresh Debian, which could not be made (${line})`
	}
}
