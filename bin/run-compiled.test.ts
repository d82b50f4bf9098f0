import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { compiledFile, firstLine, runCompiled } from './run-compiled.mjs'

let folder = ''
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'run-compiled-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Two scripts of one length, which is all that V8 itself looks at. */
const script = (name: string) => `// ${name}\nglobalThis.answer = (() => '${name}')()\n`

function answer(path: string): unknown {
	Reflect.deleteProperty(globalThis, 'answer')
	runCompiled(path)
	return Reflect.get(globalThis, 'answer')
}

function write(name: string): string {
	const path = join(folder, 'script.cjs')
	writeFileSync(path, script(name))
	return path
}

it('takes the code that was made of the script, and no other', () => {
	const path = write('a')
	const code = runCompiled(path).createCachedData()
	writeFileSync(compiledFile(path), Buffer.concat([Buffer.from(firstLine(script('a'))), code]))
	expect(runCompiled(path).cachedDataRejected).toBe(false)
	expect(answer(path)).toBe('a')
	write('b')
	expect(runCompiled(path).cachedDataRejected).toBeUndefined()
	expect(answer(path)).toBe('b')
})

it('compiles where the code is missing, damaged, or of another V8', () => {
	// V8 remembers what it compiled before, so each script is a new one.
	expect(answer(write('c'))).toBe('c')
	const path = write('d')
	writeFileSync(compiledFile(path), 'short')
	expect(answer(path)).toBe('d')
	write('e')
	writeFileSync(compiledFile(path), `${firstLine(script('e'))}not what V8 made`)
	expect(runCompiled(path).cachedDataRejected).toBe(true)
	expect(answer(path)).toBe('e')
})
