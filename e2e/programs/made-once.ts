import { createHash } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * What takes minutes to make, and is kept in the system's folder for temporary files. It takes the place of one with other contents.
 *
 * @param make Makes it at a path of its own: what is cut off is never taken for whole.
 * @returns where it lies.
 * @throws Error when it cannot be made, for instance without a network.
 */
export function madeOnce(kind: string, contents: string, make: (path: string) => void, ending: '' | '.tar' = ''): string {
	const prefix = `bouncer-doctor-${kind}-`
	const name = `${prefix}${createHash('sha256').update(contents).digest('hex').slice(0, 12)}`
	const path = join(tmpdir(), `${name}${ending}`)
	if (existsSync(path)) return path
	for (const other of readdirSync(tmpdir())) if (other.startsWith(prefix)) rmSync(join(tmpdir(), other), { recursive: true, force: true })
	const growing = join(tmpdir(), `${name}.${process.pid}${ending}`)
	try {
		make(growing)
		renameSync(growing, path)
		return path
	} catch (error) {
		rmSync(growing, { recursive: true, force: true })
		throw error
	}
}
