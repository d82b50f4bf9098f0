import { describe, expect, test } from 'vitest'
import { bouncers } from '../../../facts/bouncers'
import { check } from '.'

const key = 'c580ebdff45da6e01415ed0e9bc9c06b'
const errors = (text: string) => check(text, null, bouncers).problems.filter(({ severity }) => severity === 'error')

describe('the key on another level', () => {
	test.each([
		[
			'beside the block of the plugin',
			`http:\n  middlewares:\n    a:\n      plugin:\n        bouncer:\n          enabled: true\n          crowdsecMode: stream\n          updateMaxFailure: -1\n        crowdsecLapiKey: ${key}\n`,
			9,
			'crowdsecLapiKey',
			'Put it on the level of `enabled` in line 6.',
		],
		[
			'within another setting',
			`mode: nftables\napi_url: http://127.0.0.1:8080/\nnftables:\n  ipv4:\n    enabled: true\n  api_key: ${key}\n`,
			6,
			'api_key',
			'Put it on the level of `mode` in line 1.',
		],
		[
			'outside of the block it belongs to',
			`crowdsec_config:\n  lapi_url: http://127.0.0.1:8080/\nlapi_key: ${key}\ncloudflare_config:\n  accounts:\n    - id: a\n      token: c\n      zones:\n        - zone_id: b\n          actions: [captcha]\n          default_action: captcha\n          routes_to_protect: ["*a.com/*"]\n          turnstile:\n            enabled: true\n            mode: managed\n`,
			3,
			'lapi_key',
			'Put it below `crowdsec_config`.',
		],
	])('%s: its line is told, once, and no second key is asked for', (_what, text, line, name, fix) => {
		expect(errors(text)).toMatchObject([{ code: 'wrong-level', line, key: name, fix }])
		const { fixed, correction, problems } = check(text, null, bouncers)
		expect(fixed).toBeNull()
		expect(correction.left).toMatchObject([{ code: 'wrong-level', line, needs: 'text' }])
		expect(problems.filter(({ code, line: at }) => code === 'unknown-option' && at === line)).toEqual([])
	})

	test.each([
		[
			'of another middleware',
			`http:\n  middlewares:\n    a:\n      plugin:\n        bouncer:\n          enabled: true\n          crowdsecMode: stream\n    b:\n      plugin:\n        bouncer:\n          enabled: true\n          crowdsecMode: stream\n          crowdsecLapiKey: ${key}\n`,
		],
		['of another program', `a:\n  b:\n    api_key: ${key}\nmode: nftables\nupdate_frequency: 10s\napi_url: http://127.0.0.1:8080/\nc:\n  api_key: ${key}\n`],
	])('%s: it is missing here', (_what, text) => {
		expect(errors(text).map(({ code }) => code)).toContain('missing-option')
	})
})
