import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname

/** A module that another file has loaded before can no longer be replaced, so who replaces one gets modules of its own. */
const replacing = ['src', 'plugins', 'scripts', 'bin', 'bench'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
		.filter((file) => /\.test\.(tsx?|mjs)$/.test(file) && readFileSync(join(root, file), 'utf8').includes('vi.mock(')),
)

// Ends what hangs; no test is about time.
const hangs = 600_000

export default defineConfig({
	// tsconfig.json leaves JSX as it is, for Docusaurus.
	oxc: { jsx: { runtime: 'automatic' } },
	resolve: {
		alias: {
			'@site': root,
			'@docusaurus/useBaseUrl': `${root}/src/widgets/testing/use-base-url.ts`,
			'@theme/TabItem': `${root}/src/widgets/testing/tab-item.tsx`,
			'@theme/Tabs': `${root}/src/widgets/testing/tabs.tsx`,
			'@docusaurus/useIsBrowser': `${root}/node_modules/@docusaurus/core/lib/client/exports/useIsBrowser.js`,
		},
	},
	test: {
		setupFiles: ['src/testing/late-imports.ts'],
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					// A third of the processor time went into loading the same modules for every file. No test leaves anything behind.
					isolate: false,
					include: [
						'src/**/*.test.{ts,tsx}',
						'upstream/**/*.test.ts',
						'plugins/**/*.test.ts',
						'scripts/**/*.test.ts',
						'bin/**/*.test.ts',
						'bench/**/*.test.mjs',
					],
					exclude: replacing,
					testTimeout: hangs,
					hookTimeout: hangs,
				},
			},
			{ extends: true, test: { name: 'unit-replacing', include: replacing, testTimeout: hangs, hookTimeout: hangs } },
			{ extends: true, test: { name: 'programs', include: ['e2e/programs/**/*.test.ts'], testTimeout: hangs, hookTimeout: hangs, fileParallelism: false } },
		],
	},
})
