import { describe, expect, it } from 'vitest'
import { Masker } from './mask-addresses'

describe('Masker', () => {
	it('gives the same word to the same address', () => {
		const masker = new Masker()
		expect(masker.mask('dial tcp 192.0.2.7:443 and 192.0.2.8, then 192.0.2.7')).toBe('dial tcp <ip-1>:443 and <ip-2>, then <ip-1>')
	})

	it.each([
		['https://lapi.example.com:8080/v1', 'https://<host-1>:8080/v1'],
		['https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567', 'https://admin.api.crowdsec.net/v1/integrations/<integration-1>'],
		['from 2001:db8:0:1::7', 'from <ip-1>'],
		['api_key: geheimgeheim', 'api_key: masked-secret-1-12-characters'],
		['Mar 03 06:10:41 edge01 crowdsec-firewall-bouncer[811]: x', 'Mar 03 06:10:41 <host-1> crowdsec-firewall-bouncer[811]: x'],
		['dial tcp: lookup lapi.example.com on 192.0.2.53:53: no such host', 'dial tcp: lookup <host-1> on <ip-1>:53: no such host'],
		['curl: (6) Could not resolve host: intranet.example.org', 'curl: (6) Could not resolve host: <host-1>'],
		['client: 192.0.2.9, server: www.example.com, host: "www.example.com"', 'client: <ip-1>, server: <host-1>, host: "<host-1>"'],
		['account=owner@example.com', 'account=<mail-1>'],
		['certificate is valid for gw.example.net, not admin.api.crowdsec.net', 'certificate is valid for <host-1>, not admin.api.crowdsec.net'],
	])('masks %s', (text, masked) => {
		expect(new Masker().mask(text)).toBe(masked)
	})

	it.each([
		'haproxy version is 2.6.12-1',
		'v1.20.11.01',
		'127.0.0.1:8080',
		'Version 1.20.300.4',
		'at 11:34:42',
		'unable to read /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml.local',
		'[lua] stream.lua:228: stream_query_api(): x, context: ngx.timer',
		'ERROR:pycrowdsec.client:pycrowdsec got error',
		'CrowdSec\\Common\\Client\\ClientException in AbstractClient.php:174',
		'github.com/crowdsecurity/go-cs-bouncer/main.go:12',
		'Failed with result exit-code, restart counter is at 14.',
	])('leaves %s', (text) => {
		expect(new Masker().mask(text)).toBe(text)
	})
})
