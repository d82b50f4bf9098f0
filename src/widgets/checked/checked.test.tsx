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
	expect(text('wordpress')).toContain('The bouncer itself is not run by our tests: it needs a WordPress site.')
	expect(text('wordpress')).toContain('Not read back by another program: ')
	expect(text('nobody')).toBe('')
})
