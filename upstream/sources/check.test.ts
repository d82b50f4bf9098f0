import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { holdSources } from './check'

const repository = 'crowdsecurity/go-cs-bouncer'
const checkouts = { open: async (name: string) => (name === repository ? treeOf({ 'docs/a.md': '', 'stream_bouncer.go': '' }) : undefined) }
const cite = (path: string, of = repository) => ({ subject: 'firewall', repository: of, path })

describe('files that are named as sources', () => {
	it('exist, or are told', async () => {
		const section = await holdSources([cite('stream_bouncer.go'), cite('stream_bouncer.go'), cite('docs/'), cite('live_bouncer.go')], checkouts)
		expect(section).toMatchObject({ held: 2, all: 3 })
		expect(section.findings).toMatchObject([{ kind: 'invented', name: `${repository}:live_bouncer.go` }])
	})

	it('belong to a repository with a stamp', async () => {
		const section = await holdSources([cite('README.md', 'somebody/else')], checkouts)
		expect(section.findings).toMatchObject([{ name: 'somebody/else:README.md', says: expect.stringContaining('no stamp') }])
	})

	it('are skipped where the repository cannot be had', async () => {
		const section = await holdSources([cite('README.md', 'crowdsecurity/pycrowdsec')], checkouts)
		expect(section).toMatchObject({ findings: [], subjects: [{ read: false }] })
	})
})
