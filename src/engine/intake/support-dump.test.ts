import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { findOutputs } from './outputs/find-outputs'
import { isOfUse, readDump } from './support-dump'

const file = (name: string, text: string) => ({ name, bytes: strToU8(text) })

test('each file stands below the command that would print it, logs by themselves', () => {
	const { text, logs } = readDump([
		file('log/crowdsec.log', 'level=info\n'),
		file('config/acquis/___etc___crowdsec___acquis.yaml', 'filenames: []\n'),
		file('lapi_status.txt', 'You can successfully interact with Local API (LAPI)\n'),
		file('features.txt', ''),
	])
	expect(text).toBe('$ cscli lapi status\nYou can successfully interact with Local API (LAPI)\n$ cat /etc/crowdsec/acquis.yaml\nfilenames: []\n')
	expect(logs.map(({ name }) => name)).toEqual(['log/crowdsec.log'])
	expect(findOutputs(text).map(({ id, command }) => [id, command])).toEqual([
		['cscli-api-status', 'cscli lapi status'],
		['crowdsec-files', 'cat /etc/crowdsec/acquis.yaml'],
	])
})

test('what is too long to be read as a whole is read as a log', () => {
	const { text, logs } = readDump([file('crash/crowdsec.txt', 'x'.repeat(300_000)), file('hub.txt', 'COLLECTIONS\n')])
	expect(text).toBe('$ cscli hub list\nCOLLECTIONS\n')
	expect(logs.map(({ name }) => name)).toEqual(['crash/crowdsec.txt'])
})

test('it tells when it was made, where it does', () => {
	expect(readDump([file('system.yaml', 'timestamp: 2026-11-29T23:36:01.123456789Z\ngo_os: linux\n')]).takenAt).toBe(Date.UTC(2026, 10, 29, 23, 36, 1, 123))
	expect(readDump([file('system.yaml', 'go_os: linux\n')]).takenAt).toBeNull()
	expect(readDump([]).takenAt).toBeNull()
})

test('profiles of memory and numbers for Prometheus are left', () => {
	expect(['pprof/heap.pprof', 'metrics/metrics.prometheus', 'lapi/bouncers.txt', 'log/crowdsec.log'].map(isOfUse)).toEqual([false, false, true, true])
})
