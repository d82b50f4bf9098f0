import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { artefact, compileKernel } from './build-kernel.mjs'

it('the committed kernel is what its source compiles to', async () => {
	expect(readFileSync(artefact, 'utf8') === (await compileKernel()), 'run npm run build:kernel').toBe(true)
})
