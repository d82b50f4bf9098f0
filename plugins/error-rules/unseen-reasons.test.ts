import { expect, it } from 'vitest'
import { createDoctor } from '../../src/engine/verdict/doctor'
import type { BouncerId } from '../../src/facts/bouncer'
import { bouncers } from '../../src/facts/bouncers'
import { programs } from '../../src/facts/programs'
import { readErrorPages } from './read-pages'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })

/** Words that no rule can know. */
const reasons = ['the flux is inverted', 'peer sent a frame of kind 0x5f', 'zorbl quux: 17 left over']

const url = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream?startup=true'
const logrus = (message: string) => `time="2026-01-02T03:04:05Z" level=error msg=${JSON.stringify(message)}`
const lua = (message: string) => `2026/01/02 03:04:05 [error] 984#984: *3 [lua] stream.lua:163: stream_query(): ${message}, context: ngx.timer`
const traefik = (level: string, message: string) =>
	`time=2026-01-02T03:04:05.678Z level=${level} msg=${JSON.stringify(message)} component=CrowdsecBouncerTraefikPlugin`

/** How each program tells of a pull that failed, before its reason. */
const failures: readonly (readonly [BouncerId, string, (reason: string) => string])[] = [
	['nginx', 'request', (reason) => lua(`request to crowdsec lapi ${url} failed: ${reason}`)],
	['nginx', 'stream', (reason) => lua(`Failed to query the stream: ${reason}`)],
	['openresty', 'live', (reason) => lua(`failed to query LAPI https://admin.api.crowdsec.net/v1/decisions?ip=192.0.2.7: ${reason}`)],
	['traefik', 'error', (reason) => traefik('ERROR', `handleStreamTicker:error updateFailure:0 ${reason}`)],
	['traefik', 'warning', (reason) => traefik('WARN', `handleStreamTicker updateFailure:2 isCrowdsecStreamHealthy:true ${reason}`)],
	[
		'traefik',
		'unreachable',
		(reason) => traefik('ERROR', `handleStreamTicker:error updateFailure:0 crowdsecQuery:unreachable url:${url} Get "${url}": ${reason}`),
	],
	['traefik', 'body', (reason) => traefik('ERROR', `handleStreamTicker:error updateFailure:0 crowdsecQuery:readBody ${reason}`)],
	['traefik', 'JSON', (reason) => traefik('ERROR', `handleStreamTicker:error updateFailure:0 handleStreamCache:parsingBody ${reason}`)],
	['firewall', 'request', (reason) => logrus(`Get "${url}": ${reason}`)],
	['custom', 'login', (reason) => logrus(`auth-api: auth with api key failed return nil response, error: ${reason}`)],
	['blocklist-mirror', 'connection', (reason) => logrus(`failed to connect to LAPI, retrying in 10s: ${reason}`)],
	['haproxy-spoa', 'request', (reason) => logrus(`Get "${url}": ${reason}`)],
	['cloudflare-worker', 'request', (reason) => logrus(`Get "${url}": ${reason}`)],
	['aws-waf', 'API', (reason) => logrus(`API error: ${reason}`)],
	[
		'cloudflare-worker',
		'autonomous',
		(reason) => `[2026-01-02T03:04:05.678Z] [ERROR] Decision sync failed ${JSON.stringify({ duration: '0.40s', error: reason })}`,
	],
	[
		'caddy',
		'login',
		(reason) =>
			JSON.stringify({ level: 'error', ts: 1795347265.2, logger: 'crowdsec', msg: `auth-api: auth with api key failed return nil response, error: ${reason}` }),
	],
	['envoy', 'request', (reason) => logrus(`Get "${url}": ${reason}`)],
	['haproxy', 'answer', (reason) => `Jan  2 03:04:05 web01 haproxy[984]: Got error fetching decisions from Crowdsec: 418 (${reason})`],
	[
		'php-standalone',
		'refresh',
		(reason) => `2026-01-02T03:04:05.678901+00:00|400|Error while refreshing decisions: ${reason}|{"type":"EXCEPTION_WHILE_REFRESHING"}`,
	],
	[
		'wordpress',
		'refresh',
		(reason) => `2026-01-02T03:04:05.678901+00:00|400||${JSON.stringify({ type: 'WP_EXCEPTION_WHILE_REFRESHING_CACHE', message: reason })}`,
	],
	['python-sdk', 'error', (reason) => `2026-01-02 03:04:05,678 ERROR:pycrowdsec.client:pycrowdsec got error ${reason}`],
	['fastly', 'error', (reason) => `2026-01-02 03:04:05,678 ERROR:pycrowdsec.client:pycrowdsec got error ${reason}`],
	['nodejs', 'stream', (reason) => `Error: Call to v1/decisions/stream?startup=true failed (${reason})`],
]

it.each(failures)('a pull of %s that fails for a reason that no rule knows is told as a failed one: %s', (bouncer, _, line) => {
	for (const reason of reasons) {
		const { status, pulls, findings } = doctor.diagnose(line(reason), { bouncer, year: 2026 })
		expect(status, line(reason)).toBe('problem')
		expect(pulls.failed, `${findings[0]?.error} of ${line(reason)}`).toBe(1)
	}
})
