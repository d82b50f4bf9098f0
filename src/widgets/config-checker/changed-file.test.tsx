// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { check } from '../../engine/config/check'
import { bouncers } from '../../facts/bouncers'
import { CorrectedEngineFile } from './CorrectedEngineFile'

afterEach(cleanup)

function shown(text: string) {
	const result = check(text, null, bouncers, '/etc/crowdsec/config.yaml.local')
	return render(<CorrectedEngineFile checked={{ result, corrects: { text, changes: result.changes } }} />)
}

test('a change that is left out is named above the file and on its buttons', () => {
	const { getByRole, getAllByRole } = shown('api:\n  server:\n    listen_url: 0.0.0.0:8080\n    trusted_ips: 192.0.2.1\n')
	getByRole('heading', { name: 'The corrected file' })
	const [first, second] = getAllByRole('checkbox')
	if (!first || !second) throw new Error('no two changes')
	fireEvent.click(first)
	getByRole('heading', { name: 'The file with 1 of 2 changes' })
	getByRole('button', { name: 'Copy, with 1 change left out' })
	fireEvent.click(getByRole('button', { name: 'Apply all' }))
	getByRole('button', { name: 'Copy the corrected file' })
	fireEvent.click(getByRole('button', { name: 'Apply none' }))
	getByRole('heading', { name: 'The file with 0 of 2 changes' })
})

test('what only the reader can put right is still missing', () => {
	const { getByRole } = shown('api:\n  server:\n    listen_url: 0.0.0.0:8080\n    trusted_ips: [192.0.2.0/33]\n')
	getByRole('heading', { name: 'Corrected, except 1 thing' })
	getByRole('button', { name: 'Copy, with 1 thing still missing' })
})

test('a file without a change has no corrected one', () => {
	expect(shown('api:\n  server:\n    listen_uri: 127.0.0.1:8080\n').container.textContent).toBe('')
})
