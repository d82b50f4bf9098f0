import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { bouncerIds } from './bouncer'
import { bouncers } from './bouncers'
import { askedOfAny, confirmations } from './confirm'

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
		'awk cat cut file find grep head ls namei od sed sha256sum sort tail tr uniq wc xargs xxd zcat Test-Path Get-Content Get-ItemProperty Select-Object Select-String Format-Table',
	'looks at the system':
		'apt apt-config ausearch command coredumpctl date df dmesg dotnet dpkg du env free fuser getsebool id ipcs journalctl pgrep ps rpm systemctl systemd-analyze systemd-detect-virt sleep timedatectl uname Get-ChildItem Get-Date Get-Service sc.exe',
	'looks at a firewall or a kernel':
		'firewall-cmd ip6tables-save ipset iptables iptables-save kldload kldstat lsmod modprobe nft pfctl sysctl sysrc ufw Get-NetFirewallProfile Set-NetFirewallProfile',
	'repairs a file or a right':
		'certbot chmod chown cp install mkdir mv restorecon rm rmdir semanage setcap setsebool tee touch update-ca-certificates useradd usermod',
	'installs what a message says is missing': 'luarocks pip winget',
	'is the interpreter that NGINX runs Lua with': 'luajit',
	'is PHP’s, as Debian packages it': 'php-fpm8.2 phpdismod',
	'is Apache’s, as Debian packages it': 'apache2ctl a2dismod a2dissite a2disconf',
	'is the shell’s': 'do done echo export handle printf read sleep while [Environment]::SetEnvironmentVariable',
	'is a cloud’s, or a parser': 'aws npx python3',
	'is the Security Engine, or this project': 'crowdsec cscli npm',
} as const satisfies Readonly<Record<string, string>>

/** Units of programs beside a bouncer: the engine, stores for the list, the firewall of FreeBSD, PHP as Debian 12 names it. */
const otherUnits = ['crowdsec', 'redis', 'memcached', 'pf', 'php8.2-fpm']

/** Packages that a message says are missing. */
const otherPackages = ['libnginx-mod-http-ndk', 'lua-resty-core', 'lua-resty-string', 'php-gd', 'php-redis']

/** Modules of Apache itself. */
const otherModules = ['ssl', 'rewrite', 'mpm_event', 'mpm_prefork', 'authz_host']

