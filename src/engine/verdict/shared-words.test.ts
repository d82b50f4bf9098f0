import { describe, expect, it } from 'vitest'
import { readErrorPages } from '../../../plugins/error-rules/read-pages'
import { bouncers } from '../../facts/bouncers'
import { programs } from '../../facts/programs'
import { createDoctor } from './doctor'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const diagnose = (...lines: readonly string[]) => doctor.diagnose(`${lines.join('\n')}\n`, { bouncer: null, year: 2026 })

describe('words of the kernel, of iptables and of ipset', () => {
	it.each([
		'opensnitchd[2098]: [2026-04-11 13:57:10]  WAR  nftables, error applying interception rules: Receive: netlink receive: recvmsg: no buffer space available',
		'Apr 11 13:57:10 host blockd[2098]: setting up nftables: conn.Receive: netlink receive: operation not permitted',
		'Jan 02 03:04:05 host firehol[12]: ipset v7.10: Set cannot be destroyed: it is in use by a kernel component',
		'Jan 02 03:04:05 host lists.sh[12]: ipset v7.10: Hash is full, cannot add more elements',
		'Jan 02 03:04:05 host csf[12]: ipset v7.10: The set with the given name does not exist',
		'docker: Error response from daemon: driver failed programming external connectivity on endpoint web: (iptables failed: iptables --wait -t nat -A DOCKER: iptables: No chain/target/match by that name.',
	])('are no fault of a bouncer where another program speaks: %s', (line) => {
		expect(diagnose(line)).toMatchObject({ status: 'unrecognised', cause: null, bouncer: null })
	})

	it.each([
		['time="2026-01-02T03:04:05Z" level=error msg="unable to commit add decisions netlink receive: message too long"', 'cache-too-small'],
		['time="02-01-2026 03:04:05" level=fatal msg="conn.Receive: netlink receive: operation not permitted"', 'backend-permission'],
		['crowdsec-firewall-bouncer[617]: conn.Receive: netlink receive: operation not supported', 'backend-firewall-missing'],
		[
			'time="02-01-2026 03:04:05" level=fatal msg="iptables init failed: Error while insert set in iptables (/usr/sbin/ip6tables -I DOCKER-USER): exit status 1 --> ip6tables: No chain/target/match by that name.\\n"',
			'config-invalid-value',
		],
		[
			'time="02-01-2026 03:04:05" level=error msg="set destroy error : exit status 1 - ipset v7.17: Set cannot be destroyed: it is in use by a kernel component\\n"',
			'backend-busy',
		],
	])('are the firewall bouncer’s in its own frame: %s', (line, cause) => {
		expect(diagnose(line)).toMatchObject({ status: 'problem', cause, bouncer: 'firewall' })
	})

	it('are told with a reserve where nothing shows who was told so', () => {
		const verdict = diagnose('ipset v7.10: Hash is full, cannot add more elements')
		expect(verdict).toMatchObject({ status: 'problem', cause: 'cache-too-small', bouncer: null, confidence: 'low' })
	})
})

describe('general words of a bouncer', () => {
	it.each([
		'2026-01-02 03:04:05,678 - mybot - WARNING - Rate limited (429), retrying in 1.12s (attempt 1/3)',
		'2026-01-02 03:04:05 myapp ERROR error while creating settings file: permission denied',
		'Error: signing key must be at least 32 bytes',
		'time="2026-01-02T03:04:05Z" level=error msg="Binary exited: exit status 1"',
		"2026-01-02 03:04:05.1234|ERROR|MyApp.Program|Could not load configuration: Could not find file 'appsettings.json'.",
		'Error: failed to listen on gRPC port 50051: listen tcp :50051: bind: address already in use',
	])('name none: %s', (line) => {
		expect(diagnose(line)).toMatchObject({ bouncer: null, confidence: 'low' })
	})
})
