import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { acquisitionSourceIds, loggedServices } from '../../../facts/acquisitions'
import { acquisitionFile } from './acquisition'

const serviceOf = (id: string) => {
	const service = loggedServices.find((one) => one.id === id)
	if (!service) throw new Error(`no service ${id}`)
	return service
}

describe('the acquisition of a service', () => {
	it.each(loggedServices.flatMap((service) => acquisitionSourceIds.map((source) => [service.id, source] as const)))(
		'%s from %s is YAML with a source and a type',
		(id, source) => {
			const file = acquisitionFile(serviceOf(id), source)
			if (file === null) return
			const [document, other] = parseAllDocuments(file.content)
			expect(other).toBeUndefined()
			const value: unknown = document?.toJS()
			if (source === 'kubernetes') expect(value).toMatchObject({ agent: { acquisition: [{ namespace: 'default', program: serviceOf(id).program }] } })
			else expect(value).toMatchObject({ source: expect.any(String), labels: { type: expect.any(String) } })
		},
	)

	it('takes the head of syslog off where there is one', () => {
		expect(acquisitionFile(serviceOf('sshd'), 'file')?.content).toContain('type: syslog')
		expect(acquisitionFile(serviceOf('sshd'), 'journal')?.content).toContain('"_SYSTEMD_UNIT=ssh.service"')
		expect(acquisitionFile(serviceOf('nginx'), 'file')?.content).toContain('type: nginx')
	})

	it('is none where the service is not there', () => {
		expect(acquisitionFile(serviceOf('nginx'), 'journal')).toBeNull()
		expect(acquisitionFile(serviceOf('sshd'), 'docker')).toBeNull()
	})
})
