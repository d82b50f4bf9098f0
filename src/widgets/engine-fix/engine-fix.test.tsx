// @vitest-environment happy-dom
import { cleanup, fireEvent, render, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { EngineFix } from './EngineFix'

afterEach(cleanup)

test('nothing is to be copied before it is filled in, and what is typed is in every place and form', () => {
	const { getAllByTestId } = render(
		<>
			<EngineFix id="lapi-reachable" />
			<EngineFix id="log-processor" />
		</>,
	)
	const [reachable, processor] = getAllByTestId('docker')
	if (!reachable || !processor) throw new Error('no such tab')
	expect(within(reachable).queryByLabelText('Copy docker-compose.yml')).toBeNull()
	fireEvent.change(within(processor).getByLabelText('Address of the Local API’s host'), { target: { value: '192.0.2.5' } })
	expect(within(reachable).getByText(/192\.0\.2\.5:8080:8080/)).toBeDefined()
	expect(within(reachable).getByLabelText('Copy docker-compose.yml')).toBeDefined()
	expect(within(processor).queryByLabelText('Copy docker-compose.yml')).toBeNull()
	fireEvent.change(within(processor).getByLabelText('Name of the log processor'), { target: { value: 'web 02' } })
	expect(within(processor).getByRole('alert').textContent).toContain('Letters')
	expect(within(processor).queryByText(/web 02/)).toBeNull()
})

test('an author’s mistake is named', () => {
	vi.spyOn(console, 'error').mockImplementation(() => {})
	expect(() => render(<EngineFix id="nothing" />)).toThrow('lapi-reachable')
})
