import { describe, expect, it, test } from 'vitest'
import { findOutputs } from '../find-outputs'
import type { EngineObservation } from './observation'

/** What is shown by a text, without its place. */
function shown(text: string): readonly unknown[] {
	return findOutputs(text).flatMap(({ seen }) => seen.map(({ what }) => what))
}

/** One of a kind, as it is where it stands first. */
function one<Kind extends EngineObservation['kind']>(text: string, kind: Kind): unknown {
	return shown(text).find((what) => typeof what === 'object' && what !== null && 'kind' in what && what.kind === kind)
}

// Printed by CrowdSec 1.4.6 of Debian 12.
const bouncers = `$ sudo cscli bouncers list
time="29-11-2026 22:52:45" level=info msg="push and pull to Central API disabled"
---------------------------------------------------------------------------------------------------------------------------
 Name         IP Address   Valid   Last API pull          Type                        Version                    Auth Type 
---------------------------------------------------------------------------------------------------------------------------
 edge-fw      127.0.0.1    ✔️       2026-11-29T22:52:37Z   crowdsec-firewall-bouncer   v0.0.28-debian-pragmatic   api-key   
 edge-nginx                ✔️       2026-11-29T22:52:31Z                                                          api-key   
 edge-old     192.0.2.9    🚫      2026-11-20T22:52:31Z   crowdsec-firewall-bouncer   v0.0.28                    api-key   
---------------------------------------------------------------------------------------------------------------------------
`
const noBouncers = `------------------------------------------------------------------------
 Name   IP Address   Valid   Last API pull   Type   Version   Auth Type 
------------------------------------------------------------------------
`
const bouncersJson = `[
  {
    "id": 1,
    "created_at": "2026-11-29T22:52:37.23084132Z",
    "updated_at": "2026-11-29T22:52:37.230841553Z",
    "name": "edge-fw",
    "api_key": "**masked**",
    "revoked": false,
    "ip_address": "127.0.0.1",
    "type": "crowdsec-firewall-bouncer",
    "version": "v0.0.28-debian-pragmatic",
    "until": "2026-11-29T22:52:31.696619047Z",
    "last_pull": "2026-11-29T22:52:37.230483109Z",
    "auth_type": "api-key"
  }
]
`
const machines = `---------------------------------------------------------------------------------------------------------------------
 Name     IP Address   Last Update            Status   Version                            Auth Type   Last Heartbeat 
---------------------------------------------------------------------------------------------------------------------
 edge01   127.0.0.1    2026-11-29T22:52:39Z   ✔️        v1.4.6-6~deb12u1+b1-linux-debian   password    6s             
 edge02                2026-11-20T22:52:39Z   🚫       v1.4.6-6~deb12u1+b1-linux-debian   password    ⚠️ 216h0m6s    
---------------------------------------------------------------------------------------------------------------------
`
const metrics = `
Local Api Bouncers Metrics:
+---------+----------------------+--------+------+
| Bouncer |        Route         | Method | Hits |
+---------+----------------------+--------+------+
| edge-fw | /v1/decisions/stream | GET    | 3    |
+---------+----------------------+--------+------+

Acquisition Metrics:
╭───────────────────────────────────────┬────────────┬──────────────┬────────────────┬────────────────────────╮
│                Source                 │ Lines read │ Lines parsed │ Lines unparsed │ Lines poured to bucket │
├───────────────────────────────────────┼────────────┼──────────────┼────────────────┼────────────────────────┤
│ file:/var/log/nginx/access.log        │ 1.50k      │ -            │ 1.50k          │ -                      │
│ file:/var/log/auth.log                │ 10         │ 10           │ -              │ 22                     │
╰───────────────────────────────────────┴────────────┴──────────────┴────────────────┴────────────────────────╯
`
const alerts = `+----+-----------------+----------------------+---------+----+-----------+-----------------------------------------+
| ID |      value      |        reason        | country | as | decisions |               created_at                |
+----+-----------------+----------------------+---------+----+-----------+-----------------------------------------+
| 1  | Ip:198.51.100.7 | crowdsecurity/ssh-bf |         |    | ban:1     | 2026-11-29 22:52:58.439746126 +0000 UTC |
+----+-----------------+----------------------+---------+----+-----------+-----------------------------------------+
`
const decisions = `+----+----------+-----------------+----------------------+------------+---------+----+--------+--------------------+----------+
| ID |  Source  |   Scope:Value   |        Reason        |   Action   | Country | AS | Events |     expiration     | Alert ID |
+----+----------+-----------------+----------------------+------------+---------+----+--------+--------------------+----------+
| 1  | crowdsec | Ip:198.51.100.7 | crowdsecurity/ssh-bf | (simul)ban |         |    | 6      | 3h59m53.502350386s | 1        |
+----+----------+-----------------+----------------------+------------+---------+----+--------+--------------------+----------+
`
const hub = `
COLLECTIONS
-------------------------------------------------------------------------------------------------------------
 Name                                📦 Status           Version   Local Path                                
-------------------------------------------------------------------------------------------------------------
 crowdsecurity/base-http-scenarios   ⚠️ enabled,tainted   0.6       /etc/crowdsec/collections/base-http-scen- 
                                                                   arios.yaml                                
 crowdsecurity/nginx                 ✔️ enabled           0.2       /etc/crowdsec/collections/nginx.yaml      
-------------------------------------------------------------------------------------------------------------

PARSERS
-----------------------------------------
 Name   📦 Status   Version   Local Path 
-----------------------------------------
`
const consoleOptions = `+-------------+-----------+---------------------------------------------------+
| Option Name | Activated | Description                                       |
+-------------+-----------+---------------------------------------------------+
| custom      | ✅        | Send alerts from custom scenarios to the console  |
| manual      | ❌        | Send manual decisions to the console              |
+-------------+-----------+---------------------------------------------------+
`

