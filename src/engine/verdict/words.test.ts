import { describe, expect, it } from 'vitest'
import { readWords } from './words'

const read = (line: string) => {
	const words = readWords(line)
	return words && [words.cause, words.captures]
}

describe('readWords', () => {
	it.each([
		[
			'FTL Connection failed error="Get \\"https://192.0.2.1\\": dial tcp 192.0.2.1:443: connect: connection timed out"',
			'connection-timeout',
			{ host: '192.0.2.1', port: '443' },
		],
		['ERR dial tcp 192.0.2.10:8728: connect: connection refused', 'connection-refused', { host: '192.0.2.10', port: '8728' }],
		['Error: connect ECONNREFUSED 192.0.2.10:8080', 'connection-refused', { host: '192.0.2.10', port: '8080' }],
		[
			'No connection could be made because the target machine actively refused it. (192.0.2.10:8080)',
			'connection-refused',
			{ host: '192.0.2.10', port: '8080' },
		],
		['CRITICAL bouncer: [Errno 111] Connection refused', 'connection-refused', {}],
		['getaddrinfo ENOTFOUND engine.example.com', 'dns-failure', { host: 'engine.example.com' }],
		['lookup engine.example.com on 127.0.0.11:53: read udp 127.0.0.1:4000->127.0.0.11:53: i/o timeout', 'dns-failure', { host: 'engine.example.com' }],
		['Name or service not known', 'dns-failure', {}],
		['Get "https://example.com": tls: failed to verify certificate: x509: certificate signed by unknown authority', 'tls-unknown-ca', { host: 'example.com' }],
		['tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time', 'tls-expired', {}],
		['x509: certificate is valid for example.org, not example.com', 'tls-hostname', {}],
		['http: server gave HTTP response to HTTPS client', 'tls-protocol', {}],
		['connect EHOSTUNREACH 192.0.2.1:443', 'network-unreachable', { host: '192.0.2.1', port: '443' }],
		['FTL failed error="Get \\"https://192.0.2.1:443\\": EOF"', 'connection-reset', { host: '192.0.2.1', port: '443' }],
		['write tcp 192.0.2.7:4000->192.0.2.1:443: write: broken pipe', 'connection-reset', { host: '192.0.2.1', port: '443' }],
		['listen tcp 0.0.0.0:8080: bind: address already in use', 'port-in-use', { host: '0.0.0.0', port: '8080' }],
		['write /var/log/x.log: no space left on device', 'disk-full', {}],
		['open /etc/crowdsec/bouncers/x.yaml: permission denied', 'config-permission', { path: '/etc/crowdsec/bouncers/x.yaml' }],
		['open /etc/crowdsec/bouncers/x.yaml: no such file or directory', 'config-missing', { path: '/etc/crowdsec/bouncers/x.yaml' }],
		['fork/exec /usr/sbin/pfctl: no such file or directory', 'dependency-missing', { path: '/usr/sbin/pfctl' }],
		['java.lang.OutOfMemoryError: Java heap space', 'memory-exhausted', {}],
		['GET http://192.0.2.10:8080/v1/decisions/stream: unexpected status 401', 'api-key-invalid', { host: '192.0.2.10', port: '8080', status: '401' }],
		['GET http://192.0.2.10:8080/v1/decisions/stream: status code 503', 'endpoint-5xx', { host: '192.0.2.10', port: '8080', status: '503' }],
		['Server error (401) for GET https://192.0.2.1/proxy/status', 'cloud-token-invalid', { host: '192.0.2.1', status: '401' }],
	])('%s', (line, cause, captures) => {
		expect(read(line)).toEqual([cause, captures])
	})

	it('takes the inner reason, which stands last', () => {
		expect(read('request timed out: dial tcp 192.0.2.10:8080: connect: connection refused')).toEqual([
			'connection-refused',
			{ host: '192.0.2.10', port: '8080' },
		])
	})

	it.each(['something broke', 'https://example.com/404 is a page', 'GET https://example.com/page: status code 404', 'the timeout is 10 s'])(
		'finds no reason in: %s',
		(line) => {
			expect(readWords(line)).toBeNull()
		},
	)

	it('knows the ports of databases, and of the caches of bouncers', () => {
		expect(readWords('connect ECONNREFUSED 127.0.0.1:5432')?.ofOther).toBe(true)
		expect(readWords('connect ECONNREFUSED 127.0.0.1:6379')?.cause).toBe('cache-backend-down')
	})
})

describe('a key that was not given', () => {
	it.each(['2026-03-26T11:31:25+01:00 FTL Crowdsec API Key is not set', 'Error: CROWDSEC_BOUNCER_API_KEY is required', 'FATAL: bouncer key missing'])(
		'%s',
		(line) => {
			expect(readWords(line)?.cause).toBe('api-key-missing')
		},
	)

	it.each(['FTL Stripe API Key is not set', 'ERR bouncer started, key rotation not found'])('not in %s', (line) => {
		expect(readWords(line)).toBeNull()
	})
})
