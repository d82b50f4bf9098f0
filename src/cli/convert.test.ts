import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { UsageError } from './usage'

vi.mock('@generated/error-rules/default/search.json', () => ({ default: { rules: [], plan: { needles: [], marks: [] } } }))
const { convert } = await import('./convert')

const base = 'https://admin.api.crowdsec.net/v1/integrations/0123456789abcdef01234567'
const key = '3f8a1c5e7b9d0246813579bdf02468ace13579bd024f68ace0123456789abcd0'

let folder: string
let file: string
let printed: string[]
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'convert-'))
	file = join(folder, 'crowdsec-nginx-bouncer.conf')
	await writeFile(file, `API_URL=${base}\nAPI_KEY=${key}\nMODE=stream\nUPDATE_FREQUENCY=3600\nRET_CODE=404\nBOUNCING_ON_TYPE=ban\n`)
	printed = []
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
})
afterEach(async () => {
	vi.restoreAllMocks()
	await rm(folder, { recursive: true })
})

async function refusal(words: readonly string[]): Promise<string> {
	const error = await convert(words).then(
		() => null,
		(thrown: unknown) => thrown,
	)
	if (!(error instanceof UsageError)) throw new Error(`no refusal for ${words.join(' ')}`)
	expect(printed).toEqual([])
	expect(error.message).not.toContain('\n')
	return error.message
}

test('as data: files, what was carried over, what was left', async () => {
	expect(await convert(['--to', 'traefik', '--deployment', 'docker-labels', '--json', file])).toBe(0)
	const result = JSON.parse(printed.join(''))
	expect(result).toMatchObject({ schema: 1, from: 'nginx', to: 'traefik', deployment: 'docker-labels', source: 'integration' })
	expect(result.files[0].content).toContain('remediationStatusCode=404')
	expect(result.carried).toContainEqual({ from: 'RET_CODE', line: 5, to: 'remediationStatusCode', value: '404', note: null })
	expect(result.left).toContainEqual(expect.objectContaining({ from: 'BOUNCING_ON_TYPE', line: 6, reason: 'no-counterpart' }))
	expect(JSON.stringify([result.carried, result.left, result.steps, result.warnings])).not.toContain(key)
})

test('for a person', async () => {
	expect(await convert(['--to', 'openresty', file])).toBe(0)
	const text = printed.join('')
	expect(text).toContain('Read as a file of nginx; written for openresty, deb.')
	expect(text).toContain('RET_CODE -> RET_CODE = 404')
})

test('written below a folder, and never over a file', async () => {
	const words = ['--to', 'openresty', '--out', join(folder, 'out'), file]
	expect(await convert(words)).toBe(0)
	expect(printed.join('')).not.toContain(key)
	printed = []
	expect(await refusal(words)).toContain('exists already')
})

describe('bad input is refused in one line', () => {
	test.each([
		['no target', () => [file], '--to ID is needed'],
		['an unknown target', () => ['--to', 'none', file], '--to none is not known'],
		['a target that cannot', () => ['--to', 'apache', file], '--to: Apache cannot pull from a Console integration'],
		['an unknown deployment', () => ['--to', 'traefik', '--deployment', 'none', file], 'docker-labels'],
		['no such file', () => ['--to', 'traefik', join(folder, 'none.conf')], 'no such file'],
		['two files', () => ['--to', 'traefik', file, file], 'takes one FILE'],
		['key and file from one pipe', () => ['--to', 'traefik', '--key', '-'], '--key -'],
		['a bad address', () => ['--to', 'traefik', '--url', 'javascript:alert(1)', file], '--url'],
	])('%s', async (_what, words, told) => {
		expect(await refusal(words())).toContain(told)
	})
})
