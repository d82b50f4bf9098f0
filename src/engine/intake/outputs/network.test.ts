import { describe, expect, it } from 'vitest'
import { readersOf, seenIn } from './testing/seen-in'

const stream = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream?startup=true'

const verbose = `*   Trying 192.0.2.10:8080...
* Connected to 192.0.2.10 (192.0.2.10) port 8080 (#0)
> GET /v1/decisions/stream?startup=true HTTP/1.1
> Host: 192.0.2.10:8080
> User-Agent: curl/7.88.1
> Accept: */*
> X-Api-Key: masked-secret-1-32-characters
>${' '}
* HTTP 1.0, assume close after body
< HTTP/1.0 403 Forbidden
< Server: BaseHTTP/0.6 Python/3.11.7
< Content-Type: application/json
< Content-Length: 30
<${' '}
{ [30 bytes data]
* Closing connection 0
{"message":"access forbidden"}
`
const tls = `*   Trying 127.0.0.1:18443...
* Connected to 127.0.0.1 (127.0.0.1) port 18443 (#0)
* ALPN: offers h2,http/1.1
} [5 bytes data]
* TLSv1.3 (OUT), TLS handshake, Client hello (1):
*  CAfile: /etc/ssl/certs/ca-certificates.crt
* TLSv1.3 (OUT), TLS alert, unknown CA (560):
* SSL certificate problem: self-signed certificate
* Closing connection 0
curl: (60) SSL certificate problem: self-signed certificate
More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the web page mentioned above.
`

describe('curl', () => {
	it('-v: what was asked, with which key, and the answer', () => {
		expect(seenIn(verbose)).toEqual([[10, { kind: 'answer', url: 'http://192.0.2.10:8080/v1/decisions/stream?startup=true', status: 403, withKey: true }]])
		expect(seenIn(verbose.replace(/> X-Api-Key.*\n/, ''))).toMatchObject([[9, { withKey: null }]])
	})

	it('-w and -I, with the command', () => {
		expect(seenIn(`$ curl -sS -o /dev/null -w 'HTTP %{http_code}\\n' -H "X-Api-Key: $KEY" '${stream}'\nHTTP 200\n`)).toEqual([
			[2, { kind: 'answer', url: stream, status: 200, withKey: true }],
		])
		expect(seenIn('$ curl -I https://admin.api.crowdsec.net/\nHTTP/2 404\nserver: x\n')).toEqual([
			[2, { kind: 'answer', url: 'https://admin.api.crowdsec.net/', status: 404, withKey: false }],
		])
		expect(seenIn('HTTP/1.1 200 OK\nContent-Type: application/json; charset=utf-8\nContent-Length: 4\n\nnull')).toEqual([
			[1, { kind: 'answer', url: null, status: 200, withKey: null }],
		])
	})

	it('why there is no answer', () => {
		expect(seenIn(tls)).toMatchObject([[10, { kind: 'no-answer', why: 'tls-untrusted' }]])
		for (const [line, what] of [
			['curl: (6) Could not resolve host: admin.api.crowdsec.net', { host: 'admin.api.crowdsec.net', why: 'name' }],
			["curl: (7) Failed to connect to 127.0.0.1 port 8080 after 0 ms: Couldn't connect to server", { host: '127.0.0.1', port: 8080, why: 'refused' }],
			['curl: (7) Failed to connect to 192.0.2.1 port 80: No route to host', { port: 80, why: 'unreachable' }],
			['curl: (28) Connection timed out after 10001 milliseconds', { host: null, why: 'timeout' }],
			['curl: (52) Empty reply from server', { why: 'reset' }],
			["curl: (60) SSL: no alternative certificate subject name matches target host name 'lapi.example.com'", { host: 'lapi.example.com', why: 'tls-name' }],
			['curl: (60) SSL certificate problem: certificate has expired', { why: 'tls-expired' }],
			['curl: (35) error:0A00010B:SSL routines::wrong version number', { why: 'tls' }],
		] as const)
			expect(seenIn(`${line}\n`), line).toMatchObject([[1, what]])
	})
})

