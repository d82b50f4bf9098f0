import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { createAnalyzer } from '../logs/analyzer'
import { checkPasted } from './check-pasted'
import { undatedParts } from './split-pasted'
import { withConfigs } from './with-configs'

const analyzer = createAnalyzer({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const read = (text: string) => withConfigs(analyzer.diagnose(text, { bouncer: null, year: 2026 }), checkPasted(text, bouncers), bouncers)

const config = `mode: nftables
update_frequency: 24h
log_mode: file
api_url: https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream
api_key: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
nftables:
  ipv4:
    enabled: true
`
const unnamed = `time="2026-03-03T06:10:42Z" level=info msg="backend type: nftables"
time="2026-03-03T06:10:42Z" level=fatal msg="process terminated with error: bouncer stream halted"
`
const notFound = 'time="2026-03-03T06:10:42Z" level=error msg="API error: Not Found"\n'

describe('a configuration file in the paste', () => {
	it('alone is a verdict', () => {
		expect(read(config)).toMatchObject({ status: 'problem', cause: 'api-url-wrong-path', bouncer: 'firewall', confidence: 'medium' })
		expect(read(config).findings[0]?.samples[0]).toMatchObject({ line: 4 })
	})

	it('between prompts explains a log that names no root', () => {
		const paste = `$ cat /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml\n${config}$ journalctl -u crowdsec-firewall-bouncer\n${unnamed}`
		const verdict = read(paste)
		expect(verdict).toMatchObject({ status: 'problem', cause: 'api-url-wrong-path' })
		expect(verdict.because[0]).toContain('/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml, line 4,')
		expect(verdict.findings[0]?.firstLine).toBe(5)
	})

	it('is not blamed for what the file that wins over it sets', () => {
		const path = '/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml'
		const packaged = config.replace('/v1/decisions/stream', '').replace(/api_key: .*/, 'api_key: ${API_KEY}')
		const alone = `$ cat ${path}\n${packaged}`
		expect(read(alone)).toMatchObject({ status: 'problem', cause: 'api-key-malformed' })
		const { status } = read(`${alone}$ cat ${path}.local\napi_key: ${'0123456789abcdef'.repeat(4)}\n# nothing else\n`)
		expect(status).toBe('unrecognised')
	})

	it('in a code fence confirms what the log says', () => {
		const verdict = read(`My file:\n\`\`\`yaml\n${config}\`\`\`\nand the log:\n\`\`\`\n${notFound}\`\`\`\n`)
		expect(verdict).toMatchObject({ cause: 'api-url-wrong-path', confidence: 'high' })
		expect(verdict.because.join(' ')).toContain('shows the same fault')
	})

	it('that is right leaves the verdict of the log', () => {
		const right = config.replace('/v1/decisions/stream', '')
		expect(read(`${right}\n${notFound}`)).toMatchObject({ cause: 'api-url-wrong-path', status: 'problem' })
		expect(read(right)).toMatchObject({ status: 'unrecognised', bouncer: 'firewall' })
	})
})

describe('undatedParts', () => {
	it('knows where each part begins and which file it is', () => {
		const parts = undatedParts('root@edge01:~# cat /etc/a.conf\na=1\nb=2\nroot@edge01:~# tail /var/log/x.log\n2026-01-02T03:04:05Z x\nTraceback\n  File\n')
		expect(parts).toEqual([
			{ name: '/etc/a.conf', text: 'a=1\nb=2', firstLine: 2 },
			{ name: null, text: 'Traceback\n  File\n', firstLine: 6 },
		])
	})
})
