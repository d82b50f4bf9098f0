import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bouncerIds } from './bouncer'
import { bouncers } from './bouncers'

/**
 * A command that a page shows is one that a facts file holds, or it is made of general tools and names whatever belongs to a
 * bouncer (unit, program, package, file) as the facts do. Pages with names that nothing has are why this site exists.
 */

const docs = join(import.meta.dirname, '../../docs')
const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' })
	.map((page) => page.replaceAll('\\', '/'))
	.filter((page) => page.endsWith('.mdx'))
	.sort()

/** Tools that belong to no bouncer, by the reason why a page may use them. */
const generalTools = {
	'asks the network': 'curl dig getent nslookup resolvectl ip ping ss openssl redis-cli Test-NetConnection Resolve-DnsName Invoke-WebRequest',
	'looks at files and text':
		'awk cat cut file find grep head ls od sed sort tail tr uniq wc xargs xxd zcat Test-Path Get-Content Get-ItemProperty Select-Object Select-String Format-Table',
	'looks at the system':
		'apt ausearch command coredumpctl date df dmesg dotnet dpkg du env fuser id ipcs journalctl pgrep ps rpm systemctl systemd-analyze systemd-detect-virt sleep timedatectl uname Get-ChildItem Get-Date Get-Service sc.exe',
	'looks at a firewall or a kernel':
		'firewall-cmd ip6tables-save ipset iptables iptables-save kldload lsmod modprobe nft pfctl sysctl sysrc ufw Get-NetFirewallProfile Set-NetFirewallProfile',
	'repairs a file or a right': 'certbot chmod chown cp install mkdir mv restorecon rm rmdir semanage setsebool tee touch update-ca-certificates usermod',
	'installs what a message says is missing': 'luarocks pip winget',
	'is the interpreter that NGINX runs Lua with': 'luajit',
	'is Apache’s, as Debian packages it': 'apache2ctl a2dismod',
	'is the shell’s': 'do done echo export handle printf read sleep while [Environment]::SetEnvironmentVariable',
	'is a cloud’s, or a parser': 'aws npx python3',
	'is the Security Engine, or this project': 'crowdsec cscli npm',
} as const satisfies Readonly<Record<string, string>>

/** Units of programs beside a bouncer: the engine, stores for the list, the firewall of FreeBSD. */
const otherUnits = ['crowdsec', 'redis', 'memcached', 'pf']

/** Packages that a message says are missing. */
const otherPackages = ['libnginx-mod-http-ndk', 'lua-resty-core', 'lua-resty-string', 'php-gd', 'php-redis']

/** Modules of Apache itself. */
const otherModules = ['ssl']

/** What looks like a bouncer’s and is not, by the reason. */
const otherNames = {
	'is the Security Engine’s':
		'crowdsec crowdsecurity/nginx crowdsecurity/NAME /etc/crowdsec/config.yaml /etc/crowdsec/acquis.yaml /etc/crowdsec/acquis.d/ /etc/crowdsec/tls/bouncer.pem /tmp/crowdsec-crash. /var/log/crowdsec.log /var/lib/crowdsec/data/',
	'was chosen by the administrator': 'process.env.BOUNCER_KEY ./crowdsec.yaml /run/secrets/crowdsec-key /etc/crowdsec/ban.html /etc/sysctl.d/99-crowdsec.conf',
	'is a part of what the facts name':
		'/var/log/crowdsec- /usr/bin/crowdsec- /usr/local/bin/crowdsec- /usr/sbin/crowdsec- /var/lib/crowdsec-haproxy-spoa-bouncer/html/ /usr/lib/crowdsec/lua/crowdsec.lua /usr/local/lua/crowdsec/crowdsec.lua /var/www/html/wp-content/uploads/crowdsec/cache github.com/hslatman/caddy-crowdsec-bouncer/appsec',
	'is what WordPress’s root has below it': 'wp-content/plugins/crowdsec/inc wp-content/plugins/crowdsec/inc/standalone-settings.php',
	'is the Central API’s address': '//api.crowdsec.net/v3/',
	'is a header of AppSec': 'X-Crowdsec-Appsec-Api-Key',
} as const satisfies Readonly<Record<string, string>>

/** Commands that act on a thing with a name, and where that name must be known from. */
const acts: readonly { readonly act: RegExp; readonly knows: (name: string) => boolean }[] = [
	{
		act: /\bsystemctl (?:start|stop|restart|reload|enable|disable|status|cat|show|edit|is-active|mask|unmask|reset-failed)(?: --?[\w=-]+)* ([\w@.-]+)/g,
		knows: isUnit,
	},
	{ act: /\bjournalctl [^|;]*?-u ([\w@.-]+)/g, knows: isUnit },
	{ act: /\bservice ([\w-]+) \w/g, knows: isUnit },
	{ act: /\b(?:Start|Stop|Restart|Set)-Service (?:-Name )?([\w-]+)/g, knows: isUnit },
	{ act: /\bdocker (?:logs|exec|restart|start|stop)(?: --?[\w-]+(?: \d+)?)* ([\w.-]+)/g, knows: isUnit },
	{ act: /\b(?:apt|yum|dnf|pkg) install (?:-\S+ )*([\w.-]+)/g, knows: (name) => otherPackages.includes(name) || isNamed(name) },
	{ act: /\ba2enmod (\w+)/g, knows: (name) => otherModules.includes(name) || [...known].some((run) => new RegExp(`a2enmod .*\\b${name}\\b`).test(run)) },
]

