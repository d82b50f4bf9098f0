import { describe, expect, it } from 'vitest'
import { printedBy } from './printed-by'

describe('the releases that print a message', () => {
	it('says nothing where all do', () => expect(printedBy({ bouncers: ['firewall'] })).toEqual([]))

	it('names the first, the last, or both', () => {
		expect(printedBy({ bouncers: ['firewall'], since: { firewall: 'v0.0.30' } })).toEqual(['Printed since v0.0.30.'])
		expect(printedBy({ bouncers: ['firewall'], until: { firewall: 'v0.0.25' } })).toEqual(['Printed until v0.0.25.'])
		expect(printedBy({ bouncers: ['traefik'], since: { traefik: 'v1.1.5' }, until: { traefik: 'v1.6.0' } })).toEqual(['Printed from v1.1.5 to v1.6.0.'])
		expect(printedBy({ bouncers: ['custom'], since: { custom: 'v0.0.16' }, until: { custom: 'v0.0.16' } })).toEqual(['Printed in v0.0.16 only.'])
	})

	it('says whose versions they are where several bouncers print it', () => {
		const library = 'library v1.0.7'
		expect(printedBy({ bouncers: ['nginx', 'openresty', 'caddy'], since: { nginx: library, openresty: library, caddy: 'v0.7.0' } })).toEqual([
			expect.stringMatching(/^Printed since library v1\.0\.7 by .+, .+\.$/),
			expect.stringMatching(/^Printed since v0\.7\.0 by .+\.$/),
		])
	})
})
