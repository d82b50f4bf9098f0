import { expect, it } from 'vitest'
import { checkPasted } from '../../engine/verdict/check-pasted'
import { bouncers } from '../../facts/bouncers'
import { knownSettings } from './known-settings'

const address = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'
const known = (text: string) => knownSettings(text, checkPasted(text, bouncers), bouncers)

it('takes the address out of a log, without what was appended', () => {
	expect(known(`level=error msg="Get ${address}/v1/decisions/stream?startup=true: EOF"`)).toEqual({ address, file: null })
})

it('takes none of two addresses', () => {
	expect(known(`${address}\n${address.replace(/7$/, '8')}\n`).address).toBeNull()
})

it('takes settings of a file, never its key', () => {
	const { file } = known(`mode: nftables\napi_url: ${address}\napi_key: 3f8a1c5e7b9d0246813579bdf02468ac\nupdate_frequency: 2h\ndeny_action: REJECT\n`)
	expect(file).toMatchObject({ bouncer: 'firewall', intervalSeconds: 7200, options: { deny_action: 'REJECT' } })
	expect(JSON.stringify(file)).not.toContain('3f8a1c5e')
})

it('does not take an interval that no plan allows', () => {
	expect(known(`mode: nftables\napi_url: ${address}\napi_key: x\nupdate_frequency: 10s\n`).file?.intervalSeconds).toBeNull()
})
