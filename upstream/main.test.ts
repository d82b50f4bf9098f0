import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { repositories, upstream } from '../src/facts/upstream'
import { main } from './main'

const folder = mkdtempSync(join(tmpdir(), 'upstream-none-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...args: readonly string[]): Promise<{ code: number; text: string }> {
	const printed: string[] = []
	const code = await main(args, folder, (text) => printed.push(text))
	return { code, text: printed.join('\n') }
}

describe('the command', () => {
	it('skips what it cannot have, says so, and does not fail', async () => {
		const { code, text } = await run('--from', folder)
		expect(code).toBe(0)
		expect(text).toContain('skipped: its source is missing')
		expect(text).toContain('- crowdsecurity/cs-firewall-bouncer')
	})

	it('fails on the same where all must be there', async () => {
		expect((await run('--from', folder, '--complete')).code).toBe(1)
	})

	it('gives the same as data', async () => {
		const { text } = await run('--from', folder, '--json')
		expect(JSON.parse(text)).toMatchObject({ schema: 1, missing: expect.arrayContaining(['crowdsecurity/lua-cs-bouncer']) })
	})

	it('lists stamps, the oldest first', async () => {
		const { code, text } = await run('--age')
		const lines = text.split('\n')
		expect(code).toBe(0)
		expect(lines).toHaveLength(repositories.length)
		expect(lines.map((line) => line.slice(0, 30))).toEqual(lines.map((line) => line.slice(0, 30)).toSorted())
		expect(lines.some((line) => line.includes('crowdsecurity/lua-cs-bouncer') && line.includes(upstream['crowdsecurity/lua-cs-bouncer'].version))).toBe(true)
	})

	it('reads releases out of checkouts only, and skips those that are missing', async () => {
		expect(await run('--history')).toMatchObject({ code: 2, text: expect.stringContaining('--from') })
		const { code, text } = await run('--history', '--from', folder, '--complete')
		expect(code).toBe(1)
		expect(text).toContain('no checkout with tags is there:')
		expect(text).toContain('- crowdsecurity/cs-firewall-bouncer')
		expect(text).toContain('0 differences')
	})

	it('explains itself, and what it does not know', async () => {
		expect(await run('--help')).toMatchObject({ code: 0, text: expect.stringContaining('--newest') })
		expect(await run('--fast')).toMatchObject({ code: 2, text: expect.stringContaining('--fast') })
	})
})
