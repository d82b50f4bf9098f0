import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Machine } from './machine'

const folder = process.env.PROGRAMS_DIR
const source = '/srv/packages'

/** The file of a package in the folder PROGRAMS_DIR (`NAME_VERSION_ARCHITECTURE.deb`); null where it is not there. */
export function packageFile(name: string): string | null {
	if (folder === undefined || !existsSync(folder)) return null
	const file = readdirSync(folder).find((entry) => entry.startsWith(`${name}_`) && entry.endsWith('.deb'))
	return file === undefined ? null : join(folder, file)
}

/**
 * Offers packages of PROGRAMS_DIR to apt in a machine, as the repository does that its reader has added.
 *
 * @throws Error when one is missing, or apt takes no notice of them.
 */
export async function offer(machine: Machine, names: readonly string[]): Promise<void> {
	const stanzas = names.map((name) => {
		const file = packageFile(name)
		if (file === null) throw new Error(`PROGRAMS_DIR has no package ${name}`)
		machine.copy(file, `${source}/${name}.deb`)
		const sum = createHash('sha256').update(readFileSync(file)).digest('hex')
		const control = execFileSync('dpkg-deb', ['--field', file], { encoding: 'utf8' }).trimEnd()
		return `${control}\nFilename: ./${name}.deb\nSize: ${statSync(file).size}\nSHA256: ${sum}\n`
	})
	machine.write(`${source}/Packages`, stanzas.join('\n'))
	machine.write('/etc/apt/sources.list.d/crowdsec.list', `deb [trusted=yes] file:${source} ./\n`)
	// The lists of Debian stay as they are: no server of it answers here.
	const only = '-o Dir::Etc::sourcelist=/etc/apt/sources.list.d/crowdsec.list -o Dir::Etc::sourceparts=- -o APT::Get::List-Cleanup=0'
	const { output, exitCode } = await machine.asRoot(`chmod -R a+rX ${source} && apt-get update ${only}`)
	if (exitCode !== 0) throw new Error(`apt does not take ${source}: ${output}`)
}
