import { expect, test } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { masked } from '../../config/values/masked'
import { checkPasted } from '../../verdict/check-pasted'
import { takeApart } from '../take-apart'
import { splitCollected } from './split-collected'

const base = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'
const collected = `== bouncer firewall deb-nftables
== state sudo systemctl status crowdsec-firewall-bouncer
Active: failed (Result: exit-code)
== config /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml
mode: nftables
api_url: ${base}/v1/decisions/stream
api_key: ${masked}
== log /var/log/crowdsec-firewall-bouncer.log
time="2026-11-20T07:58:12Z" level=error msg="API error: http code 404, no response body"
== end
`

test('a collected text is taken apart, each part with its place', () => {
	expect(splitCollected(collected)?.map(({ kind, firstLine }) => [kind, firstLine])).toEqual([
		['bouncer', 2],
		['state', 3],
		['config', 5],
		['log', 9],
	])
	expect(takeApart(collected).map((piece) => [piece.kind, piece.placeOf(1, 1).line])).toEqual([
		['output', 3],
		['file', 5],
		['log', 9],
	])
	expect(splitCollected('time="…" level=error msg="== log"')).toBeNull()
})

test('its configuration is checked, and the masked key is no fault', () => {
	const [config] = checkPasted(collected, bouncers)
	expect(config).toMatchObject({ name: '/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml', firstLine: 5 })
	expect(config?.result.problems.filter(({ severity }) => severity === 'error').map(({ code, line }) => [code, line])).toEqual([['url-full-path', 2]])
})

test('a foreign file in a collected text is none of the bouncer’s', () => {
	const foreign = 'version: 2\ndatabase: postgres\nlisten: 0.0.0.0:80\n'
	const bundle = (path: string) => collected.replace('== log', `== config ${path}\n${foreign}== log`)
	expect(checkPasted(bundle('/srv/crowdsec-dashboard/config.yaml'), bouncers)).toHaveLength(1)
	expect(checkPasted(bundle('/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml.local'), bouncers)).toHaveLength(2)
})

test('a configuration in the log box is recognised, a log is not one', () => {
	expect(checkPasted(`mode: nftables\napi_url: ${base}\napi_key: x\n`, bouncers)).toHaveLength(1)
	expect(checkPasted('time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden"\n'.repeat(20), bouncers)).toEqual([])
	expect(checkPasted('2026/11/22 11:18:21 [error] 30786#30786: *3 [lua] stream.lua:228: API_URL=x', bouncers)).toEqual([])
})
