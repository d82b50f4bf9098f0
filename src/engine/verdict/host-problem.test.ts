import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { createDoctor } from './doctor'
import { headlineOf } from './headline'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const diagnose = (...lines: readonly string[]) => doctor.diagnose(`${lines.join('\n')}\n`, { bouncer: null, year: 2026 })

describe('a fault of a program beside the bouncer', () => {
	it.each([
		['its file', 'time="2026-03-03T06:10:41Z" level=fatal msg="failed to load config: open /etc/crowdsec/config.yaml: no such file or directory"'],
		['its start', 'time="2026-03-03T06:10:41Z" level=fatal msg="crowdsec init: while loading scenarios: bucket crowdsecurity/example: invalid filter"'],
	])('is the engine’s own where it is about %s', (_, line) => {
		const verdict = diagnose('time="2026-03-03T06:10:40Z" level=info msg="Crowdsec v1.7.6"', line)
		expect(verdict).toMatchObject({ status: 'host-problem', bouncer: 'crowdsec-engine' })
		expect(verdict.because.join(' ')).toContain('Console integration needs no engine')
	})

	it('is a bouncer’s where the engine speaks of one', () => {
		const line =
			'time="2026-03-03T06:10:41Z" level=error msg="while fetching bouncer info: select bouncer: ent: bouncer not found: unable to query" ip=192.0.2.9'
		expect(diagnose(line)).toMatchObject({ status: 'problem', cause: 'api-key-invalid' })
	})

	it('is the web server’s where that does not start', () => {
		const verdict = diagnose('nginx: [emerg] host not found in upstream "app" in /etc/nginx/conf.d/default.conf:3')
		expect(verdict.status).toBe('host-problem')
		expect(verdict.because.join(' ')).toContain('the program in which your bouncer runs')
	})
})

describe('a program that does not start', () => {
	it.each([
		[
			'Apache',
			"AH00526: Syntax error on line 7 of /etc/apache2/apache2.conf:\nInvalid command 'RewriteEngine', perhaps misspelled or defined by a module not included in the server configuration",
			'module-not-loaded',
		],
		['NGINX', 'nginx: [emerg] duplicate upstream "app" in /etc/nginx/nginx.conf:3', 'config-syntax'],
		['HAProxy', "[ALERT]    (1050) : [haproxy.main()] No enabled listener found (check for 'bind' directives) ! Exiting.", 'config-missing'],
		['Caddy', 'Error: adapting config using caddyfile: /etc/caddy/Caddyfile:2: unrecognized directive: servre', 'config-unknown-key'],
		[
			'Traefik',
			'2026-01-02T03:04:05Z ERR Command error error="command traefik error: error while building entryPoint web: building listener: error opening listener: listen tcp :80: bind: address already in use"',
			'port-in-use',
		],
		['PHP-FPM', "[30-Jan-2026 06:05:14] ERROR: [/etc/php/8.2/fpm/pool.d/www.conf:10] unknown entry 'example'", 'config-invalid-value'],
		[
			'Envoy',
			"[2026-01-02 03:04:05.118][984][critical][main] [source/server/server.cc:449] error `yaml-cpp: error at line 3, column 4: illegal map value` initializing config ' /etc/envoy/envoy.yaml'",
			'config-syntax',
		],
		['apt', "E: The repository 'http://deb.example.com bookworm Release' does not have a Release file.", 'dependency-missing'],
		['Docker Compose', "validating /srv/app/compose.yaml: services.app additional properties 'imgae' not allowed", 'config-syntax'],
		['the Docker daemon', 'unable to configure the Docker daemon with file /etc/docker/daemon.json: unexpected EOF', 'config-syntax'],
		['kubectl', 'The connection to the server localhost:8080 was refused - did you specify the right host or port?', 'connection-refused'],
		['wrangler', '✘ [ERROR] Invalid TOML document: incomplete key-value declaration: no value specified', 'config-syntax'],
	])('is told as the fault of %s, and proves no bouncer', (_, line, cause) => {
		const verdict = diagnose(line)
		expect(verdict).toMatchObject({ status: 'host-problem', cause, bouncer: null })
		expect(verdict.confidence).not.toBe('high')
	})

	it('is something else than one that installs or starts it', () => {
		expect(diagnose('E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 984 (unattended-upgr)').because.join(' ')).toContain(
			'installs or starts',
		)
		expect(diagnose('nginx: [emerg] getpwnam("nginx") failed in /etc/nginx/nginx.conf:1').because.join(' ')).toContain('in which your bouncer runs')
	})

	it('is a bouncer’s where the line names one', () => {
		expect(diagnose('dpkg: dependency problems prevent configuration of crowdsec-firewall-bouncer-nftables:')).toMatchObject({
			status: 'problem',
			cause: 'dependency-missing',
		})
	})

	it('stands below a bouncer that pulls', () => {
		const verdict = diagnose(
			'time="2026-03-03T06:10:41Z" level=info msg="crowdsec-firewall-bouncer v0.0.31-debian"',
			'time="2026-03-03T06:10:42Z" level=info msg="101 decisions added"',
			"[30-Jan-2026 06:05:14] ERROR: [pool www] cannot get uid for user 'example'",
			'AH00526: Syntax error on line 7 of /etc/apache2/apache2.conf:',
			"Invalid command 'RewriteEngine', perhaps misspelled or defined by a module not included in the server configuration",
		)
		expect(verdict.status).toBe('healthy')
		expect(verdict.because.join(' ')).toMatch(/Another program says, in line \d: /)
	})

	it('is none where the library of the bouncer says it', () => {
		const verdict = diagnose(
			'2026-03-03T06:10:41.123455+00:00|200|Retrieved stream decisions|{"type":"LAPI_REM_STREAM_DECISIONS","startup":true,"filter":{"scopes":"ip,range"},"result":{"new":5,"deleted":0}}',
			'2026-03-03T06:20:41.330439+00:00|400|Something went wrong during bouncing|{"type":"EXCEPTION_WHILE_BOUNCING","message":"x"}',
		)
		expect(verdict.status).toBe('healthy')
		expect(verdict.because).toContain('The log also says, in line 2: “Something went wrong during bouncing”. It does not keep the bouncer from pulling.')
	})

	it('is not told of NGINX in words of PHP', () => {
		const { findings } = diagnose(
			"PHP:  syntax error, unexpected end of file, expecting ']' in /etc/php/8.2/fpm/php.ini on line 1",
			'Warning: Module "curl" is already loaded in Unknown on line 0',
		)
		expect(findings.map(({ error }) => error).filter((id) => id.startsWith('nginx/'))).toEqual([])
	})
})

