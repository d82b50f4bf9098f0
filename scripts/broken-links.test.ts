import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brokenLinks } from './broken-links.mjs'

test('what leads nowhere is named with its page', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'links-'))
	await mkdir(join(folder, 'u'))
	await writeFile(join(folder, 'index.html'), '<a href="/help/u/page#part">there</a><a href=/help/>home</a><a href="https://example.com/x">away</a>')
	await writeFile(
		join(folder, 'u/page.html'),
		'<a href="/u/page">no base</a><img src="/help/gone.png"><a href="mailto:x@example.com">mail</a><a href="#here">here</a>',
	)
	expect(brokenLinks(folder, '/help/')).toEqual({ checked: 5, broken: ['u/page.html: /u/page', 'u/page.html: /help/gone.png'] })
	await rm(folder, { recursive: true })
})
