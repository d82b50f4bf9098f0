import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for one run. What runs that were killed have left behind is removed: a Docker keeps all its images there. */
export function runFolder(kind: string): string {
	for (const name of readdirSync(tmpdir())) {
		const pid = /^bouncer-doctor-run-[a-z]+-(\d+)-/.exec(name)?.[1]
		if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
	}
	return mkdtempSync(join(tmpdir(), `bouncer-doctor-run-${kind}-${process.pid}-`))
}
