import { checkPaste } from '../engine/config/check/check-paste'
import type { Problem } from '../engine/config/types'
import { redactAll } from '../engine/mask/redact'
import { plainText } from '../engine/plain-text'
import type { BouncerId } from '../facts/bouncer'
import { bouncers } from '../facts/bouncers'
import { printText } from './print'
import { NotText, readConfig } from './read-input'

/**
 * Checks many files for a program that reads the answer: an editor, a hook before a commit, a workflow. A line for each problem, as
 * compilers print it; a file that is of no bouncer is passed over without a word.
 *
 * @returns The exit code: 1 where a file has an error. A warning alone stops nobody.
 */
export async function checkLines(names: readonly string[], bouncer: BouncerId | null): Promise<number> {
	let [files, errors, warnings] = [0, 0, 0]
	for (const name of names) {
		const problems = await problemsOf(name, bouncer)
		if (problems === null) continue
		files++
		for (const problem of redactAll(problems)) {
			if (problem.severity === 'info') continue
			printText(problemLine(name, problem))
			if (problem.severity === 'error') errors++
			else warnings++
		}
	}
	process.stderr.write(`${names.length} files read, ${files} of a bouncer: ${errors} errors, ${warnings} warnings\n`)
	return errors > 0 ? 1 : 0
}

/** @returns Null where the file is of no bouncer, or is no text. */
async function problemsOf(name: string, bouncer: BouncerId | null): Promise<readonly Problem[] | null> {
	try {
		const { result } = checkPaste(await readConfig(name), bouncer, bouncers, name)
		return result.bouncer === null ? null : result.problems
	} catch (error) {
		if (error instanceof NotText) return null
		throw error
	}
}

/** `FILE:LINE:COLUMN: error: what. What to do`, as gcc prints it; `.github/actions/check/problem-matcher.json` reads it. */
function problemLine(name: string, { line, column, severity, key, message, fix }: Problem): string {
	const told = [key === null ? '' : `${key}:`, plainText(message), plainText(fix)].filter((part) => part !== '').join(' ')
	return `${name}:${line ?? 1}:${column ?? 1}: ${severity}: ${told.replace(/\s+/g, ' ')}\n`
}