/** GNU Wget 1.21 and BusyBox 1.35, against a server that refuses. */
const gnuRefused = `--2026-11-30 07:05:55--  http://127.0.0.1:18099/v1/decisions/stream
Connecting to 127.0.0.1:18099... connected.
HTTP request sent, awaiting response... 403 Forbidden
2026-11-30 07:05:55 ERROR 403: Forbidden.
`
const gnuHeaders = `--2026-11-30 07:05:56--  http://127.0.0.1:18099/401
Connecting to 127.0.0.1:18099... connected.
HTTP request sent, awaiting response...${' '}
  HTTP/1.0 401 Unauthorized
  Server: BaseHTTP/0.6 Python/3.11.7
  Content-Length: 23

Username/Password Authentication Failed.
`
const gnuTls = `--2026-11-30 07:05:58--  https://127.0.0.1:18444/
Connecting to 127.0.0.1:18444... connected.
ERROR: The certificate of ‘127.0.0.1’ is not trusted.
ERROR: The certificate of ‘127.0.0.1’ doesn't have a known issuer.
The certificate's owner does not match hostname ‘127.0.0.1’
`
const busyboxRefused = `Connecting to 127.0.0.1:18099 (127.0.0.1:18099)
  HTTP/1.0 403 Forbidden
wget: server returned error: HTTP/1.0 403 Forbidden
`

describe('wget', () => {
	it('what was asked, and the answer, once', () => {
		expect(seenIn(gnuRefused)).toEqual([[3, { kind: 'answer', url: 'http://127.0.0.1:18099/v1/decisions/stream', status: 403, withKey: null }]])
		expect(seenIn(gnuHeaders)).toMatchObject([[4, { kind: 'answer', status: 401 }]])
		expect(seenIn(`$ wget -S -O /dev/null --header 'X-Api-Key: k' ${stream}\n${busyboxRefused}`)).toEqual([
			[3, { kind: 'answer', url: stream, status: 403, withKey: true }],
		])
		expect(seenIn(gnuRefused + gnuHeaders)).toMatchObject([
			[3, { status: 403 }],
			[8, { status: 401 }],
		])
		expect(seenIn('wget: server returned error: HTTP/1.0 403 Forbidden\n')).toMatchObject([[1, { status: 403, url: null }]])
	})

	it('why there is no answer', () => {
		expect(seenIn(gnuTls)).toMatchObject([[3, { kind: 'no-answer', why: 'tls-untrusted', host: '127.0.0.1', port: 18444 }]])
		for (const [text, at, what] of [
			['--2026-11-30 07:05:55--  http://127.0.0.1:1/\nConnecting to 127.0.0.1:1... failed: Connection refused.\n', 2, { port: 1, why: 'refused' }],
			[
				'--2026-11-30 07:05:55--  http://nosuch.invalid/\nResolving nosuch.invalid (nosuch.invalid)... failed: Name or service not known.\nwget: unable to resolve host address ‘nosuch.invalid’\n',
				3,
				{ host: 'nosuch.invalid', why: 'name' },
			],
			["wget: bad address 'lapi.example.com:8080'\n", 1, { host: 'lapi.example.com', port: 8080, why: 'name' }],
			[
				"$ wget -qO- http://lapi:8080/health\nwget: can't connect to remote host (192.0.2.1): Connection refused\n",
				2,
				{ host: 'lapi', port: 8080, why: 'refused' },
			],
		] as const)
			expect(seenIn(text), text).toMatchObject([[at, what]])
	})

	it('with its command alone: no answer is told where the page is all that it printed', () => {
		expect(seenIn('$ wget -qO- http://127.0.0.1:8080/health\n{"status":"up"}\n')).toEqual([])
		expect(readersOf('The program wget is not installed\n')).toEqual([])
	})
})