/** What looks like a bouncer’s and is not, by the reason. */
const otherNames = {
	'is the Security Engine’s':
		'crowdsec crowdsecurity/nginx crowdsecurity/geoip-enrich crowdsecurity/NAME /etc/crowdsec/config.yaml /etc/crowdsec/acquis.d /etc/crowdsec/acquis.yaml /etc/crowdsec/acquis.d/ /etc/crowdsec/local_api_credentials.yaml /etc/crowdsec/tls/bouncer.pem /tmp/crowdsec-crash. /var/log/crowdsec.log /var/log/crowdsec_api.log /var/log/crowdsec/ /var/lib/crowdsec/data/',
	'was chosen by the administrator': 'process.env.BOUNCER_KEY ./crowdsec.yaml /run/secrets/crowdsec-key /etc/crowdsec/ban.html /etc/sysctl.d/99-crowdsec.conf',
	'is a part of what the facts name':
		'/var/log/crowdsec- /usr/bin/crowdsec- /usr/local/bin/crowdsec- /usr/sbin/crowdsec- /var/lib/crowdsec-haproxy-spoa-bouncer/html/ /usr/lib/crowdsec/lua/crowdsec.lua /usr/local/lua/crowdsec/crowdsec.lua /var/www/html/wp-content/uploads/crowdsec/cache github.com/hslatman/caddy-crowdsec-bouncer/appsec',
	'is what WordPress’s root has below it': 'wp-content/plugins/crowdsec/inc wp-content/plugins/crowdsec/inc/standalone-settings.php',
	'is a scheduled job of WordPress’s plugin': 'crowdsec_refresh_blocklist_cron_hook',
	'is the Central API’s address': '//api.crowdsec.net/v3/',
	'is a header of AppSec': 'X-Crowdsec-Appsec-Api-Key',
	'is in the engine’s image, which fills its folder from there': '/staging/etc/crowdsec/config.yaml',
	'is a folder of Magento’s module, from its Constants.php': 'var/cache/crowdsec',
	'is what CrowdSec’s test scenarios wait for': '//www.example.com/crowdsec-test-NtktlJHV4TfBSK3wvlhiOBnl',
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

/** What the facts have for a POSIX shell, in a container too. */
function shellIn(value: unknown): readonly string[] {
	if (value === null || typeof value !== 'object') return []
	const own =
		'shell' in value && value.shell !== 'bash' ? [] : ['run' in value && value.run, 'inside' in value && value.inside, 'docker' in value && value.docker]
	return [...own.filter((command) => typeof command === 'string'), ...Object.values(value).flatMap(shellIn)]
}

interface Shown {
	readonly page: string
	readonly line: string
}

interface Block {
	readonly page: string
	readonly language: string
	readonly body: string
}

/** Every fenced block, without the blanks that an item of a list puts before its lines. */
function blocksIn(page: string): readonly Block[] {
	const text = readFileSync(join(docs, page), 'utf8')
	return [...text.matchAll(/^([ \t]*)```(\w+)\b[^\n]*\n([\s\S]*?)^[ \t]*```/gm)].map(([, margin = '', language = '', body = '']) => ({
		page,
		language,
		body: body.replaceAll(new RegExp(`^${margin}`, 'gm'), ''),
	}))
}

/** One command of nothing but words, of which a shell cannot make anything else. */
const plain = /^[\w./:=@%+, -]+\n?$/

/** Those that `bash -n` refuses. One shell asks for all of them: to start it from here for each takes seconds. */
function notReadByBash(bodies: readonly string[]): readonly string[] {
	const ask = `for body; do bash -n <<<"$body" 2>/dev/null || printf '%s\\0' "$body"; done`
	return spawnSync('bash', ['-c', ask, 'bash', ...bodies], { encoding: 'utf8' })
		.stdout.split('\0')
		.filter(Boolean)
}

/** What must stand before the restart of a server, on the same line: with a broken file a restart ends a server that was running. */
const testsOfServers = {
	nginx: /sudo nginx -t && $/,
	openresty: /sudo openresty -t && $/,
	haproxy: /sudo haproxy -c -f \/etc\/haproxy\/haproxy\.cfg && $/,
	apache2: /sudo apache(?:2ctl|ctl) (?:-t|configtest) && $/,
	httpd: /sudo apachectl (?:-t|configtest) && $/,
	crowdsec: /sudo crowdsec(?: -c \S+)? -t && $/,
} as const satisfies Readonly<Record<string, RegExp>>

/** Restarts of a program with a test of its configuration that are not joined to that test. */
function untestedRestarts(text: string): readonly string[] {
	return Object.entries(testsOfServers).flatMap(([unit, tested]) =>
		[...text.matchAll(new RegExp(`^.*?(?=(?:sudo )?systemctl restart ${unit}(?![\\w-]))`, 'gm'))].flatMap(([line]) =>
			tested.test(line) ? [] : [`${line}… restart ${unit}`],
		),
	)
}

/** What a log or a shell has printed is no advice: samples of a rule, and the answer of systemd. */
const withoutSamples = (text: string) => text.replaceAll(/^ {2}samples:\n(?: {4}.*\n)+/gm, '')

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

const blocks = pages.flatMap(blocksIn)
const ofLanguage = (...languages: readonly string[]) => blocks.filter(({ language }) => languages.includes(language))
const hasBash = spawnSync('bash', ['--version']).status === 0

describe('blocks of the pages', () => {
	test.skipIf(!hasBash)('are shell that bash reads: a `<name>` would be a redirection', () => {
		const ofPages = ofLanguage('bash', 'sh', 'shell').map(({ body }) => body)
		const shell = [...new Set([...ofPages, ...shellIn(bouncers), ...shellIn(confirmations), ...Object.values(askedOfAny)])]
		expect(shell.length).toBeGreaterThan(500)
		expect(notReadByBash(['ls | wc -l', 'docker logs <container> | tail', "echo 'x"])).toEqual(['docker logs <container> | tail', "echo 'x"])
		expect(notReadByBash(shell.filter((body) => !plain.test(body)))).toEqual([])
		const placeholder = /<[a-z][\w-]*>/
		expect('kubectl get configmap <name> -o yaml').toMatch(placeholder)
		expect(shell.filter((body) => placeholder.test(body))).toEqual([])
	})

	test('are YAML and JSON that a parser reads', () => {
		const yaml = ofLanguage('yaml', 'yml')
		const errors = (body: string) => [parseAllDocuments(body)].flat().flatMap((document) => document.errors.map(({ message }) => message))
		expect(errors('a: b: c\n')).not.toEqual([])
		expect(yaml.length).toBeGreaterThan(50)
		expect(yaml.flatMap(({ page, body }) => errors(body).map((error) => `${page}: ${error}`))).toEqual([])
		for (const { page, body } of ofLanguage('json')) expect(() => JSON.parse(body), page).not.toThrow()
	})

	test('put no secret into the history of the shell', () => {
		const secret = /\bexport \w*(?:TOKEN|KEY|PASSWORD|SECRET)\w*=\S|X-Api-Key: [^$]/i
		expect('export CLOUDFLARE_API_TOKEN=YOUR_TOKEN').toMatch(secret)
		expect("curl -H 'X-Api-Key: YOUR_KEY' http://127.0.0.1:8080/").toMatch(secret)
		expect('read -rs CLOUDFLARE_API_TOKEN && export CLOUDFLARE_API_TOKEN').not.toMatch(secret)
		expect(ofLanguage('bash', 'sh', 'shell').filter(({ body }) => secret.test(body))).toEqual([])
	})

	test('show no key that somebody may paste: they count, cut or leave it out', () => {
		const looksForKeys = /\bgrep\b.*(?:api_?key|lapi_key)/i
		const hides = /\bgrep -\w*[cvo]|\| sed /
		const shows = (line: string) => looksForKeys.test(line) && !hides.test(line)
		expect(shows("sudo grep -rnE 'api_key|API_KEY' /etc/crowdsec/bouncers/")).toBe(true)
		expect(shows("sudo grep -c '^ *CrowdsecAPIKey' x.conf")).toBe(false)
		expect(shown.filter(({ line }) => shows(line))).toEqual([])
	})

	test('load the rules of pf only behind their test', () => {
		const untested = /^(?!.*pfctl -nf \S+ && ).*(?:pfctl -f |service pf (?:re)?start)/
		expect('sudo service pf start').toMatch(untested)
		expect('sudo pfctl -nf /etc/pf.conf && sudo pfctl -f /etc/pf.conf').not.toMatch(untested)
		expect(shown.filter(({ line }) => untested.test(line))).toEqual([])
	})

	test('remove nothing that a page cannot know to be superfluous, and open nothing for all', () => {
		const harmful =
			/\bchmod (?:-R )?0?777\b|\bdocker (?:system|volume) prune\b|\brm -rf? \/(?:etc|var|usr|home)?(?:\s|$)|\bnft flush ruleset\b|\biptables (?:-F|-P \w+ ACCEPT)\b|\bpfctl -d\b|\bufw disable\b|\bsetenforce 0\b/
		for (const bad of ['sudo chmod 777 /x', 'docker system prune -f', 'sudo rm -rf /var', 'sudo nft flush ruleset', 'sudo iptables -F', 'sudo pfctl -d'])
			expect(bad).toMatch(harmful)
		for (const good of ['sudo rm /var/lib/x/y.json', 'sudo chmod 640 /x', 'docker image prune', 'sudo iptables -S', 'sudo nft list ruleset'])
			expect(good).not.toMatch(harmful)
		expect(shown.filter(({ line }) => harmful.test(line))).toEqual([])
	})
})

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

	test('restart a web server, and the engine, only behind its test', () => {
		expect(untestedRestarts('sudo nginx -t && sudo systemctl restart nginx')).toEqual([])
		expect(untestedRestarts('sudo apache2ctl configtest && sudo systemctl restart apache2')).toEqual([])
		expect(untestedRestarts('Then `sudo systemctl restart nginx`.')).toHaveLength(1)
		expect(untestedRestarts('sudo nginx -t\nsudo systemctl restart nginx')).toHaveLength(1)
		expect(untestedRestarts('sudo systemctl restart crowdsec-firewall-bouncer')).toEqual([])
		const wrong = pages.flatMap((page) => untestedRestarts(withoutSamples(readFileSync(join(docs, page), 'utf8'))).map((line) => `${page}: ${line}`))
		expect(wrong).toEqual([])
	})

	test('name a unit in full where systemd-analyze asks for it: `verify nginx` is an invalid argument to it', () => {
		const short = /systemd-analyze verify (?!FILE\b|\S+\.(?:service|timer|socket)\b)\S+/
		expect('systemd-analyze verify nginx').toMatch(short)
		expect('systemd-analyze verify nginx.service').not.toMatch(short)
		expect(pages.filter((page) => short.test(readFileSync(join(docs, page), 'utf8')))).toEqual([])
	})

	test('name what belongs to a bouncer as the facts do', () => {
		const wrong = composed.flatMap(({ page, line }) => namesIn(line).flatMap((name) => (isName(name) ? [] : [`${page}: ${name} in: ${line}`])))
		expect(wrong).toEqual([])
	})
})