describe('cscli bouncers list', () => {
	it('tells name, pull and key of each', () => {
		expect(shown(bouncers)).toEqual([
			{ kind: 'engine-run-at', time: Date.UTC(2026, 10, 29, 22, 52, 45) },
			{ kind: 'engine-list', of: 'bouncers', count: 3 },
			{
				kind: 'engine-bouncer',
				name: 'edge-fw',
				address: '127.0.0.1',
				isValid: true,
				lastPull: Date.UTC(2026, 10, 29, 22, 52, 37),
				registered: null,
				type: 'crowdsec-firewall-bouncer',
				version: 'v0.0.28-debian-pragmatic',
			},
			{
				kind: 'engine-bouncer',
				name: 'edge-nginx',
				address: null,
				isValid: true,
				lastPull: null,
				registered: Date.UTC(2026, 10, 29, 22, 52, 31),
				type: null,
				version: null,
			},
			expect.objectContaining({ name: 'edge-old', isValid: false }),
		])
	})

	it('is known without the command, by its lines in the paste', () => {
		const [output] = findOutputs(bouncers.split('\n').slice(1).join('\n'))
		expect(output?.seen.map(({ line, text }) => [line, text.trim().split(' ')[0]])).toEqual([
			[3, 'Name'],
			[5, 'edge-fw'],
			[6, 'edge-nginx'],
			[7, 'edge-old'],
		])
	})

	it('tells that there is none', () => {
		expect(shown(noBouncers)).toEqual([{ kind: 'engine-list', of: 'bouncers', count: 0 }])
		expect(shown('$ cscli bouncers list -o json\n[]\n')).toEqual([{ kind: 'engine-list', of: 'bouncers', count: 0 }])
	})

	it('reads JSON, with and without the command, and places each row', () => {
		const row = { kind: 'engine-bouncer', name: 'edge-fw', lastPull: Date.parse('2026-11-29T22:52:37.230Z') }
		expect(shown(`$ cscli bouncers list -o json\n${bouncersJson}`)[1]).toMatchObject(row)
		expect(findOutputs(bouncersJson)[0]?.seen[1]).toMatchObject({ what: row, line: 6 })
	})
})