const digAnswer = `; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> admin.api.crowdsec.net
;; global options: +cmd
;; Got answer:
;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 44820
;; flags: qr rd ra; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 0

;; QUESTION SECTION:
;admin.api.crowdsec.net.		IN	A

;; ANSWER SECTION:
admin.api.crowdsec.net.	60	IN	A	192.0.2.10

;; Query time: 0 msec
;; SERVER: 127.0.0.1#53(127.0.0.1) (UDP)
`
const digLost = digAnswer.replace('NOERROR', 'NXDOMAIN').replace(/;; ANSWER SECTION:\n.*\n\n/, '')
const digNoServer = `;; communications error to 127.0.0.1#53: connection refused

; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> +tries=1 +timeout=1 admin.api.crowdsec.net
;; global options: +cmd
;; no servers could be reached
`

describe('name lookups', () => {
	const lookup = (why: string | null, addresses: readonly string[] = []) => ({ kind: 'lookup', name: 'admin.api.crowdsec.net', addresses, why })

	it('dig', () => {
		expect(seenIn(digAnswer)).toEqual([[4, lookup(null, ['192.0.2.10'])]])
		expect(seenIn(digLost)).toEqual([[4, lookup('no-such-name')]])
		expect(seenIn(digNoServer)).toEqual([[5, lookup('no-server')]])
		expect(seenIn('$ dig +short admin.api.crowdsec.net\n192.0.2.10\n192.0.2.11\n')).toEqual([[2, lookup(null, ['192.0.2.10', '192.0.2.11'])]])
	})

	it('of two names are two, one below the other', () => {
		const other = (text: string) => text.replaceAll('admin.api.crowdsec.net', 'lapi.example.com')
		expect(seenIn(`${other(digLost)}\n${digAnswer}`)).toMatchObject([
			[4, { name: 'lapi.example.com', addresses: [], why: 'no-such-name' }],
			[16, lookup(null, ['192.0.2.10'])],
		])
		const lost = "Server:\t\t127.0.0.1\nAddress:\t127.0.0.1#53\n\n** server can't find lapi.example.com: NXDOMAIN\n\n"
		const found = 'Server:\t\t127.0.0.1\nAddress:\t127.0.0.1#53\n\nName:\tadmin.api.crowdsec.net\nAddress: 192.0.2.10\n'
		expect(seenIn(lost + found)).toMatchObject([
			[4, { name: 'lapi.example.com', addresses: [], why: 'no-such-name' }],
			[6, lookup(null, ['192.0.2.10'])],
		])
	})

	it('nslookup, host, getent', () => {
		expect(seenIn('Server:\t\t127.0.0.1\nAddress:\t127.0.0.1#53\n\nNon-authoritative answer:\nName:\tadmin.api.crowdsec.net\nAddress: 192.0.2.10\n')).toEqual([
			[1, lookup(null, ['192.0.2.10'])],
		])
		expect(seenIn("Server:\t\t127.0.0.1\nAddress:\t127.0.0.1#53\n\n** server can't find admin.api.crowdsec.net: NXDOMAIN\n")).toEqual([
			[4, lookup('no-such-name')],
		])
		expect(seenIn('admin.api.crowdsec.net has address 192.0.2.10\n')).toEqual([[1, lookup(null, ['192.0.2.10'])]])
		expect(seenIn('Host admin.api.crowdsec.net not found: 3(NXDOMAIN)\n')).toEqual([[1, lookup('no-such-name')]])
		expect(seenIn('$ getent hosts admin.api.crowdsec.net\n192.0.2.10       admin.api.crowdsec.net\n')).toEqual([[2, lookup(null, ['192.0.2.10'])]])
		expect(readersOf('192.0.2.10 admin.api.crowdsec.net\n')).toEqual([])
	})
})

