import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

/**
 * To compile the bundle takes 25 ms, a sixth of what it takes to read a short log. So the build keeps the code that V8 made of it.
 * Where that does not fit, as another version of Node runs, V8 tells so and compiles. Node 22 can do this by itself:
 * `module.enableCompileCache()`.
 */
export function compiledFile(script) {
	return script.replace(/\.cjs$/, '.compiled')
}

/**
 * V8 optimises what ran for a while. Of a log of 10 MB that took a third of the processor's time: code has to run four times as
 * long first. A version of V8 that does not know the word would complain about it, so it is told to those that were tried.
 */
function optimiseLate() {
	const [major] = process.versions.node.split('.')
	if (Number(major) <= newestTried) setFlagsFromString('--interrupt-budget=300000')
}

/** Of Node. */
const newestTried = 20

/** Runs a CommonJS script as Node would. @returns {Script} */
export function runCompiled(path) {
	optimiseLate()
	const source = readFileSync(path, 'utf8')
	const script = new Script(`(function (require, module, exports, __filename, __dirname) {${source}\n})`, {
		filename: path,
		cachedData: compiledCode(path, source),
	})
	const module = { exports: {} }
	script.runInThisContext()(createRequire(path), module, module.exports, path, dirname(path))
	return script
}

/** V8 itself compares no more than the length of the source. */
function compiledCode(path, source) {
	let bytes
	try {
		bytes = readFileSync(compiledFile(path))
	} catch {
		return undefined
	}
	const hash = firstLine(source)
	return bytes.toString('latin1', 0, hash.length) === hash ? bytes.subarray(hash.length) : undefined
}

/** The script's first line is a hash of it, and so is the beginning of its compiled code. */
export function firstLine(source) {
	return source.slice(0, source.indexOf('\n') + 1)
}