test('cscli machines list tells who reports', () => {
	const row = { kind: 'engine-machine', lastHeartbeat: null }
	expect(shown(machines)).toEqual([
		{ kind: 'engine-list', of: 'machines', count: 2 },
		{ ...row, name: 'edge01', isValidated: true, silentFor: 6000, lastUpdate: Date.UTC(2026, 10, 29, 22, 52, 39) },
		{ ...row, name: 'edge02', isValidated: false, silentFor: 777_606_000, lastUpdate: Date.UTC(2026, 10, 20, 22, 52, 39) },
	])
})

test('cscli metrics tells what was read and asked', () => {
	expect(shown(`$ sudo cscli metrics\n${metrics}`)).toEqual([
		{ kind: 'engine-list', of: 'sources', count: 2 },
		{ kind: 'engine-requests', by: 'bouncer', name: 'edge-fw', route: '/v1/decisions/stream', hits: 3 },
		{ kind: 'engine-source', source: 'file:/var/log/nginx/access.log', read: 1500, parsed: 0, unparsed: 1500, poured: 0, whitelisted: null },
		{ kind: 'engine-source', source: 'file:/var/log/auth.log', read: 10, parsed: 10, unparsed: 0, poured: 22, whitelisted: null },
	])
	const [bouncersOnly = ''] = metrics.split('Acquisition')
	expect(one(bouncersOnly, 'engine-list')).toBeUndefined()
	expect(one(`$ cscli metrics\n${bouncersOnly}`, 'engine-list')).toEqual({ kind: 'engine-list', of: 'sources', count: 0 })
})

test('cscli alerts and decisions list', () => {
	expect(shown(alerts)[1]).toEqual({
		kind: 'engine-alert',
		scenario: 'crowdsecurity/ssh-bf',
		created: Date.parse('2026-11-29T22:52:58.439Z'),
		isSimulated: false,
	})
	expect(shown(decisions)[1]).toEqual({ kind: 'engine-decision', origin: 'crowdsec', scenario: 'crowdsecurity/ssh-bf', isSimulated: true })
	expect(shown('$ cscli alerts list\nNo active alerts\n')).toEqual([{ kind: 'engine-list', of: 'alerts', count: 0 }])
	expect(shown('$ cscli decisions list -o json\nnull\n')).toEqual([{ kind: 'engine-list', of: 'decisions', count: 0 }])
})

test('cscli hub list tells what is installed and changed', () => {
	expect(shown(hub)).toEqual([
		{ kind: 'engine-list', of: 'collections', count: 2 },
		{ kind: 'engine-item', type: 'collections', name: 'crowdsecurity/base-http-scenarios', state: 'tainted' },
		{ kind: 'engine-item', type: 'collections', name: 'crowdsecurity/nginx', state: 'enabled' },
		{ kind: 'engine-list', of: 'parsers', count: 0 },
	])
})

test('cscli lapi and capi status', () => {
	const status = (lines: string, command: string) => one(`$ ${command}\n${lines}\n`, 'engine-api')
	expect(
		status(
			'time="29-11-2026 22:57:43" level=info msg="Loaded credentials from /etc/crowdsec/online_api_credentials.yaml"\ntime="29-11-2026 22:57:43" level=fatal msg="Failed to authenticate to Central API (CAPI) : API error: Forbidden"',
			'cscli capi status',
		),
	).toMatchObject({ api: 'central', state: 'refused', status: 403 })
	expect(
		status(
			'FATA[29-11-2026 22:57:43] Failed to authenticate to Local API (LAPI) : Post "http://127.0.0.1:8080/v1/watchers/login": dial tcp 127.0.0.1:8080: connect: connection refused',
			'sudo cscli lapi status',
		),
	).toMatchObject({ api: 'local', state: 'unreachable', status: null })
	expect(status('Failed to authenticate to Local API (LAPI) : API error: ent: machine not found', 'cscli lapi status')).toMatchObject({ state: 'refused' })
	expect(status("Error: cscli capi status: the Central API (CAPI) must be configured with 'cscli capi register'", 'cscli capi status')).toMatchObject({
		api: 'central',
		state: 'no-credentials',
	})
	expect(shown('level=warning msg="fetching metrics: Get \\"http://127.0.0.1:6060/metrics\\": dial tcp 127.0.0.1:6060: connect: connection refused"')).toEqual([
		expect.objectContaining({ api: 'metrics', state: 'unreachable' }),
	])
	expect(status('Successfully authenticated to LAPI', 'cscli capi status')).toMatchObject({ api: 'central', state: 'works' })
	expect(shown('You can successfully interact with Local API (LAPI)')).toEqual([expect.objectContaining({ api: 'local', state: 'works' })])
})

