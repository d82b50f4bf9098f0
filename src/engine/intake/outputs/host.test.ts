import { describe, expect, it } from 'vitest'
import { findOutputs } from './find-outputs'
import { seenIn } from './testing/seen-in'

describe('package managers', () => {
	const cases = [
		[
			'apt',
			'Reading package lists...\nBuilding dependency tree...\nReading state information...\nE: Unable to locate package crowdsec-firewall-bouncer-nftables\n',
			4,
			'not-found',
			'crowdsec-firewall-bouncer-nftables',
		],
		[
			'apk',
			'fetch https://dl-cdn.alpinelinux.org/alpine/v3.20/main/x86_64/APKINDEX.tar.gz\nERROR: unable to select packages:\n  crowdsec-nope (no such package):\n    required by: world[crowdsec-nope]\n',
			3,
			'not-found',
			'crowdsec-nope',
		],
		[
			'dnf',
			'Last metadata expiration check: 0:11:32 ago on Sun 29 Nov 2026 11:00:01 AM UTC.\nNo match for argument: crowdsec-firewall-bouncer\nError: Unable to find a match: crowdsec-firewall-bouncer\n',
			2,
			'not-found',
			'crowdsec-firewall-bouncer',
		],
		[
			'pip',
			'ERROR: Could not find a version that satisfies the requirement crowdsec-django-bouncer-nope (from versions: none)\nERROR: No matching distribution found for crowdsec-django-bouncer-nope\n',
			1,
			'not-found',
			'crowdsec-django-bouncer-nope',
		],
		[
			'npm',
			"npm error code E404\nnpm error 404 Not Found - GET https://registry.npmjs.org/@crowdsec%2fnope-bouncer\nnpm error 404\nnpm error 404  The requested resource '@crowdsec/nope-bouncer@*' could not be found or you do not have permission to access it.\n",
			4,
			'not-found',
			'@crowdsec/nope-bouncer',
		],
		[
			'composer',
			'Could not find a matching version of package crowdsec/nope. Check the package spelling, your version constraint and that the package is available in a stability which matches your minimum-stability (stable).\n',
			1,
			'not-found',
			'crowdsec/nope',
		],
	] as const

	it.each(cases)('%s', (manager, text, line, state, name) => {
		expect(seenIn(text)[0]).toMatchObject([line, { kind: 'package', manager, state, name }])
	})

	it('a signature, and a name that only the command tells', () => {
		const [seen] = seenIn(
			"$ sudo apt-get update # for crowdsec\nW: GPG error: https://packagecloud.io/crowdsec any InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 0123456789ABCDEF\n",
		)
		expect(seen).toMatchObject([2, { state: 'signature' }])
	})
})

describe('packet filters', () => {
	const ruleset = `table ip crowdsec {
	set crowdsec-blacklists-crowdsec {
		type ipv4_addr
		flags timeout
		elements = { 192.0.2.1 timeout 4h expires 3h59m59s996ms, 192.0.2.2 timeout 4h expires 3h59m59s996ms,
			     192.0.2.3 timeout 4h expires 3h59m59s996ms }
	}

	set crowdsec-blacklists-lists {
		type ipv4_addr
		flags timeout
	}

	chain crowdsec-chain-input {
		type filter hook input priority filter - 10; policy accept;
		ip saddr @crowdsec-blacklists-crowdsec counter packets 0 bytes 0 drop
	}
}
`
	it('nft: tables, and sets with their size', () => {
		expect(seenIn(ruleset).map(([line, what]) => [line, what.kind === 'packet-filter' && [what.name, what.entries]])).toEqual([
			[1, ['crowdsec', null]],
			[2, ['crowdsec-blacklists-crowdsec', 3]],
			[9, ['crowdsec-blacklists-lists', 0]],
		])
		expect(seenIn('$ nft list table ip6 crowdsec6\nError: No such file or directory\nlist table ip6 crowdsec6\n               ^^^^^^^^^\n')).toMatchObject([
			[2, { name: 'crowdsec6', isThere: false }],
		])
	})

	it('iptables: chains', () => {
		const text = `Chain INPUT (policy ACCEPT)
target     prot opt source               destination
CROWDSEC_CHAIN  all  --  0.0.0.0/0            0.0.0.0/0

Chain CROWDSEC_CHAIN (1 references)
target     prot opt source               destination
DROP       all  --  0.0.0.0/0            0.0.0.0/0            match-set crowdsec-blacklists-0 src
`
		expect(seenIn(text)).toMatchObject([
			[1, { tool: 'iptables', name: 'INPUT' }],
			[5, { name: 'CROWDSEC_CHAIN' }],
		])
	})

	it('ipset: sets with their size', () => {
		const text = `Name: crowdsec-blacklists-0
Type: hash:net
Revision: 7
Header: family inet hashsize 1024 maxelem 131072 timeout 300 bucketsize 12 initval 0xbdefa8e3
Size in memory: 520
References: 0
Number of entries: 1
Members:
192.0.2.7 timeout 299
`
		expect(seenIn(text)).toMatchObject([[1, { tool: 'ipset', name: 'crowdsec-blacklists-0', entries: 1 }]])
		expect(seenIn('$ sudo ipset list crowdsec-blacklists\nipset v7.17: The set with the given name does not exist\n')).toMatchObject([
			[2, { name: 'crowdsec-blacklists', isThere: false }],
		])
	})
})

describe('tests of files stay lines of a log', () => {
	it.each([
		['nginx', true, 'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n'],
		[
			'nginx',
			false,
			'nginx: [emerg] unknown directive "lua_package_path" in /etc/nginx/conf.d/crowdsec_nginx.conf:1\nnginx: configuration file /etc/nginx/nginx.conf test failed\n',
		],
		['haproxy', true, '$ haproxy -c -f /etc/haproxy/haproxy.cfg\nConfiguration file is valid\n'],
		[
			'haproxy',
			false,
			"[NOTICE]   (4912) : haproxy version is 2.6.12-1+deb12u4\n[NOTICE]   (4912) : path to executable is /usr/sbin/haproxy\n[ALERT]    (4912) : config : parsing [/etc/haproxy/haproxy.cfg:6] : 'filter' : 'Could not open configuration file /etc/haproxy/crowdsec.cfg : No such file or directory'\n[ALERT]    (4912) : config : Fatal errors found in configuration.\n",
		],
		['apache', true, 'Syntax OK\n'],
		[
			'apache',
			false,
			"AH00526: Syntax error on line 6 of /etc/apache2/mods-enabled/crowdsec.conf:\nInvalid command 'CrowdsecURL', perhaps misspelled or defined by a module not included in the server configuration\n",
		],
	] as const)('%s, valid: %s', (program, isValid, text) => {
		const [output] = findOutputs(text)
		expect(output?.seen[0]?.what).toMatchObject({ kind: 'file-test', program, isValid })
		expect(output?.logs).toMatchObject([{ firstLine: output?.firstLine, lastLine: output?.lastLine, stream: '' }])
	})
})
