import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compress } from './compress.mjs'

test('texts get copies that unpack to themselves; small files and pictures do not', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'compress-'))
	const text = 'a page that repeats itself '.repeat(200)
	await writeFile(join(folder, 'page.html'), text)
	await writeFile(join(folder, 'small.js'), 'x')
	await writeFile(join(folder, 'picture.png'), Buffer.alloc(5000))
	const sum = await compress(folder)
	expect(sum.files).toBe(1)
	expect(sum.br).toBeLessThan(text.length / 10)
	expect(brotliDecompressSync(await readFile(join(folder, 'page.html.br'))).toString()).toBe(text)
	expect(gunzipSync(await readFile(join(folder, 'page.html.gz'))).toString()).toBe(text)
	for (const name of ['small.js.gz', 'picture.png.gz']) await expect(stat(join(folder, name))).rejects.toThrow()
	await rm(folder, { recursive: true })
})
