// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { bouncerOf } from '../../facts/bouncers'
import { GeneratorForm } from './GeneratorForm'

vi.mock('./GeneratedFiles', () => ({ GeneratedFiles: () => null }))
vi.mock('./InsteadLinks', () => ({ InsteadLinks: () => null }))
vi.mock('@docusaurus/useIsBrowser', () => ({ default: () => true }))

afterEach(cleanup)

test('as long as there is no key that can be read, its field says what the file holds', () => {
	const bouncer = bouncerOf('firewall')
	const deployment = bouncer?.deployments[0]
	if (!bouncer || !deployment) throw new Error('no such bouncer')
	const start = { url: '', intervalSeconds: null, options: {} }
	const nothing = () => {}
	const form = render(
		<GeneratorForm {...{ bouncer, deployment, start }} source="integration" focus={null} last={null} next={null} onDeployment={nothing} onSource={nothing} />,
	)
	const field = form.getByLabelText('API key')
	const help = () => document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent
	expect(help()).toContain('While it is empty, the file holds <your-api-key>.')
	fireEvent.change(field, { target: { value: 'two words' } })
	expect(help()).toContain('Until it can be used, the file holds <your-api-key>.')
	fireEvent.change(field, { target: { value: '0123456789abcdef0123456789abcdef' } })
	expect(help()).not.toContain('the file holds')
})
