import { defineConfig } from 'vitest/config'

export default defineConfig({
	// tsconfig.json leaves JSX as it is, for Docusaurus.
	oxc: { jsx: { runtime: 'automatic' } },
	resolve: { alias: { '@site': import.meta.dirname } },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.{ts,tsx}', 'plugins/**/*.test.ts', 'scripts/**/*.test.ts', 'bin/**/*.test.ts', 'bench/**/*.test.mjs'],
					testTimeout: 30_000,
				},
			},
			{ extends: true, test: { name: 'programs', include: ['e2e/programs/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
		],
	},
})