const words = (lists: Readonly<Record<string, string>>) => new Set(Object.values(lists).flatMap((list) => list.split(' ')))
const general = words(generalTools)
const foreign = words(otherNames)

const allFacts = JSON.stringify(bouncers)
const known = new Set<string>()
function collect(value: unknown): void {
	if (value === null || typeof value !== 'object') return
	if ('run' in value && typeof value.run === 'string') known.add(value.run)
	for (const inner of Object.values(value)) collect(inner)
}
collect(bouncers)

interface Shown {
	readonly page: string
	readonly line: string
}

/** Every line of a shell block, continued lines joined; and code in a sentence or in front matter that begins like a command. */
function shownIn(page: string): readonly Shown[] {
	const text = readFileSync(join(docs, page), 'utf8')
	const blocks = [...text.matchAll(/^[ \t]*```(?:bash|sh|shell|powershell)\b[^\n]*\n([\s\S]*?)^[ \t]*```/gm)].map(([, body = '']) => body)
	const inline = [...text.matchAll(/(?<!`)`((?:sudo|systemctl|docker|kubectl|apt|Restart-Service) [^`]+)`/g)].map(([, code = '']) => code)
	return [...blocks.flatMap((body) => body.replace(/\\\n\s*/g, ' ').split('\n')), ...inline]
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => ({ page, line }))
}

/** The programs of a line: it is split at pipes and lists outside of quotes; `sudo` and variables in front do not count. */
function programsIn(line: string): readonly string[] {
	const parts = ['']
	let quote = ''
	for (const [at, char] of [...line].entries()) {
		if (quote === char) quote = ''
		else if (quote === '' && (char === '"' || char === "'")) quote = char
		if (quote === '' && (char === '|' || char === ';' || line.startsWith('& ', at))) parts.push('')
		else parts[parts.length - 1] += char
	}
	return parts.flatMap(
		(part) => /^(?:(?:sudo|-u www-data|[A-Z_]+=\S*)\s+)*(?:'([^']+)'|([^\s(]+))/.exec(part.replace(/&$/, '').trim())?.slice(1).find(Boolean) ?? [],
	)
}

/** Words that name something of a bouncer: a unit, a program, a package, a file of it. */
function namesIn(line: string): readonly string[] {
	return [...line.replaceAll('admin.api.crowdsec.net', '').matchAll(/[\w./\\-]*(?:crowdsec|bouncer|blocklist-mirror)[\w./\\-]*/gi)].map(([name]) => name)
}

const shown = pages.flatMap(shownIn)
const composed = shown.filter(({ line }) => !known.has(line))
const programsOfFacts = new Set([...known].flatMap(programsIn))

/** As whole words of the facts; a name that ends in a dash stands before a `*` and may go on. */
function isNamed(name: string): boolean {
	const wanted = JSON.stringify(name)
		.slice(1, -1)
		.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
	const end = name.endsWith('-') ? '' : '(?![\\w-])'
	return new RegExp(`(?<![\\w-])${wanted}${end}`, 'i').test(allFacts)
}

function isUnit(name: string): boolean {
	return otherUnits.includes(name) || isNamed(name)
}

/** A program may lie in any of the usual folders, and a file in the folder where the reader stands. */
function isName(name: string): boolean {
	return (
		foreign.has(name) ||
		isNamed(
			name.replace(/^(?:\/usr\/(?:local\/)?s?bin\/|\.\/|(?:C:\\Program )?Files\\CrowdSec\\bouncers\\cs-windows-firewall-bouncer\\)/, '').replace(/\.exe$/, ''),
		)
	)
}

describe('commands of the pages', () => {
	test('are found', () => {
		expect(shown.length).toBeGreaterThan(300)
		expect(known.size).toBeGreaterThan(200)
		expect(programsIn(`sudo grep -E 'a|b' x | HOME=/root awk '{ print; }' && cat y`)).toEqual(['grep', 'awk', 'cat'])
	})

	test('on a page of a bouncer stand in the facts', () => {
		expect(composed.filter(({ page }) => bouncerIds.some((id) => page === `bouncers/${id}.mdx`))).toEqual([])
	})

	test('are made of tools that the facts use, or that belong to no bouncer', () => {
		const wrong = composed.flatMap(({ page, line }) =>
			programsIn(line).flatMap((program) =>
				programsOfFacts.has(program) || general.has(program) || isName(program) ? [] : [`${page}: ${program} in: ${line}`],
			),
		)
		expect(wrong).toEqual([])
	})

	test('act on units, packages, containers and modules that exist', () => {
		const wrong = composed.flatMap(({ page, line }) =>
			acts.flatMap(({ act, knows }) => [...line.matchAll(act)].flatMap(([, name = '']) => (knows(name) ? [] : [`${page}: ${name} in: ${line}`]))),
		)
		expect(wrong).toEqual([])
	})

	test('name what belongs to a bouncer as the facts do', () => {
		const wrong = composed.flatMap(({ page, line }) => namesIn(line).flatMap((name) => (isName(name) ? [] : [`${page}: ${name} in: ${line}`])))
		expect(wrong).toEqual([])
	})
})
