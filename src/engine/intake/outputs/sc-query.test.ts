import { expect, it } from 'vitest'
import { scQuery } from './sc-query'
import { seenIn } from './testing/seen-in'

const stopped = `
SERVICE_NAME: cs-windows-firewall-bouncer
        TYPE               : 10  WIN32_OWN_PROCESS
        STATE              : 1  STOPPED
        WIN32_EXIT_CODE    : 1064  (0x428)
        SERVICE_EXIT_CODE  : 0  (0x0)
        CHECKPOINT         : 0x0
        WAIT_HINT          : 0x0
`
const asked = (output: string) => `C:\\Windows\\system32>sc query cs-windows-firewall-bouncer\n${output}`

it('sc query: the state, in the language of the reader', () => {
	const failed = { kind: 'unit', name: 'cs-windows-firewall-bouncer', manager: 'windows', state: 'failed', exitCode: 1064, restarts: null }
	expect(seenIn(asked(stopped))).toEqual([[5, failed]])
	expect(seenIn(stopped.trim())).toEqual([[3, failed]])
	const french = stopped.replace('SERVICE_NAME', 'NOM_SERVICE').replace('STATE ', 'ÉTAT  ').replace('WIN32_EXIT_CODE   ', 'CODE_SORTIE_WIN32')
	expect(seenIn(asked(french))).toEqual([[5, failed]])
	expect(seenIn(asked(stopped.replace('1064  (0x428)', '1077  (0x435)')))).toMatchObject([[5, { state: 'inactive', exitCode: null }]])
	expect(seenIn(asked(stopped.replace('1  STOPPED', '4  RUNNING').replace('1064  (0x428)', '0  (0x0)')))).toMatchObject([[5, { state: 'active' }]])
	expect(
		seenIn(asked('[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\n\nThe specified service does not exist as an installed service.\n')),
	).toMatchObject([[2, { name: 'cs-windows-firewall-bouncer', state: 'missing' }]])
})

it('sc query: nothing of another service or of a log below is taken for its own', () => {
	const title = 'SERVICE_NAME: cs-windows-firewall-bouncer\nDISPLAY_NAME: CrowdSec Windows Firewall Bouncer\n'
	expect(
		seenIn(`${title}        TYPE               : 10  WIN32_OWN_PROCESS\n\n${stopped.trim().replace('cs-windows-firewall-bouncer', 'spooler')}`),
	).toMatchObject([[7, { name: 'spooler' }]])
	expect(seenIn(stopped.trim().replace(/^.*\n/, title))).toMatchObject([[4, { state: 'failed', exitCode: 1064 }]])
	const log = 'time="2026-11-20T07:58:12Z" level=error msg="API error: access forbidden"'
	const gone = `[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\n\nThe specified service does not exist as an installed service.\n`
	expect(scQuery.read(`${gone}\n${log}\n`.split('\n'), 'sc query a')).toMatchObject({ length: 3 })
})
