import { describe, expect, it } from 'vitest'
import { findOutputs } from './find-outputs'
import { readersOf, seenIn } from './testing/seen-in'

const running = `● crowdsec-custom-bouncer.service - The custom bouncer for CrowdSec
     Loaded: loaded (/lib/systemd/system/crowdsec-custom-bouncer.service; disabled; preset: enabled)
     Active: active (running) since Sun 2026-11-22 11:41:08 UTC; 6s ago
    Process: 286 ExecStartPost=/bin/sleep 0.1 (code=exited, status=0/SUCCESS)
   Main PID: 280 (crowdsec-custom)
        CPU: 33ms
     CGroup: /system.slice/crowdsec-custom-bouncer.service
             └─280 /usr/bin/crowdsec-custom-bouncer -c /etc/crowdsec/bouncers/crowdsec-custom-bouncer.yaml

Nov 22 11:41:08 vm systemd[1]: Starting crowdsec-custom-bouncer.service - The custom bouncer for CrowdSec...
Nov 22 11:41:08 vm crowdsec-custom-bouncer[280]: time="22-11-2026 11:41:08" level=error msg="API error: access forbidden"
`
const failed = `× apache2.service - The Apache HTTP Server
     Loaded: loaded (/lib/systemd/system/apache2.service; disabled; preset: enabled)
     Active: failed (Result: exit-code) since Sun 2026-11-22 11:44:54 UTC; 2s ago
       Docs: https://httpd.apache.org/docs/2.4/
    Process: 1433 ExecStart=/usr/sbin/apachectl start (code=exited, status=1/FAILURE)
        CPU: 18ms

Nov 22 11:44:54 vm systemd[1]: apache2.service: Failed with result 'exit-code'.
`

describe('systemctl', () => {
	it('status: the state, and the journal as a log', () => {
		expect(seenIn(running)).toEqual([[3, { kind: 'unit', name: 'crowdsec-custom-bouncer', state: 'active', exitCode: 0, restarts: null }]])
		expect(findOutputs(running)[0]?.logs).toEqual([{ firstLine: 9, lastLine: 11, stream: 'crowdsec-custom-bouncer' }])
		expect(seenIn(failed)).toEqual([[3, { kind: 'unit', name: 'apache2', state: 'failed', exitCode: 1, restarts: null }]])
		expect(seenIn('Unit crowdsec-firewall-bouncer.service could not be found.')).toMatchObject([[1, { name: 'crowdsec-firewall-bouncer', state: 'missing' }]])
		expect(seenIn(running.replace('active (running)', 'activating (auto-restart) (Result: exit-code)'))).toMatchObject([[3, { state: 'failed' }]])
		expect(seenIn(running.replace('active (running)', 'inactive (dead)'))).toMatchObject([[3, { state: 'inactive' }]])
		expect(seenIn(running.replace('Loaded: loaded', 'Loaded: masked'))).toMatchObject([[3, { state: 'masked' }]])
	})

	it('show: properties', () => {
		const shown =
			'Type=notify\nRestart=always\nNRestarts=7\nExecMainStatus=1\nId=crowdsec-firewall-bouncer.service\nLoadState=loaded\nActiveState=activating\nSubState=auto-restart\n'
		expect(seenIn(`$ systemctl show crowdsec-firewall-bouncer\n${shown}`)).toEqual([
			[8, { kind: 'unit', name: 'crowdsec-firewall-bouncer', state: 'failed', exitCode: 1, restarts: 7 }],
		])
		expect(seenIn('Type=A\nName=b\n')).toEqual([])
	})

	it('cat: files of a unit, no log', () => {
		expect(
			readersOf('# /lib/systemd/system/crowdsec-firewall-bouncer.service\n[Unit]\nDescription=The firewall bouncer\n\n[Service]\nExecStart=/usr/bin/x\n'),
		).toEqual(['systemctl-cat'])
		expect(readersOf('# /etc/crowdsec/bouncers/crowdsec-firewall-bouncer.yaml\nmode: nftables\n')).toEqual([])
	})

	it('journalctl: the unit of lines that name none', () => {
		const cat = 'time="2026-11-22T11:41:08Z" level=error msg="API error: access forbidden"\n'
		for (const [command, stream] of [
			['journalctl -u crowdsec-firewall-bouncer.service -o cat', 'crowdsec-firewall-bouncer'],
			['sudo journalctl -xeu crowdsec-firewall-bouncer', 'crowdsec-firewall-bouncer'],
			['journalctl -u nginx -u crowdsec', ''],
			['journalctl -n 50', ''],
		] as const)
			expect(findOutputs(`$ ${command}\n${cat}`)[0]?.logs, command).toEqual([{ firstLine: 2, lastLine: 3, stream }])
	})
})
