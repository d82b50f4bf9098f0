import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { createDoctor } from './doctor'
import { fixAt } from './place'

const rules = await readErrorPages(process.cwd())
const doctor = createDoctor({ rules, bouncers, programs })
const diagnose = (text: string) => doctor.diagnose(text, { bouncer: null, year: 2026 })

/** Messages of systemd, of Apache as Debian packages it, and of Docker itself are about the host, wherever the text comes from. */
const ofHost = /^(?:systemd|apache|docker)\/|^go\/pull-line-cut$|^custom\/notify-failed$/

describe('what to do fits the place', () => {
	it('asks for no service manager and no apt in a container', () => {
		const wrong = rules.filter(
			(rule) =>
				!ofHost.test(rule.id) && /`(?:sudo )?(?:systemctl|journalctl|apt|timedatectl|cscli) /.test(fixAt(rule, { manager: 'compose', os: null, names: [] })),
		)
		expect(wrong.map(({ id }) => id)).toEqual([])
	})

	it('leaves the file and the service of a host alone in ingress-nginx', () => {
		const wrong = rules.filter(
			(rule) =>
				rule.bouncers.includes('ingress-nginx') &&
				rule.id.startsWith('lua/') &&
				/(?:restart|reload) NGINX|`http \{\}`|`API_(?:URL|KEY)=|`ENABLED=|restart the container/.test(
					fixAt(rule, { manager: 'kubernetes', os: null, names: [] }),
				),
		)
		expect(wrong.map(({ id }) => id)).toEqual([])
	})

	it('is that of Kubernetes for a bouncer that runs nowhere else, whatever the lines show', () => {
		const line =
			"2026/11/22 11:18:26 [error] 31409#31409: *3 [lua] stream.lua:228: stream_query_api(): HTTP error while request to Local API '404' with message ({})\n"
		expect(diagnose(line).findings[0]?.fix).toContain('restart NGINX')
		expect(doctor.diagnose(line, { bouncer: 'ingress-nginx', year: 2026 }).findings[0]?.fix).toContain('helm upgrade')
		const [finding] = diagnose(line).findings
		const ingress = bouncers.find(({ id }) => id === 'ingress-nginx') ?? null
		expect(finding && fixAt(finding, { manager: null, os: null, names: [] }, ingress)).toContain('helm upgrade')
	})

	it('asks for no apt on Alpine', () => {
		const wrong = rules.filter((rule) => rule.fixAt.alpine !== undefined && /\bapt\b/.test(fixAt(rule, { manager: null, os: 'alpine', names: [] })))
		expect(wrong.map(({ id }) => id)).toEqual([])
	})

	it('is told in the verdict', () => {
		const line = "2026/03/03 06:10:41 [error] 9#9: init_by_lua error: /usr/local/lua/crowdsec/crowdsec.lua:6: module 'cjson' not found:"
		expect(diagnose(`${line}\n`).findings[0]?.fix).toContain('apt install')
		expect(diagnose(`swag  | ${line}\n`).findings[0]?.fix).toContain('image')
		expect(diagnose(`(1/2) Installing gettext\n/etc/nginx/http.d/crowdsec_nginx.conf\n${line}\n`).findings[0]?.fix).toContain('apk add')
	})

	it('is FreeBSD’s on OPNsense and pfSense', () => {
		const verdict = diagnose(
			'/usr/local/etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml\ntime="2026-03-03T06:10:41Z" level=error msg="Get \\"http://127.0.0.1:8080/v1/decisions/stream\\": dial tcp 127.0.0.1:8080: connect: connection refused"\n',
		)
		expect(verdict.place.os).toBe('freebsd')
		expect(verdict.next.map(({ what, command }) => `${what} ${command?.run}`).join(' ')).not.toContain('systemctl')
	})
})
