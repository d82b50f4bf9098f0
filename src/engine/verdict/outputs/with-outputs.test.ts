import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../../plugins/error-rules/read-pages'
import { bouncers } from '../../../facts/bouncers'
import { programs } from '../../../facts/programs'
import { createDoctor } from '../doctor'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const read = (text: string, bouncer: string | null = null) => doctor.diagnose(text, { bouncer, year: 2026 })

const stream = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream'
const key = "-H 'X-Api-Key: masked-secret-1-32-characters'"
const header = 'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n'
const container = (image: string, status: string, name: string) => `3eb69ace1d66   ${image}   "/app"   4 hours ago   ${status}   ${name}\n`
const unit = (name: string, active: string) =>
	`● ${name}.service - A program\n     Loaded: loaded (/lib/systemd/system/${name}.service; enabled)\n     Active: ${active}\n`
const describe_ = (pod: string, image: string, waits: string, event: string) => `Name:             ${pod}
Namespace:        default
Containers:
  app:
    Image:          ${image}
    State:          Waiting
      Reason:       ${waits}
    Last State:     Terminated
      Reason:       OOMKilled
      Exit Code:    137
    Ready:          False
    Restart Count:  36
Events:
  Type     Reason       Age                   From               Message
  ----     ------       ----                  ----               -------
  Warning  FailedMount  59s (x11 over 7m11s)  kubelet            MountVolume.SetUp failed for volume "c" : ${event}
`

describe('what is not about a bouncer is no problem', () => {
	it.each([
		['docker ps', header + container('postgres:16', 'Exited (1) 4 hours ago', 'db') + container('example/app:1', 'Restarting (1) 5 seconds ago', 'app')],
		['docker ps of the engine', header + container('crowdsecurity/crowdsec:v1.6.8', 'Exited (1) 5 hours ago', 'crowdsec')],
		['docker logs', '$ docker logs postgres\nFATAL:  password authentication failed for user "x"\npanic: boom\n'],
		['kubectl describe', describe_('metrics-server-9fb4947d6', 'registry.example.com/metrics-server:v0.4.4', 'CrashLoopBackOff', 'secret "x" not found')],
		[
			'kubectl get pods',
			'NAME      READY   STATUS             RESTARTS   AGE\ndemo-1    0/1     CrashLoopBackOff   5          3m\ndemo-2    0/1     ImagePullBackOff   0          3m\n',
		],
		['systemctl status', unit('postgresql', 'failed (Result: exit-code) since Sun 2026-11-22 11:44:54 UTC; 2s ago')],
		['systemctl status of an unknown program', unit('myapp', 'inactive (dead)')],
		['curl at /', '$ curl -I https://admin.api.crowdsec.net/\nHTTP/2 404\nserver: x\n'],
		['curl without a key', `$ curl -i ${stream}\nHTTP/2 403\n\n{"message":"access forbidden"}\n`],
		['curl elsewhere', '$ curl -I https://www.example.com/\nHTTP/2 503\nserver: x\n'],
		['wget elsewhere', '$ wget -O /dev/null https://www.example.com/\nwget: server returned error: HTTP/1.1 503 Service Unavailable\n'],
		['curl -v elsewhere', '* Connected to www.example.com (192.0.2.1) port 80\n> GET / HTTP/1.1\n> Host: www.example.com\n>\n< HTTP/1.1 403 Forbidden\n'],
		[
			'dig',
			'; <<>> DiG 9.18.49 <<>> nothing.example.org\n;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 12514\n;; QUESTION SECTION:\n;nothing.example.org.\t\tIN\tA\n',
		],
		['openssl', '$ openssl s_client -connect mail.example.org:465\nCONNECTED(00000003)\nVerify return code: 10 (certificate has expired)\n---\n'],
		[
			'curl that trusts another server not',
			'$ curl -v https://www.example.com/\ncurl: (60) SSL certificate problem: self-signed certificate\nMore details here: https://curl.se/docs/sslcerts.html\n',
		],
		[
			'apt of other packages',
			'The following packages have unmet dependencies:\n php8.2-fpm : Depends: libc6 (>= 2.38) but 2.36 is to be installed\nE: Unable to correct problems, you have held broken packages.\n',
		],
		['journalctl of a database', '$ journalctl -u postgresql -o cat\nFATAL:  could not create lock file: No space left on device\n'],
		['apt', 'Reading package lists...\nE: Unable to locate package htopp\n'],
	])('%s', (_, text) => {
		expect(read(text)).toMatchObject({ status: 'unrecognised', cause: null })
	})
})

