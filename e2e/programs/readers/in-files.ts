import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Calls a function with the texts as files, which are gone afterwards. */
export function inFiles<T>(texts: readonly string[], extension: string, use: (paths: readonly string[]) => T): T {
	const folder = mkdtempSync(join(tmpdir(), 'bouncer-doctor-read-'))
	try {
		return use(
			texts.map((text, index) => {
				const path = join(folder, `${index}.${extension}`)
				writeFileSync(path, text)
				return path
			}),
		)
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}