test('cscli simulation status, in both forms', () => {
	expect(shown('global simulation: disabled\n\nScenarios in simulation mode:\n  - crowdsecurity/ssh-bf\n')).toEqual([
		{ kind: 'engine-simulation', isGlobal: false, exceptions: ['crowdsecurity/ssh-bf'] },
	])
	expect(
		shown(
			'time="29-11-2026 22:57:44" level=info msg="global simulation: enabled"\ntime="29-11-2026 22:57:44" level=info msg="Scenarios not in simulation mode :"\ntime="29-11-2026 22:57:44" level=info msg="  - crowdsecurity/ssh-bf"\n',
		),
	).toEqual([{ kind: 'engine-simulation', isGlobal: true, exceptions: ['crowdsecurity/ssh-bf'] }])
})

test('cscli console status and explain', () => {
	expect(shown(consoleOptions)).toEqual([
		{ kind: 'engine-console-option', name: 'custom', isOn: true },
		{ kind: 'engine-console-option', name: 'manual', isOn: false },
	])
	expect(shown('line: random\n\t├ s00-raw\n\t|\t└ 🔴 crowdsecurity/syslog-logs\n\t└-------- parser failure 🔴\n')).toEqual([
		{ kind: 'engine-explained', outcome: 'failed', line: 'random' },
	])
	// 1.4.6 says of a line that a list sets aside that its parsers failed.
	const setAside = '\t├ s01-parse\n\t|\t├ 🔴 crowdsecurity/nginx-logs\n\t|\t└ 🟢 crowdsecurity/sshd-logs (+9 ~1)\n\t├ s02-enrich\n'
	const ends = '\t|\t├ 🟢 crowdsecurity/whitelists (~2 [whitelisted])\n\t|\t└ 🟢 own/whitelist (unchanged)\n\t└-------- parser failure 🔴\n'
	expect(shown(`line: set aside\n${setAside}${ends}\nline: random\n\t└-------- parser failure 🔴\n`)).toEqual([
		{ kind: 'engine-explained', outcome: 'whitelisted', line: 'set aside' },
		{ kind: 'engine-explained', outcome: 'failed', line: 'random' },
	])
})

describe('tables and JSON of other programs', () => {
	it.each([
		['a table of names', ' Name   IP Address   Status   Last seen\n-----\n edge   192.0.2.1   up   now\n'],
		['a list in JSON', '[\n  {\n    "name": "edge",\n    "created_at": "2026-11-29T22:52:37Z"\n  }\n]\n'],
		[
			'a MySQL table',
			'+----+-------+--------+------+\n| ID | value | reason | Hits |\n+----+-------+--------+------+\n| 1  | a     | b      | 3    |\n+----+-------+--------+------+\n',
		],
		['metrics of another program', 'Cache Metrics:\n+--------+------+\n| Source | Hits |\n+--------+------+\n| a      | 1    |\n+--------+------+\n'],
		[
			'routes',
			'+----------+--------+------+\n| Route    | Method | Hits |\n+----------+--------+------+\n| /v1/jobs | GET    | 3    |\n+----------+--------+------+\n',
		],
		['lines', 'line: 12\n  - item\n'],
		['an empty list', '[]\n'],
		['broken JSON', '[\n  {\n    "created_at": "2026-11-29T22:52:37Z",\n    "revoked": false,\n'],
	])('%s is none', (_, text) => {
		expect(shown(text)).toEqual([])
	})
})
