import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A package whose code is shipped. */
export interface Shipped {
	readonly name: string
	readonly version: string
	/** As its package.json says (SPDX). */
	readonly license: string
	/** The text that asks to be passed on; null where the package brings none. */
	readonly text: string | null
}

/**
 * The packages that files are of.
 *
 * @param files Paths of modules that went into a bundle.
 * @returns By name and version, each once.
 */
export function shippedPackages(files: Iterable<string>): readonly Shipped[] {
	const folders = new Set<string>()
	for (const file of files) {
		const folder = packageFolder(file)
		if (folder) folders.add(folder)
	}
	const byName = new Map([...folders].map((folder) => read(folder)).map((shipped) => [`${shipped.name} ${shipped.version}`, shipped]))
	return [...byName.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1))
}

/** One text with all of them. */
export function notices(packages: readonly Shipped[]): string {
	const told = packages.map(({ name, version, license, text }) => `${name} ${version}\n${license}\n\n${text ?? 'The package brings no text of its licence.'}`)
	return `Code of these packages is in what you have here, with our thanks.\n\n${told.map((one) => `${'-'.repeat(80)}\n${one.trim()}\n`).join('\n')}`
}

const nodeModules = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/

function packageFolder(file: string): string | null {
	const folder = nodeModules.exec(file)?.[0]
	return folder !== undefined && existsSync(join(folder, 'package.json')) ? folder : null
}

function read(folder: string): Shipped {
	const found: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
	const name = String(found.name)
	const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)([.-]|$)/i.test(entry))
	const text = file === undefined ? null : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
	if (typeof found.license !== 'string') throw new Error(`${name} (${dirname(folder)}) says no licence: look it up before its code is shipped`)
	return { name, version: String(found.version), license: found.license, text }
}
