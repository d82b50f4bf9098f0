import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { checkPasted } from './check-pasted'
import { createDoctor } from './doctor'
import { withConfigs } from './with-configs'

const analyzer = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
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

	it('tells the same fault of many signs once, with its count and first places', () => {
		const of = (end: string) =>
			read(`<?php\nreturn [\n 'api_url' => 'http://127.0.0.1:8080',\n 'cache_system' => 'phpfs',\n 'bouncing_level' => 'normal_bouncing',\n 's'${end}\n];\n`)
				.findings
		expect(of(" => 'x',").filter(({ count }) => count > 1)).toEqual([])
		const many = of("'".repeat(999))
		expect(many.length).toBeLessThan(10)
		expect(many.some(({ count, samples }) => count > 100 && samples.length === 3)).toBe(true)
	})

	it('is not blamed for what the file that wins over it sets', () => {
		const path = '/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml'
		const packaged = config.replace('/v1/decisions/stream', '').replace(/api_key: .*/, 'api_key: ${API_KEY}')
		const alone = `$ cat ${path}\n${packaged}`
		expect(read(alone)).toMatchObject({ status: 'problem', cause: 'api-key-malformed' })
		const { status } = read(`${alone}$ cat ${path}.local\napi_key: ${'0123456789abcdef'.repeat(4)}\n# nothing else\n`)
		expect(status).toBe('unrecognised')
	})

	it('that a shell fills in is not blamed for its variables', () => {
		const written = (end: string) =>
			`$ sudo tee crowdsec-firewall-bouncer.yaml <<${end}\n${config.replace('/v1/decisions/stream', '').replace(/api_key: .*/, 'api_key: $KEY')}EOF\n`
		expect(read(written("'EOF'"))).toMatchObject({ status: 'problem', cause: 'api-key-malformed' })
		expect(read(written('EOF'))).toMatchObject({ status: 'unrecognised', bouncer: 'firewall' })
	})

	it('of which lines are left out is not blamed for what is not in it', () => {
		const shown = config.replace('/v1/decisions/stream', '').replace(/api_key: .*\n/, '')
		expect(read(`$ cat crowdsec-firewall-bouncer.yaml\n${shown}`)).toMatchObject({ status: 'problem', cause: 'api-key-missing' })
		expect(read(`$ grep -v api_key crowdsec-firewall-bouncer.yaml\n${shown}`)).toMatchObject({ status: 'unrecognised', bouncer: 'firewall' })
	})

	it('in a code fence confirms what the log says', () => {
		const verdict = read(`My file:\n\`\`\`yaml\n${config}\`\`\`\nand the log:\n\`\`\`\n${notFound}\`\`\`\n`)
		expect(verdict).toMatchObject({ cause: 'api-url-wrong-path', confidence: 'high' })
		expect(verdict.because.join(' ')).toContain('shows the same fault')
	})

	it('is numbered as in the paste, whatever it wears', () => {
		const quoted = config.replace(/^(?=.)/gm, '> ')
		expect(read(`On Monday I wrote:\n${quoted}`).findings[0]?.samples[0]).toMatchObject({ line: 5, text: expect.stringMatching(/^api_url: /) })
	})

	it('that is right leaves the verdict of the log', () => {
		const right = config.replace('/v1/decisions/stream', '')
		expect(read(`${right}\n${notFound}`)).toMatchObject({ cause: 'api-url-wrong-path', status: 'problem' })
		expect(read(right)).toMatchObject({ status: 'unrecognised', bouncer: 'firewall' })
	})

	it('on one line shows the part in which a setting stands, and one fault of a setting once', () => {
		const oneLine = (settings: number) => {
			const intervals = Array.from({ length: settings }, (_, at) => `"update_frequency": "${at}x"`).join(', ')
			const { findings } = read(`{"mode": "nftables", "api_url": "http://127.0.0.1:8080/", ${intervals}}\n`)
			const [fault] = findings.filter(({ count }) => count === settings)
			expect(fault?.samples.map(({ text }) => text.includes('"2x"'))).toEqual([true, true, true])
			return JSON.stringify(findings).length
		}
		expect(oneLine(200)).toBeLessThan(1.5 * oneLine(50))
	})

	it('as a file of its own has its name, and the lines after those of the files before it', () => {
		const [found] = checkPasted(config, bouncers, { name: 'fw.yaml', linesBefore: 2 })
		expect(found).toMatchObject({ name: 'fw.yaml', firstLine: 3 })
		const verdict = withConfigs(analyzer.diagnose(unnamed, { bouncer: null, year: 2026 }), found ? [found] : [], bouncers)
		expect(verdict).toMatchObject({ cause: 'api-url-wrong-path' })
		expect(verdict.because[0]).toContain('fw.yaml, line 4,')
		expect(verdict.findings[0]?.firstLine).toBe(6)
	})

	it('shows where the bouncer runs where it is a Compose file with its settings, and the lines show nothing', () => {
		const compose = (key: string) => `services:
  app:
    image: nginx
    labels:
      - traefik.http.middlewares.crowdsec.plugin.bouncer.enabled=true
      - traefik.http.middlewares.crowdsec.plugin.bouncer.crowdsecMode=stream
      - traefik.http.middlewares.crowdsec.plugin.bouncer.crowdsecLapiHost=admin.api.crowdsec.net
      - traefik.http.middlewares.crowdsec.plugin.bouncer.crowdsecLapiPath=/v1/integrations/0123456789abcdef01234567/v1/decisions/stream
      - traefik.http.middlewares.crowdsec.plugin.bouncer.crowdsecLapiKey=${key}
`
		expect(read(compose('Zx81qLmN04vTr7YbKd92'))).toMatchObject({ bouncer: 'traefik', place: { manager: 'compose' } })
		expect(read(`${config}`).place.manager).toBe(null)
	})

	it('is one of those that nginx -T prints', () => {
		const dump = `$ sudo nginx -T
nginx: the configuration file /etc/nginx/nginx.conf syntax is ok
nginx: configuration file /etc/nginx/nginx.conf test is successful
# configuration file /etc/nginx/nginx.conf:
user www-data;
events {}
http {
	include /etc/nginx/conf.d/*.conf;
}

# configuration file /etc/crowdsec/bouncers/crowdsec-nginx-bouncer.conf:
# API error: access forbidden
API_URL=https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567/v1/decisions/stream
API_KEY=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
MODE=stream
`
		const verdict = read(dump)
		expect(verdict).toMatchObject({ cause: 'api-url-wrong-path', basis: 'config' })
		expect(verdict.findings[0]).toMatchObject({ firstLine: 13 })
		expect(verdict.findings.filter(({ error, aside }) => error === 'go/access-forbidden' && !aside)).toEqual([])
	})
})
