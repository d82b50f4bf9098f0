// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { bouncers } from '../../facts/bouncers'
import { itselfPulled, proofsOf } from '../../facts/proof'
import { CheckedWith } from './CheckedWith'
import { ProofStamp } from './ProofStamp'

afterEach(cleanup)

const deployments = bouncers.flatMap((bouncer) => bouncer.deployments.map(({ id }) => ({ bouncer, id })))

describe.each(deployments)('$bouncer.id $id', ({ bouncer, id }) => {
	const proofs = proofsOf(bouncer.id, id)

	test('the stamp names every program of the record, and says when the bouncer was not run', () => {
		const text = render(<ProofStamp bouncer={bouncer} deployment={id} />).container.textContent ?? ''
		for (const { program, version, date } of proofs) expect(text).toContain(`Checked with ${program} ${version}, ${date}: `)
		expect(text.includes('pulled a list with it')).toBe(proofs.some(({ proven }) => proven === 'pulled'))
		expect(text.includes('The bouncer itself was not run with the generated file')).toBe(!proofs.some(itselfPulled))
	})
})

test('the page names what was run, what was read, and the deployments that nothing was run on', () => {
	const text = (id: string) => render(<CheckedWith bouncer={id} />).container.textContent ?? ''
	expect(text('firewall')).toContain('Checked with crowdsec-firewall-bouncer ')
	expect(text('firewall')).not.toContain('is not run by our tests')
	expect(text('magento')).toContain('The bouncer itself is not run by our tests: it needs a Magento shop.')
	expect(text('magento')).toContain('Not read back by another program: ')
	expect(text('nobody')).toBe('')
})

test('versions that went equally far are named one by one, and a rehearsal with its system', () => {
	const lines = [...render(<CheckedWith bouncer="custom" />).container.querySelectorAll('li')].map(({ textContent }) => textContent ?? '')
	const ran = lines.filter((line) => line.includes('it ran with the generated file and pulled'))
	expect(ran.map((line) => /0\.0\.\d+/.exec(line)?.[0]).sort()).toEqual(['0.0.15', '0.0.19'])
	for (const system of ['Debian 12', 'Debian 13'])
		expect(
			lines.some((line) => line.includes(`on a fresh ${system} the printed steps were done`)),
			system,
		).toBe(true)
})