describe('a package manager that installs nothing', () => {
	const retry = (why: string) =>
		`WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: ${why}')': /simple/pycrowdsec/`
	const unknown = 'ERROR: Could not find a version that satisfies the requirement pycrowdsec (from versions: none)'

	it.each([
		['[Errno -2] Name or service not known', 'dns-failure'],
		['[Errno -3] Temporary failure in name resolution', 'dns-failure'],
		['[Errno 111] Connection refused', 'connection-refused'],
	])('because it reaches no repository (%s) does not miss the package', (why, cause) => {
		expect(diagnose(retry(why), unknown, 'ERROR: No matching distribution found for pycrowdsec')).toMatchObject({ status: 'host-problem', cause })
	})

	it('says nothing of the endpoint, also where the package has a bouncer’s name', () => {
		const verdict = diagnose(
			"W: Failed to fetch http://deb.example.com/debian/dists/bookworm/InRelease  Temporary failure resolving 'deb.example.com'",
			'E: Unable to locate package crowdsec-firewall-bouncer-nftables',
		)
		expect(verdict).toMatchObject({ status: 'host-problem', cause: 'dns-failure', alternatives: [] })
		expect(headlineOf(verdict, null)).toBe(
			'A program around the bouncer does not work. The package manager does not reach a repository: no name server, no way out, or a proxy that it does not know.',
		)
	})

	it('and knows no such package misses it', () => {
		expect(diagnose(unknown)).toMatchObject({ status: 'problem', cause: 'dependency-missing' })
	})

	it('for want of an extension of PHP says so', () => {
		const verdict = diagnose(
			'Your requirements could not be resolved to an installable set of packages.',
			'',
			'  Problem 1',
			"    - Root composer.json requires PHP extension ext-redis * but it is missing from your system. Install or enable PHP's redis extension.",
			'',
			'To enable extensions, verify that they are enabled in your .ini files:',
			'    - /etc/php/8.2/cli/php.ini',
			'    - /etc/php/8.2/cli/conf.d/10-opcache.ini',
			'    - /etc/php/8.2/cli/conf.d/20-ctype.ini',
		)
		expect(verdict).toMatchObject({ status: 'host-problem', cause: 'dependency-missing' })
	})
})
