import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'
import { notices, shippedPackages } from './notices'

interface Module {
	nameForCondition(): string | null | undefined
	readonly modules?: Iterable<Module>
}

/** Writes the licences of all packages whose code the site ships beside it: `licences.txt`. */
export default function licences(_context: LoadContext): Plugin {
	const files = new Set<string>()
	const note = (modules: Iterable<Module>) => {
		for (const module of modules) {
			const file = module.nameForCondition()
			if (file) files.add(file)
			// Modules that the bundler has put together to one.
			if (module.modules) note(module.modules)
		}
	}
	return {
		name: 'licences',
		configureWebpack(config, isServer) {
			if (isServer || config.mode !== 'production') return {}
			return { plugins: [{ apply: (compiler) => compiler.hooks.afterEmit.tap('licences', ({ modules }) => note(modules)) }] }
		},
		async postBuild({ outDir }) {
			const packages = shippedPackages(files)
			if (!packages.some(({ name }) => name === 'react')) throw new Error('licences: what the site ships was not found')
			await writeFile(join(outDir, 'licences.txt'), notices(packages))
		},
	}
}