describe('what an output shows', () => {
	it.each([
		[
			'a container that restarts',
			header + container('crowdsecurity/spoa-bouncer', 'Restarting (1) 5 seconds ago', 'spoa'),
			{ cause: 'service-crash-loop', confidence: 'low', bouncer: 'haproxy-spoa', place: { manager: 'container', names: ['spoa'] } },
		],
		['memory', describe_('traefik-bouncer-1', 'example/bouncer:1', 'CrashLoopBackOff', 'x'), { cause: 'memory-exhausted', place: { manager: 'kubernetes' } }],
		[
			'a Secret that is not there',
			describe_('traefik-bouncer-1', 'example/bouncer:1', 'ContainerCreating', 'secret "bouncer-key" not found').replace('OOMKilled', 'Error'),
			{ cause: 'config-missing' },
		],
		[
			'a unit of a bouncer',
			unit('crowdsec-firewall-bouncer', 'inactive (dead)'),
			{ cause: 'service-stopped', bouncer: 'firewall', place: { manager: 'systemd', names: ['crowdsec-firewall-bouncer'] } },
		],
		['a refused key', `$ curl -sS -o /dev/null -w 'HTTP %{http_code}\\n' ${key} ${stream}\nHTTP 401\n`, { cause: 'api-key-invalid' }],
		[
			'a name that does not resolve',
			'$ dig +short admin.api.crowdsec.net @192.0.2.53\n;; communications error to 192.0.2.53#53: connection refused\n;; no servers could be reached\n',
			{ cause: 'dns-failure' },
		],
		[
			'a certificate of a proxy',
			'$ openssl s_client -connect admin.api.crowdsec.net:443\nCONNECTED(00000003)\nissuer=CN = Example Proxy\nVerify return code: 20 (unable to get local issuer certificate)\n',
			{ cause: 'tls-unknown-ca' },
		],
		[
			'a package that is not known',
			'Reading package lists...\nE: Unable to locate package crowdsec-firewall-bouncer-nftables\n',
			{ cause: 'dependency-missing', basis: 'state' },
		],
	])('%s', (_, text, expected) => {
		expect(read(text)).toMatchObject({ status: 'problem', ...expected })
	})

	it('is health where the stream answers a pull with the key', () => {
		const verdict = read(
			`* Connected to admin.api.crowdsec.net (192.0.2.1) port 443\n> GET /v1/decisions/stream HTTP/1.1\n> Host: admin.api.crowdsec.net\n> X-Api-Key: masked-secret-1-32-characters\n>\n< HTTP/1.1 200 OK\n`,
		)
		expect(verdict).toMatchObject({ status: 'healthy', confidence: 'medium', basis: 'state' })
		expect(verdict.because[0]).toContain('address, key and network are right on that host')
	})

	it('makes a fault of the log less sure where the same pull works by hand', () => {
		const log = 'time="2026-03-03T06:10:42Z" level=error msg="API error: access forbidden"\n'
		const probe = `$ curl -sS -o /dev/null -w 'HTTP %{http_code}\\n' ${key} ${stream}\nHTTP 200\n`
		const alone = read(log)
		const verdict = read(`${log}${probe}`)
		expect(verdict).toMatchObject({ cause: alone.cause })
		expect(verdict.because.join(' ')).toContain('answered a pull by hand with 200')
	})

	it('stands beside what the log names', () => {
		const log = 'Nov 22 11:41:08 vm crowdsec-firewall-bouncer[280]: time="22-11-2026 11:41:08" level=error msg="API error: access forbidden"\n'
		const verdict = read(`${header}${container('example/fw-bouncer', 'Exited (1) 5 seconds ago', 'fw')}\n${log}`)
		expect(verdict).toMatchObject({ status: 'problem', cause: 'api-key-invalid' })
		expect(verdict.findings.map(({ cause }) => cause)).toContain('service-stopped')
	})

	it('takes the state of now over pulls of before', () => {
		const log = 'Nov 22 11:40:47 vm crowdsec-custom-bouncer[180]: time="22-11-2026 11:40:47" level=info msg="adding \'3\' decisions"\n'
		expect(read(log)).toMatchObject({ status: 'healthy' })
		expect(
			read(
				`$ journalctl -u crowdsec-custom-bouncer\n${log}$ systemctl show crowdsec-custom-bouncer\nId=crowdsec-custom-bouncer.service\nActiveState=inactive\nSubState=dead\n`,
			),
		).toMatchObject({
			status: 'problem',
			cause: 'service-stopped',
			basis: 'state',
		})
	})

	it('tells who listens on the port that refuses', () => {
		const log =
			'time="2026-11-29T11:01:28Z" level=error msg="Get \\"http://127.0.0.1:8080/v1/decisions/stream\\": dial tcp 127.0.0.1:8080: connect: connection refused"\n'
		const list =
			'State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess\nLISTEN 0      511        127.0.0.1:38427      0.0.0.0:*    users:(("nginx",pid=15474,fd=3))\n'
		expect(read(`${log}$ ss -tlnp\n${list}`).because.join(' ')).toContain('No program listens on port 8080')
		expect(read(`${log}$ ss -tlnp\n${list.replace('38427', '8080')}`).because.join(' ')).toContain('Port 8080 of this host has a listener by nginx')
		expect(read(`${log}$ ss -tlnp | grep nginx\n${list}`).because.join(' ')).not.toContain('listens')
	})

	it('tells how much the packet filter holds', () => {
		expect(
			read('table ip crowdsec {\n\tset crowdsec-blacklists {\n\t\ttype ipv4_addr\n\t\telements = { 192.0.2.1, 192.0.2.2 }\n\t}\n}\n').because.join(' '),
		).toContain('holds 2 addresses')
	})

	it('says nothing of a key that was typed', () => {
		const verdict = read(`$ curl -sS -o /dev/null -w 'HTTP %{http_code}\\n' -H 'X-Api-Key: 7f3a91c2d4e85b60a1f29c3d4e5b6a78' ${stream}\nHTTP 404\n`)
		expect(JSON.stringify(verdict)).not.toContain('7f3a91c2')
	})
})
