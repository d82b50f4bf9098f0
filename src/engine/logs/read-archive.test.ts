import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { UnreadableZip } from '../intake/zip'
import { createAnalyzer } from './analyzer'
import { readArchive } from './read-archive'

const analyzer = createAnalyzer({ rules: await readErrorPages(process.cwd()), bouncers, programs })

test('outputs, the time of the archive and each log come out of it', () => {
	const reading = analyzer.start({ bouncer: null, year: 2026 })
	const text = readArchive(
		zipSync({
			'lapi_status.txt': strToU8('You can successfully interact with Local API (LAPI)\n'),
			'system.yaml': strToU8('timestamp: 2026-11-29T23:36:22.7248114Z\n'),
			'log/crowdsec_api.log': strToU8(
				'time="2026-11-29T23:35:49Z" level=info msg="127.0.0.1 - [Sun, 29 Nov 2026 23:35:49 UTC] \\"GET /v1/decisions/stream?startup=true HTTP/1.1 200 1.6ms \\"crowdsec-firewall-bouncer/v0.0.34\\" \\"" module=lapi\n',
			),
			'pprof/heap.pprof': strToU8('nothing'),
		}),
		reading,
	)
	const evidence = reading.end()
	expect(text).toContain('$ cscli lapi status')
	expect(evidence.takenAt).toBe(Date.UTC(2026, 10, 29, 23, 36, 22, 724))
	expect(evidence.outputs.map(({ id }) => id)).toEqual(['cscli-api-status'])
	const log = evidence.streams.find(({ name }) => name === 'crowdsec_api')
	expect(log?.tallies.map(({ rule }) => rule.id)).toEqual(['engine/access-200'])
	expect(log?.tallies[0]?.firstLine).toBe(3)
})

test('of an archive that is not unpacked nothing is read', () => {
	const reading = analyzer.start({ bouncer: null, year: 2026 })
	expect(() => readArchive(strToU8('PK\u0003\u0004 no archive'), reading)).toThrow(UnreadableZip)
	expect(reading.end().isEmpty).toBe(true)
})