const selfSigned = `depth=0 CN = crowdsec.example.com
verify error:num=18:self-signed certificate
verify return:1
depth=0 CN = crowdsec.example.com
verify return:1
CONNECTED(00000003)
---
Certificate chain
 0 s:CN = crowdsec.example.com
   i:CN = crowdsec.example.com
   a:PKEY: rsaEncryption, 2048 (bit); sigalg: RSA-SHA256
   v:NotBefore: Nov 29 23:07:38 2026 GMT; NotAfter: Dec 29 23:07:38 2026 GMT
---
Server certificate
-----BEGIN CERTIFICATE-----
VnOyOnofgqTe0hNxx+vapSRMm1zynYkkAdt6H3yWqhO/Scg=
-----END CERTIFICATE-----
subject=CN = crowdsec.example.com
issuer=CN = crowdsec.example.com
---
SSL handshake has read 1359 bytes and written 406 bytes
Verification error: self-signed certificate
---
New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
Early data was not sent
Verify return code: 18 (self-signed certificate)
---
DONE
`
const refused = `80CB215C0F7F0000:error:8000006F:system library:BIO_connect:Connection refused:../crypto/bio/bio_sock2.c:117:calling connect()
80CB215C0F7F0000:error:10000067:BIO routines:BIO_connect:connect error:../crypto/bio/bio_sock2.c:119:
connect:errno=111
`

describe('openssl s_client', () => {
	it('tells the certificate and why it is not accepted', () => {
		const what = {
			kind: 'certificate',
			subject: 'CN = crowdsec.example.com',
			issuer: 'CN = crowdsec.example.com',
			verifyCode: 18,
			message: 'self-signed certificate',
		}
		expect(seenIn(selfSigned)).toEqual([[26, { ...what, host: null }]])
		expect(seenIn(`$ openssl s_client -connect 192.0.2.10:443 -servername crowdsec.example.com </dev/null\n${selfSigned}`)).toEqual([
			[27, { ...what, host: 'crowdsec.example.com' }],
		])
		expect(seenIn(selfSigned.replaceAll('18', '0').replace('self-signed certificate)', 'ok)'))).toMatchObject([[26, { verifyCode: 0, message: 'ok' }]])
	})

	it('tells why it could not connect', () => {
		expect(seenIn(`$ openssl s_client -connect admin.api.crowdsec.net:443\n${refused}`)).toMatchObject([
			[2, { kind: 'no-answer', host: 'admin.api.crowdsec.net', port: 443, why: 'refused' }],
		])
		expect(
			seenIn(
				'$ openssl s_client -connect nothing.invalid:443\n802B170CFE7E0000:error:10080002:BIO routines:BIO_lookup_ex:system lib:../crypto/bio/bio_addr.c:746:Name or service not known\nconnect:errno=22\n',
			),
		).toMatchObject([[2, { host: 'nothing.invalid', why: 'name' }]])
	})
})

describe('listeners', () => {
	it('ss', () => {
		const text = `State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess
LISTEN 0      511        127.0.0.1:38427      0.0.0.0:*    users:(("nginx",pid=15474,fd=3))
LISTEN 0      128          0.0.0.0:2024       0.0.0.0:*
LISTEN 0      4096               *:18443            *:*    users:(("openssl",pid=2296,fd=3))
`
		expect(seenIn(text)).toEqual([
			[2, { kind: 'listener', address: '127.0.0.1', port: 38427, program: 'nginx' }],
			[3, { kind: 'listener', address: '0.0.0.0', port: 2024, program: null }],
			[4, { kind: 'listener', address: '*', port: 18443, program: 'openssl' }],
		])
	})

	it('netstat', () => {
		const text = `Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
tcp        0      0 127.0.0.1:38427         0.0.0.0:*               LISTEN      15474/nginx: worker
tcp        0      0 0.0.0.0:2024            0.0.0.0:*               LISTEN      -
tcp6       0      0 :::18443                :::*                    LISTEN      2296/openssl
`
		expect(seenIn(text)).toMatchObject([
			[3, { address: '127.0.0.1', port: 38427, program: 'nginx' }],
			[4, { port: 2024, program: null }],
			[5, { address: '::', port: 18443, program: 'openssl' }],
		])
	})
})
